import type {
  IncidentTitle,
  RestoredIncident,
  RestoredTitle,
  RestoredUpdate,
  UpdateWords,
} from './events.ts';
import type { IncidentId, OpenedIncident, PostedUpdate } from './incident.ts';
import type { Change, IncidentState, Recorded, State, UpdateState } from './state.ts';
import type { Instant } from './time.ts';
import { factsOfUpdate } from './update-facts.ts';

/** What the events of incidents change; their records are replaced, never written into. */
type Draft = { -readonly [K in 'incidents' | 'updates']: State[K] };

/** Records that are the event's own, to be written into: one event may speak of thousands. */
type OwnIncidents = Record<IncidentId, IncidentState>;
type OwnUpdates = Record<IncidentId, readonly UpdateState[]>;

export function projectOpening(
  draft: Draft,
  opened: OpenedIncident & Pick<IncidentState, 'knownSince'>,
  recorded: Recorded,
): Pick<Change, 'incidents' | 'titles'> {
  const { id, startedAt, impact, panels, features, knownSince } = opened;
  const title: IncidentTitle = { title: opened.title, lags: false, corrected: null };
  return putIncident(ownIncidents(draft), {
    ...{ id, startedAt, impact, panels, features },
    ...(knownSince !== undefined && { knownSince }),
    ...title,
    ...recorded,
    stands: true,
    changed: recorded.revision,
  });
}

/** Gives an incident another title; one whose event was redacted is not there to be changed. */
function putTitle(
  own: OwnIncidents,
  { id, title }: RestoredTitle,
  recorded: Recorded,
): Pick<Change, 'incidents' | 'titles'> {
  const incident = own[id];
  if (!incident) return { incidents: [], titles: [] };
  const { titles } = putIncident(own, { ...incident, ...title, changed: recorded.revision });
  return { incidents: [], titles };
}

/** Puts right when an incident became known, which readers are not told, and its title, if that is another. */
export function recordCorrection(
  draft: Draft,
  { id, title, lags, knownSince }: Pick<IncidentState, 'id' | 'title' | 'lags' | 'knownSince'>,
  recorded: Recorded,
): Pick<Change, 'incidents' | 'titles'> {
  const incident = draft.incidents[id];
  if (!incident) return { incidents: [], titles: [] };
  if (knownSince !== undefined) draft.incidents = { ...draft.incidents, [id]: { ...incident, knownSince } };
  const isSame = incident.title.pl === title.pl && incident.title.en === title.en && incident.lags === lags;
  if (isSame && knownSince !== undefined) return { incidents: [], titles: [] };
  return putTitle(ownIncidents(draft), { id, title: { title, lags, corrected: recorded } }, recorded);
}

/** Replaces the record by a copy. */
function ownIncidents(draft: Draft): OwnIncidents {
  const own = { ...draft.incidents };
  draft.incidents = own;
  return own;
}

function ownUpdates(draft: Draft): OwnUpdates {
  const own = { ...draft.updates };
  draft.updates = own;
  return own;
}

function putIncident(own: OwnIncidents, incident: IncidentState): Pick<Change, 'incidents' | 'titles'> {
  const { id } = incident;
  const before = own[id];
  own[id] = incident;
  return {
    incidents: [{ id, before: before?.stands ?? false, after: incident.stands }],
    titles: [{ id, before: before ? titleOfIncident(before) : null, after: titleOfIncident(incident) }],
  };
}

export function projectPosting(
  draft: Draft,
  posted: PostedUpdate & { readonly at?: Instant },
  recorded: Recorded,
): Change['updates'] {
  const { incident, id, status, body, impact, panels, features, nextUpdateBy, at: about } = posted;
  const words: UpdateWords = { body, lags: false, corrected: null };
  const others = (draft.updates[incident] ?? []).filter((update) => update.id !== id);
  const update: UpdateState = {
    ...{ incident, id, status, impact, panels, features, nextUpdateBy },
    ...words,
    ...recorded,
    ...(about !== undefined && { about }),
    stands: true,
    changed: recorded.revision,
  };
  draft.updates = { ...draft.updates, [incident]: [...others, update] };
  return [{ incident, id, before: null, after: words }];
}

/** Gives updates other words, or takes them back; one whose event was redacted is not there to be changed. */
export function putWords(
  draft: Draft,
  restored: readonly RestoredUpdate[],
  recorded: Recorded,
): Change['updates'] {
  if (!restored.some((one) => draft.updates[one.incident])) return [];
  const own = ownUpdates(draft);
  return restored.flatMap((one) => putOwnWords(own, one, recorded));
}

function putOwnWords(
  own: OwnUpdates,
  { incident, id, words }: RestoredUpdate,
  recorded: Recorded,
): Change['updates'] {
  const updates = own[incident] ?? [];
  const update = updates.find((one) => one.id === id);
  if (!update) return [];
  const next = { ...update, ...words, stands: words !== null, changed: recorded.revision };
  own[incident] = updates.map((one) => (one === update ? next : one));
  const before = wordsOfUpdate(update);
  const hasFacts = before !== null && words?.status !== undefined;
  return [
    { incident, id, before: hasFacts ? { ...before, ...factsOfUpdate(update) } : before, after: words },
  ];
}

/** Puts incidents, their titles and updates back. */
export function applyRestored(
  draft: Draft,
  {
    incidents,
    titles,
    updates,
  }: {
    readonly incidents: readonly RestoredIncident[];
    readonly titles: readonly RestoredTitle[];
    readonly updates: readonly RestoredUpdate[];
  },
  recorded: Recorded,
): Pick<Change, 'incidents' | 'titles' | 'updates'> {
  const isThere = [...titles, ...incidents].some(({ id }) => draft.incidents[id]);
  const own = isThere ? ownIncidents(draft) : {};
  const changes = [
    ...titles.map((title) => putTitle(own, title, recorded)),
    ...incidents.flatMap(({ id, stands }) => {
      const incident = own[id];
      return incident ? [putIncident(own, { ...incident, stands, changed: recorded.revision })] : [];
    }),
  ];
  return {
    incidents: changes.flatMap((change) => change.incidents),
    titles: changes.flatMap((change) => change.titles),
    updates: putWords(draft, updates, recorded),
  };
}

/** What an incident is called; `null`: it was taken back. */
export function titleOfIncident({ stands, title, lags, corrected }: IncidentState): IncidentTitle | null {
  return stands ? { title, lags, corrected } : null;
}

/** What an update says; `null`: it was taken back. */
export function wordsOfUpdate({ stands, body, lags, corrected }: UpdateState): UpdateWords | null {
  return stands ? { body, lags, corrected } : null;
}

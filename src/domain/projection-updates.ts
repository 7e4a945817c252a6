import type {
  IncidentTitle,
  RestoredIncident,
  RestoredTitle,
  RestoredUpdate,
  UpdateWords,
} from './events.ts';
import type { OpenedIncident, PostedUpdate } from './incident.ts';
import type { Change, IncidentState, Recorded, State, UpdateState } from './state.ts';
import type { Instant } from './time.ts';
import { factsOfUpdate } from './update-facts.ts';

/** What the events of incidents change; their records are replaced, never written into. */
type Draft = { -readonly [K in 'incidents' | 'updates']: State[K] };

export function projectOpening(
  draft: Draft,
  opened: OpenedIncident & Pick<IncidentState, 'knownSince'>,
  recorded: Recorded,
): Pick<Change, 'incidents' | 'titles'> {
  const { id, startedAt, impact, panels, features, knownSince } = opened;
  const title: IncidentTitle = { title: opened.title, lags: false, corrected: null };
  return putIncident(draft, {
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
  draft: Draft,
  { id, title }: RestoredTitle,
  recorded: Recorded,
): Pick<Change, 'incidents' | 'titles'> {
  const incident = draft.incidents[id];
  if (!incident) return { incidents: [], titles: [] };
  const { titles } = putIncident(draft, { ...incident, ...title, changed: recorded.revision });
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
  return putTitle(draft, { id, title: { title, lags, corrected: recorded } }, recorded);
}

function putIncident(draft: Draft, incident: IncidentState): Pick<Change, 'incidents' | 'titles'> {
  const { id } = incident;
  const before = draft.incidents[id];
  draft.incidents = { ...draft.incidents, [id]: incident };
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

/** Gives an update other words, or takes it back; one whose event was redacted is not there to be changed. */
export function putWords(
  draft: Draft,
  { incident, id, words }: RestoredUpdate,
  recorded: Recorded,
): Change['updates'] {
  const updates = draft.updates[incident] ?? [];
  const update = updates.find((one) => one.id === id);
  if (!update) return [];
  const next = { ...update, ...words, stands: words !== null, changed: recorded.revision };
  draft.updates = { ...draft.updates, [incident]: updates.map((one) => (one === update ? next : one)) };
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
  const changes = [
    ...titles.map((title) => putTitle(draft, title, recorded)),
    ...incidents.flatMap(({ id, stands }) => {
      const incident = draft.incidents[id];
      return incident ? [putIncident(draft, { ...incident, stands, changed: recorded.revision })] : [];
    }),
  ];
  return {
    incidents: changes.flatMap((change) => change.incidents),
    titles: changes.flatMap((change) => change.titles),
    updates: updates.flatMap((update) => putWords(draft, update, recorded)),
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

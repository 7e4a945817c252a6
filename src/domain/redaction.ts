import type { CellAddress, RecordedCell } from './availability.ts';
import type { ContentDocument } from './documents.ts';
import { nameOfPart } from './event-part.ts';
import type { IncidentTitle, Revision, UpdateWords } from './events.ts';
import type { IncidentId, UpdateId } from './incident.ts';
import type { TranslatedText } from './locale.ts';
import type { MaintenanceCourse, MaintenanceId } from './maintenance.ts';
import { lastingPromise } from './next-update.ts';
import type { PanelId } from './panel.ts';
import { isStatement } from './projection.ts';
import { courseOf } from './projection-maintenance.ts';
import { titleOfIncident, wordsOfUpdate } from './projection-updates.ts';
import { sentencesIn, sentencesOf } from './sentences.ts';
import type { Change, PanelState, State } from './state.ts';
import type { Instant } from './time.ts';

type RecordedPanel = Pick<PanelState, 'restoration' | 'since'>;

/** What taking a payload out of the log would change for readers, and what it would leave. */
export interface RedactionEffect {
  /** Cells that still say what the event said: they fall back to what was before it. */
  readonly availability: readonly (CellAddress & {
    readonly now: RecordedCell;
    readonly fallback: RecordedCell;
  })[];
  readonly restoration: readonly {
    readonly panel: PanelId;
    readonly now: RecordedPanel;
    readonly fallback: RecordedPanel;
  }[];
  /** The promised update falls back to what was promised besides; `null`: it does not fall back. */
  readonly nextUpdate: { readonly now: Instant | null; readonly fallback: Instant | null } | null;
  /** Incidents that are no longer there, because the event opened them. */
  readonly incidents: readonly IncidentId[];
  /** Incidents that have the title again that they had before. */
  readonly titles: readonly {
    readonly id: IncidentId;
    readonly now: IncidentTitle;
    readonly fallback: IncidentTitle;
  }[];
  /** Updates that are no longer there (`null`), or that say again what they said before. */
  readonly updates: readonly {
    readonly incident: IncidentId;
    readonly id: UpdateId;
    readonly now: UpdateWords;
    readonly fallback: UpdateWords | null;
  }[];
  /** Planned work that is no longer there (`null`), or that goes again as it went before. */
  readonly maintenances: readonly {
    readonly id: MaintenanceId;
    readonly now: MaintenanceCourse;
    readonly fallback: MaintenanceCourse | null;
  }[];
  /** Documents the site still says: they are published again first, so nothing is lost. */
  readonly republished: readonly ContentDocument[];
  /** Paths whose words it took off the site: they are withdrawn again first, or they would be back. */
  readonly withdrawn: readonly string[];
  /** Later revisions that carry the same words in themselves: they have to be redacted as well. */
  readonly copies: readonly Revision[];
}

/**
 * What redacting a change would do. The projection reads a redacted event as if it had said nothing, so whatever of it
 * still stands falls back to what was there before.
 */
export function effectOfRedaction(state: State, change: Change): RedactionEffect {
  const { revision } = change;
  return {
    availability: firsts(change.availability, ({ feature, panel }) => `${feature}@${panel}`).flatMap(
      ({ feature, panel, before }) => {
        const cell = state.cells[feature]?.[panel];
        if (cell?.revision !== revision) return [];
        const { state: word, estimate, note, since } = cell;
        return [{ feature, panel, now: { state: word, estimate, note, since }, fallback: before }];
      },
    ),
    restoration: firsts(change.restoration, ({ panel }) => panel).flatMap(({ panel, before }) => {
      const found = state.restoration[panel];
      if (found?.revision !== revision) return [];
      return [{ panel, now: { restoration: found.restoration, since: found.since }, fallback: before }];
    }),
    nextUpdate: nextUpdateOf(state, revision),
    incidents: change.incidents.flatMap(({ id }) => {
      const incident = state.incidents[id];
      return incident?.stands && incident.revision === revision ? [id] : [];
    }),
    titles: titlesOf(state, change),
    updates: updatesOf(state, change),
    maintenances: maintenancesOf(state, change),
    republished: firsts(change.documents, ({ path }) => path).flatMap(({ path }) => {
      const published = state.documents[path];
      return published?.revision === revision ? [published.document] : [];
    }),
    withdrawn: firsts(change.documents, ({ path }) => path).flatMap(({ path }) =>
      state.withdrawn[path]?.revision === revision ? [path] : [],
    ),
    copies: state.changes.filter((later) => carriesWordsOf(later, change)).map((later) => later.revision),
  };
}

/** The parts of a change that can be taken out alone, by their names, each once. */
export function redactableParts(change: Change): string[] {
  if (change.hasParts === undefined) return [];
  const named = Object.entries(listsOf(change)).flatMap(([list, items]) =>
    items.map((item) => nameOfPart(item, list)),
  );
  return [...new Set(named.filter((name) => name !== null))];
}

/** An incident that was told elsewhere goes with all that was told of it. */
export function withUpdates(change: Change, parts: readonly string[]): readonly string[] {
  const below = redactableParts(change).filter((name) =>
    parts.some(
      (one) => one.startsWith('incidents:') && name.startsWith(`${one.replace('incidents', 'updates')}/`),
    ),
  );
  return [...new Set([...parts, ...below])];
}

/** A change as if it had said no more than the parts of these names. */
export function narrowChange(change: Change, parts: readonly string[]): Change {
  const only = <T>(list: string, items: readonly T[]) =>
    items.filter((item) => parts.includes(nameOfPart(item, list) ?? ''));
  const { incidents, updates, maintenances } = listsOf(change);
  return {
    ...change,
    reason: null,
    availability: only('availability', change.availability),
    restoration: only('restoration', change.restoration),
    documents: only('documents', change.documents),
    incidents: only('incidents', incidents),
    titles: [],
    updates: only('updates', updates),
    maintenances: only('maintenances', maintenances),
    nextUpdateBy: null,
  };
}

/** What of a change lies in lists of parts: of incidents, updates and maintenances that which was told elsewhere. */
function listsOf({ type, documents, availability, restoration, incidents, updates, maintenances }: Change) {
  const isImport = type === 'past.imported';
  return {
    documents,
    availability,
    restoration,
    incidents: isImport ? incidents : [],
    updates: isImport ? updates : [],
    maintenances: isImport ? maintenances : [],
  };
}

/** Parts that were taken out of an event, and by which. */
interface RemovedParts {
  readonly parts: readonly string[];
  readonly by: Revision;
  readonly at: Instant;
}

const removed = new WeakMap<readonly Change[], ReadonlyMap<Revision, readonly RemovedParts[]>>();

/** What was taken out of a revision part by part, the first first. */
export function partsRemovedFrom(changes: readonly Change[], revision: Revision): readonly RemovedParts[] {
  const known = removed.get(changes) ?? findRemoved(changes);
  removed.set(changes, known);
  return known.get(revision) ?? [];
}

function findRemoved(changes: readonly Change[]): ReadonlyMap<Revision, readonly RemovedParts[]> {
  const found = new Map<Revision, RemovedParts[]>();
  for (const { redaction, revision: by, at } of changes) {
    if (!redaction?.parts) continue;
    const { revision, parts } = redaction;
    found.set(revision, [...(found.get(revision) ?? []), { parts, by, at }]);
  }
  return found;
}

/** What taking out these parts alone would change: the rest of what the event said stands, what it promised as well. */
export function effectOfParts(state: State, change: Change, parts: readonly string[]): RedactionEffect {
  return { ...effectOfRedaction(state, narrowChange(change, withUpdates(change, parts))), nextUpdate: null };
}

/** Recorded twice in one event, the first has what was before it. */
function firsts<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
}

function titlesOf(state: State, { revision, titles }: Change): RedactionEffect['titles'] {
  return firsts(titles, ({ id }) => id).flatMap(({ id, before }) => {
    const incident = state.incidents[id];
    const now = incident?.changed === revision ? titleOfIncident(incident) : null;
    return before === null || now === null ? [] : [{ id, now, fallback: before }];
  });
}

/** Without the event that posted it an update is not there, whatever was put right in it since. */
function updatesOf(state: State, { revision, updates }: Change): RedactionEffect['updates'] {
  return firsts(updates, ({ incident, id }) => `${incident}/${id}`).flatMap(({ incident, id, before }) => {
    const update = state.updates[incident]?.find((one) => one.id === id);
    const now = update ? wordsOfUpdate(update) : null;
    if (!update || now === null) return [];
    if (update.revision === revision) return [{ incident, id, now, fallback: null }];
    return update.changed === revision ? [{ incident, id, now, fallback: before }] : [];
  });
}

/** Without the event that announced it there is none, whatever was changed of it since. */
function maintenancesOf(state: State, { revision, maintenances }: Change): RedactionEffect['maintenances'] {
  return firsts(maintenances, ({ id }) => id).flatMap(({ id, before }) => {
    const planned = state.maintenances[id];
    const now = planned ? courseOf(planned) : null;
    if (!planned || now === null) return [];
    if (planned.revision === revision) return [{ id, now, fallback: null }];
    return planned.changed === revision ? [{ id, now, fallback: before }] : [];
  });
}

/** What would be promised without what that event said. */
function nextUpdateOf(state: State, revision: Revision): RedactionEffect['nextUpdate'] {
  const others = state.changes.filter((one) => one.revision !== revision && !one.isRedacted);
  const fallback = lastingPromise({
    documents: state.documents,
    confirmation: others.findLast(({ type }) => type === 'status.confirmed') ?? null,
    lastStated: others.findLast(isStatement) ?? null,
    incidents: Object.fromEntries(
      Object.entries(state.incidents).filter(([, incident]) => incident.revision !== revision),
    ),
    updates: Object.fromEntries(
      Object.entries(state.updates).map(([id, all]) => [
        id,
        all.filter((update) => update.revision !== revision),
      ]),
    ),
  });
  const now = state.promise?.nextUpdateBy ?? null;
  return now === fallback ? null : { now, fallback };
}

/** An undo holds copies of what it put back, and a file taken in again holds the same words. */
function carriesWordsOf(later: Change, change: Change): boolean {
  if (later.revision <= change.revision) return false;
  const words = new Set(wordsOfChange(change));
  const sources = new Set(change.documents.flatMap(({ after }) => (after ? [after.sha256] : [])));
  return (
    wordsOfChange(later).some((text) => words.has(text)) ||
    later.documents.some(
      ({ after }) =>
        after !== null && (sources.has(after.sha256) || sentencesOf(after).some((text) => words.has(text))),
    )
  );
}

/** Every text in the payload of a change that readers are shown; of documents the sentences that were not there before. */
export function wordsOfChange(change: Change): string[] {
  const { type, availability, titles, updates, maintenances } = change;
  const texts: (TranslatedText | null)[] = [
    ...availability.map(({ after }) => after.note),
    // An incident that stands again is put back without its words.
    ...titles.map(({ before, after }) =>
      type === 'change.undone' && before === null ? null : (after?.title ?? null),
    ),
    ...updates.map(({ after }) => after?.body ?? null),
    ...maintenances.flatMap(({ words = [] }) => words),
  ];
  const said = texts.flatMap((text) => (text ? [text.pl, text.en] : [])).filter((text) => text !== null);
  return [...said, ...newSentences(change)];
}

function newSentences({ documents }: Change): string[] {
  return documents.flatMap(({ before, after, lastWords }) => {
    const was = new Set(before ? sentencesOf(before) : []);
    const said = after ? sentencesOf(after).filter((text) => !was.has(text)) : [];
    return lastWords === undefined ? said : [...said, ...sentencesIn(lastWords)];
  });
}

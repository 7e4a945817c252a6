import type { CellAddress, StatedCell } from './availability.ts';
import type { ContentDocument } from './documents.ts';
import type { Revision, UpdateWords } from './events.ts';
import type { IncidentId, UpdateId } from './incident.ts';
import type { PanelId } from './panel.ts';
import { wordsOfUpdate } from './projection-updates.ts';
import type { Change, PanelState, State } from './state.ts';
import type { Instant } from './time.ts';

type Standing = Pick<PanelState, 'restoration' | 'since'>;

/** What taking a payload out of the log would change for readers, and what it would leave. */
export interface RedactionEffect {
  /** Cells that still say what the event said: they fall back to what was before it. */
  readonly availability: readonly (CellAddress & {
    readonly now: StatedCell;
    readonly fallback: StatedCell;
  })[];
  readonly restoration: readonly {
    readonly panel: PanelId;
    readonly now: Standing;
    readonly fallback: Standing;
  }[];
  /** The promised update falls back to an earlier confirmation’s; `null`: it does not fall back. */
  readonly nextUpdate: { readonly now: Instant | null; readonly fallback: Instant | null } | null;
  /** Incidents that are no longer there, because the event opened them. */
  readonly incidents: readonly IncidentId[];
  /** Updates that are no longer there (`null`), or that say again what they said before. */
  readonly updates: readonly {
    readonly incident: IncidentId;
    readonly id: UpdateId;
    readonly now: UpdateWords;
    readonly fallback: UpdateWords | null;
  }[];
  /** Documents the site still says: they are published again first, so nothing is lost. */
  readonly republished: readonly ContentDocument[];
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
    updates: updatesOf(state, change),
    republished: firsts(change.documents, ({ path }) => path).flatMap(({ path }) => {
      const published = state.documents[path];
      return published?.revision === revision ? [published.document] : [];
    }),
    copies: state.changes.filter((later) => carriesWordsOf(later, change)).map((later) => later.revision),
  };
}

/** Said twice in one event, the first has what was before it. */
function firsts<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap(([first]) => (first === undefined ? [] : [first]));
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

function nextUpdateOf(state: State, revision: Revision): RedactionEffect['nextUpdate'] {
  if (state.confirmation?.revision !== revision) return null;
  const earlier = state.changes.findLast(
    (one) => one.type === 'status.confirmed' && !one.isRedacted && one.revision < revision,
  );
  return { now: state.confirmation.nextUpdateBy, fallback: earlier?.nextUpdateBy ?? null };
}

/** An undo holds copies of what it put back, and a file taken in again holds the same words. */
function carriesWordsOf(later: Change, { revision, availability, documents, updates }: Change): boolean {
  if (later.revision <= revision) return false;
  const notes = new Set(
    availability.flatMap(({ after }) => (after.note ? [after.note.pl, after.note.en] : [])),
  );
  const sources = new Set(documents.flatMap(({ after }) => (after ? [after.sha256] : [])));
  const bodies = new Set(updates.flatMap(({ after }) => textsOf(after)));
  return (
    later.updates.some(({ after }) => textsOf(after).some((text) => bodies.has(text))) ||
    later.availability.some(
      ({ after }) => after.note !== null && (notes.has(after.note.pl) || notes.has(after.note.en)),
    ) ||
    later.documents.some(({ after }) => after !== null && sources.has(after.sha256))
  );
}

function textsOf(words: UpdateWords | null): string[] {
  return words === null ? [] : [words.body.pl, ...(words.body.en === null ? [] : [words.body.en])];
}

import type { Revision } from './events.ts';
import type { Change } from './state.ts';

/** A thing that changes as a whole: a cell of the matrix, a panel's restoration, a document. */
export type Subject = string;

/** Which revision wrote what a subject says now, before and after each change that touched it. */
interface Passage {
  readonly before: Revision;
  readonly after: Revision;
}

/** What a change touched. */
export function subjectsOf(change: Change): Subject[] {
  return [
    ...change.availability.map(({ feature, panel }) => `${feature} on ${panel}`),
    ...change.restoration.map(({ panel }) => `panel ${panel}`),
    ...change.documents.map(({ path }) => path),
    ...change.incidents.map(({ id }) => `incident ${id}`),
    ...change.updates.map(({ id }) => `update ${id}`),
  ];
}

/**
 * The subjects of a change that do not say any more what it made them say, so that undoing it would take back
 * somebody else's change. An undo gives a subject back to the revision it had before: what was changed and taken
 * back again stands in nobody's way.
 */
export function findChangedSince(changes: readonly Change[], revision: Revision): Subject[] {
  const owners = new Map<Subject, Revision>();
  const passages = new Map<string, Passage>();
  for (const change of changes) {
    for (const subject of subjectsOf(change)) {
      const before = owners.get(subject) ?? 0;
      const undone = change.undoes === null ? undefined : passages.get(`${change.undoes} ${subject}`);
      const after = undone ? undone.before : change.revision;
      passages.set(`${change.revision} ${subject}`, { before, after });
      owners.set(subject, after);
    }
  }
  const change = changes.find((one) => one.revision === revision);
  return change
    ? subjectsOf(change).filter(
        (subject) => owners.get(subject) !== passages.get(`${revision} ${subject}`)?.after,
      )
    : [];
}

/** The latest change that took a revision back; `null` when none did. */
export function takenBackBy(changes: readonly Change[], revision: Revision): Revision | null {
  return changes.findLast((change) => change.undoes === revision)?.revision ?? null;
}

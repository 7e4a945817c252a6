import type { Revision } from './events.ts';
import type { Change } from './state.ts';

/** The revisions that were undone; an undoing undone takes nothing back any more. `changes`: oldest first. */
export function undoneRevisions(changes: readonly Change[]): Readonly<Record<Revision, true>> {
  const undone: Record<Revision, true> = {};
  for (let index = changes.length - 1; index >= 0; index -= 1) {
    const change = changes[index];
    if (change && change.undoes !== null && !undone[change.revision]) undone[change.undoes] = true;
  }
  return undone;
}

/** Of some changes those that were not undone, without the undoing. */
export function effectiveChanges(
  undone: Readonly<Record<Revision, true>>,
  changes: readonly Change[],
): Change[] {
  return changes.filter(({ revision, undoes }) => undoes === null && !undone[revision]);
}

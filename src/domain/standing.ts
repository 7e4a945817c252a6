import type { Revision } from './events.ts';
import type { Change } from './state.ts';

/** Without the changes that were undone, and without the undoing; an undoing undone stands again. Oldest first. */
export function standingChanges(changes: readonly Change[]): Change[] {
  const undone = new Set<Revision>();
  return changes
    .toReversed()
    .filter((change) => {
      if (undone.has(change.revision)) return false;
      if (change.undoes !== null) undone.add(change.undoes);
      return change.undoes === null;
    })
    .toReversed();
}

import type { Revision } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import type { Digest, MayWait, SwapTurn } from '../publish/plan.ts';
import { routes } from '../publish/routes.ts';
import { isComplete, type Manifest } from '../publish/snapshot.ts';
import type { SnapshotWriter } from '../publish/snapshot-writer.ts';
import type { ViewMemory } from '../publish/view-memory.ts';

/** Where a change is seen on more pages than these all of them come at once: who asks for one that comes later waits. */
const MOST_WAITING = 100;

interface Publishing {
  readonly build: string;
  readonly writer: Pick<SnapshotWriter, 'last' | 'has'>;
  readonly memory: Pick<ViewMemory<Digest>, 'holds'>;
  /** The newest that there is to publish. */
  readonly newest: () => Revision;
}

/** What of `state` may wait for the next generation; `null`: nothing may, since nothing of the same site is there. */
export function whatMayWait(state: State, { build, writer, memory, newest }: Publishing): MayWait | null {
  const last = writer.last();
  if (last === null || last.build !== build || last.logId !== state.logId) return null;
  if (last.revision < state.revision) return waiting(last, writer, allButFirst(state, memory));
  // Of the rest nothing waits once more, unless something newer is to be published: then all that was not begun.
  return last.revision === state.revision && !isComplete(last)
    ? waiting(last, writer, () => newest() > state.revision)
    : null;
}

/** All but where a crowd looks first; of a change that is seen on most pages, all but the pages. */
function allButFirst(state: State, memory: Publishing['memory']): (turn: SwapTurn) => boolean {
  let first: SwapTurn | null = null;
  const decide = () => {
    const touched = routes(state)
      .keys()
      .filter((path) => !memory.holds(path));
    return touched.drop(MOST_WAITING).next().done ? 0 : 1;
  };
  return (turn) => {
    first ??= decide();
    return turn > first;
  };
}

/** Nothing waits that comes first, or of which nothing is there. */
function waiting(
  { entries }: Manifest,
  writer: Publishing['writer'],
  isLeft: (turn: SwapTurn) => boolean,
): MayWait {
  return ({ path, turn = 0 }) => {
    const kept = entries[path];
    return turn > 0 && kept !== undefined && writer.has(kept.variants) && isLeft(turn);
  };
}

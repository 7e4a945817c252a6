import type { Revision } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import type { Digest, MayWait, SwapTurn } from '../publish/plan.ts';
import { routes } from '../publish/routes.ts';
import type { SnapshotWriter } from '../publish/snapshot-writer.ts';
import type { ViewMemory } from '../publish/view-memory.ts';

/** Where a change is seen on more pages than these all of them come at once: who asks for one that comes later waits. */
const MOST_WAITING = 100;

interface SwapTurnsOptions {
  readonly build: string;
  readonly writer: Pick<SnapshotWriter, 'last' | 'has'>;
  readonly memory: Pick<ViewMemory<Digest>, 'holds'>;
  /** The newest that there is to publish. */
  readonly newest: () => Revision;
}

/** Which swap of a change brings what. */
export class SwapTurns {
  readonly #options: SwapTurnsOptions;
  /** The last generation left something to the next. */
  #hasRest = false;

  constructor(options: SwapTurnsOptions) {
    this.#options = options;
  }

  /** A generation is there. @param hasRest it left something to the next */
  note(hasRest: boolean): void {
    this.#hasRest = hasRest;
  }

  /** What of `state` may wait for the next generation; `null`: nothing may, since nothing of the same site is there. */
  mayWait(state: State): MayWait | null {
    const last = this.#options.writer.last();
    if (last === null || last.build !== this.#options.build || last.logId !== state.logId) return null;
    if (last.revision < state.revision) return this.#allButFirst(state);
    return last.revision === state.revision && this.#hasRest ? this.#allButBegun(state) : null;
  }

  /** All but where a crowd looks first; of a change that is seen on most pages, all but the pages. */
  #allButFirst(state: State): MayWait {
    const pages = routes(state);
    let first: SwapTurn | null = null;
    const decide = () => {
      const touched = pages.keys().filter((path) => !this.#options.memory.holds(path));
      return touched.drop(MOST_WAITING).next().done ? 0 : 1;
    };
    return this.#waiting((turn) => {
      first ??= decide();
      return turn > first;
    });
  }

  /** Nothing, unless something newer is to be published: then all that was not begun. */
  #allButBegun({ revision }: State): MayWait {
    return this.#waiting(() => this.#options.newest() > revision);
  }

  #waiting(isLeft: (turn: SwapTurn) => boolean): MayWait {
    const { writer } = this.#options;
    const { entries = {} } = writer.last() ?? {};
    return ({ path, turn = 0 }) => {
      const kept = entries[path];
      return turn > 0 && kept !== undefined && writer.has(kept.variants) && isLeft(turn);
    };
  }
}

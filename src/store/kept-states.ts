import type { LogEvent, Revision } from '../domain/events.ts';
import { extend } from '../domain/projection.ts';
import { EMPTY_STATE, type State } from '../domain/state.ts';

/** How far apart the states lie that are kept (events), at least. */
const STEP = 500;
/** How many are kept at most: of a longer log they lie further apart. */
const MOST = 40;

/** Reads the events after a revision, up to another, oldest first. */
type ReadRange = (after: Revision, upTo: Revision) => Promise<readonly LogEvent[]>;

/**
 * A log at any of its revisions, without reading all of it each time: states are kept along the way, and whoever asks for
 * one begins at the nearest before it. A state shares what it can with the one before.
 */
export class KeptStates {
  readonly #read: ReadRange;
  readonly #step: number;
  readonly #most: number;
  readonly #kept = new Map<Revision, State>();
  /** What is read of a log that something was taken out of meanwhile is kept by nobody. */
  #forgotten = 0;
  /** One reads at a time: those who ask at once find what the first has kept. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(read: ReadRange, { step = STEP, most = MOST } = {}) {
    this.#read = read;
    this.#step = step;
    this.#most = most;
  }

  /** How many are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** Forgets all: something was taken out of the log, or it is another. */
  forget(): void {
    this.#forgotten += 1;
    this.#kept.clear();
  }

  /**
   * The state after that event.
   *
   * @param of how many events there are
   * @throws what reading throws
   */
  at(revision: Revision, of: Revision): Promise<State> {
    const made = this.#queue.then(() => this.#make(revision, this.#stepFor(of)));
    this.#queue = made.catch(() => undefined);
    return made;
  }

  /** Twice as far as long as there would be too many. Those that lie between go. */
  #stepFor(of: Revision): number {
    let step = this.#step;
    while (of / step > this.#most) step *= 2;
    for (const revision of this.#kept.keys()) if (revision % step !== 0) this.#kept.delete(revision);
    return step;
  }

  async #make(revision: Revision, step: number): Promise<State> {
    const forgotten = this.#forgotten;
    let state = this.#nearest(revision);
    while (state.revision < revision) {
      const next = Math.min(revision, state.revision - (state.revision % step) + step);
      const events = await this.#read(state.revision, next);
      state = extend(state, events);
      if (state.revision !== next) throw new Error(`the log does not have revision ${next}`);
      if (next % step === 0 && forgotten === this.#forgotten) this.#kept.set(next, state);
    }
    return state;
  }

  #nearest(revision: Revision): State {
    const [nearest] = [...this.#kept.keys()].filter((one) => one <= revision).sort((x, y) => y - x);
    return (nearest === undefined ? undefined : this.#kept.get(nearest)) ?? EMPTY_STATE;
  }
}

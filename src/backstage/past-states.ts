import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { Revision } from '../domain/events.ts';
import { publicPast } from '../domain/public-state.ts';
import type { State } from '../domain/state.ts';
import { KeptStates } from '../store/kept-states.ts';
import type { Tables } from '../store/log.ts';
import { readEvents } from '../store/stored-events.ts';
import type { PastSource, ViewContext } from '../views/context.ts';

/** How many states that were asked for are kept as readers may know them: a crowd asks for few. */
const ASKED = 24;

/** What past states are read from. */
interface PastLog {
  /** Reads the tables. @throws DatabaseTrouble when they cannot be read */
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

/** The states that readers saw at earlier revisions, without what was taken out of the log since. */
export class PastStates {
  readonly #kept: KeptStates;
  /** By revision, what was asked for last at the end. */
  readonly #asked = new Map<Revision, State>();
  /** Of which log they are, and what of it had been taken out when they were read. */
  #of = '';

  constructor(log: PastLog) {
    this.#kept = new KeptStates((after, upTo) => log.use((tables) => readEvents(tables, after, upTo)));
  }

  /**
   * @param now what readers see now, of which the revision asked for is not ahead
   * @throws DatabaseTrouble when the log cannot be read
   */
  async at(revision: Revision, now: State): Promise<State> {
    if (revision === now.revision) return now;
    this.forgetRemoved(now);
    const known = this.#asked.get(revision);
    const of = this.#of;
    const state = known ?? publicPast(await this.#kept.at(revision, now.revision), now);
    if (of === this.#of) this.#keep(revision, state);
    return state;
  }

  /** Keeps nothing of what was read before something was taken out, nor of another log. */
  forgetRemoved({ logId, changes }: Pick<State, 'logId' | 'changes'>): void {
    const removed = changes.findLast(({ redaction }) => redaction !== undefined)?.revision ?? 0;
    const of = `${logId} ${removed}`;
    if (of === this.#of) return;
    this.#of = of;
    this.#asked.clear();
    this.#kept.forget();
  }

  #keep(revision: Revision, state: State): void {
    this.#asked.delete(revision);
    this.#asked.set(revision, state);
    const [oldest] = this.#asked.keys();
    if (this.#asked.size > ASKED && oldest !== undefined) this.#asked.delete(oldest);
  }
}

/** What pages of the past are made from, where readers are shown a context of now. */
export function pastSourceOf(states: PastStates): (now: ViewContext) => PastSource {
  return (now) => ({
    now,
    stateAt: (revision) =>
      states.at(revision, now.state).catch((error: unknown) => {
        if (error instanceof DatabaseTrouble) return null;
        throw error;
      }),
  });
}

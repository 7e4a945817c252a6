import { setTimeout } from 'node:timers/promises';

/** Lets one after the other do something. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** @returns what `work` returns, once it had its turn */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /**
   * Waits for a turn, or for as long as is worth it, and then goes ahead beside whoever has it.
   *
   * @param patience ms
   * @returns what ends the turn
   */
  async enter(patience?: number): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    if (patience === undefined) {
      await before;
      return resolve;
    }
    const late = new AbortController();
    const waiting = setTimeout(patience, undefined, { signal: late.signal }).catch(() => undefined);
    await Promise.race([before, waiting]);
    late.abort();
    return resolve;
  }

  /** Resolves once everybody who waits now had their turn. */
  async settled(): Promise<void> {
    await this.#last;
  }
}

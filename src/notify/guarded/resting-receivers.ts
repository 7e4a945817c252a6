/** So many times in a row nobody answered in time; then nobody is asked for so long (ms). */
const REST = { after: 8, for: 30_000 } as const;

/** Receivers that are remembered at most: more do not hang at the same time. */
const MOST = 10_000;

/**
 * Receivers that do not answer in time: each message to one holds a place for the whole wait, and with all places held nobody is told. Who
 * let several wait in a row is left alone for a while.
 */
export class RestingReceivers {
  readonly #known = new Map<string, { readonly times: number; readonly until: number }>();

  /** @param now ms */
  isResting(origin: string, now: number): boolean {
    return now < (this.#known.get(origin)?.until ?? 0);
  }

  note(origin: string, isLate: boolean, now: number): void {
    if (!isLate) {
      this.#known.delete(origin);
      return;
    }
    if (this.#known.size >= MOST) this.#known.clear();
    const times = (this.#known.get(origin)?.times ?? 0) + 1;
    this.#known.set(origin, { times, until: times >= REST.after ? now + REST.for : 0 });
  }
}

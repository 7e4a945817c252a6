/** So many forms of one network at once, and one more every so often (ms): an office that has just heard of it, not a program. */
const BURST = 20;
const REFILL = 30_000;
/** Networks are looked through for those that may send all again when there are more. */
const MANY = 10_000;

interface Bucket {
  left: number;
  at: number;
}

/** A bucket for each network: whoever signs up strangers by the hundred is slowed down. */
export class SubscribeFlood {
  readonly #clock: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param clock any that only moves forward (ms) */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Takes one. Returns 0, or how long to wait for the next (whole seconds, at least 1). */
  take(network: string): number {
    const now = this.#clock();
    if (this.#buckets.size > MANY) this.#forgetFull(now);
    const left = filledUp(this.#buckets.get(network), now);
    this.#buckets.set(network, { left: left < 1 ? left : left - 1, at: now });
    return left < 1 ? Math.max(1, Math.ceil(((1 - left) * REFILL) / 1000)) : 0;
  }

  #forgetFull(now: number): void {
    for (const [network, bucket] of this.#buckets) {
      if (filledUp(bucket, now) === BURST) this.#buckets.delete(network);
    }
  }
}

function filledUp(bucket: Bucket | undefined, now: number): number {
  return bucket === undefined ? BURST : Math.min(BURST, bucket.left + (now - bucket.at) / REFILL);
}

/** What one token may send: so many at once, and so many a second from then on. */
const BURST = 120;
const PER_SECOND = 4;
/** Buckets are looked through for full ones when there are more. */
const MANY = 1000;

interface Bucket {
  left: number;
  /** ms of `clock` */
  at: number;
}

/** A bucket for each token: a machine that runs wild is slowed down, others are not. */
export class Flood {
  readonly #clock: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** `clock`: any that only moves forward (ms). */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Takes one. Returns 0, or how long to wait for the next (whole seconds, at least 1). */
  take(tokenId: string): number {
    const now = this.#clock();
    if (this.#buckets.size > MANY) this.#forgetFull(now);
    const bucket = this.#buckets.get(tokenId) ?? { left: BURST, at: now };
    bucket.left = filledUp(bucket, now);
    bucket.at = now;
    this.#buckets.set(tokenId, bucket);
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / PER_SECOND);
    bucket.left -= 1;
    return 0;
  }

  #forgetFull(now: number): void {
    for (const [id, bucket] of this.#buckets) {
      if (filledUp(bucket, now) === BURST) this.#buckets.delete(id);
    }
  }
}

function filledUp({ left, at }: Bucket, now: number): number {
  return Math.min(BURST, left + ((now - at) / 1000) * PER_SECOND);
}

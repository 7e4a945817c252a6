/** How long one transaction of a fan-out may take (ms); others that write wait for it. */
const AIM = 5.5;
/** After each, others come first for so long (ms). */
const BREATH = 2;
const FIRST = 500;
const [LEAST, MOST] = [300, 5000];

/** Has a fan-out go on in parts that are short, however fast the machine is. */
export class FanOutPace {
  readonly #monotonic: () => number;
  #size = FIRST;
  /** The longest part (ms). */
  #longest = 0;

  /** @param monotonic goes forward and is never set (ms) */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  get longest(): number {
    return this.#longest;
  }

  /**
   * Does one part, then lets others write.
   *
   * @param work calls `begin` once others wait for it: how long it waited for others says nothing of its size
   */
  async part<T>(work: (most: number, begin: () => void) => Promise<T>): Promise<T> {
    let started = this.#monotonic();
    const done = await work(this.#size, () => {
      started = this.#monotonic();
    });
    const took = this.#monotonic() - started;
    this.#longest = Math.max(this.#longest, took);
    if (took > AIM) this.#size = Math.max(LEAST, Math.floor((this.#size * AIM) / took));
    else if (took < AIM / 2) this.#size = Math.min(MOST, Math.ceil(this.#size * 1.25));
    await new Promise((resolve) => setTimeout(resolve, BREATH));
    return done;
  }
}

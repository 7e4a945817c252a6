/** Over how long a pace is taken (ms): what was sent before that counts for little. */
const WINDOW = 2000;
/** What somebody is taken to have sent who has only just begun (bytes). */
const CREDIT = 512;

/** How quickly a client sends or reads, so that the slowest can be told: recent bytes, of which the older fade. */
export class Pace {
  #bytes = CREDIT;
  #at: number;

  /** @param now of a clock that only goes forward (ms) */
  constructor(now: number) {
    this.#at = now;
  }

  moved(bytes: number, now: number): void {
    this.#bytes = this.#bytes * Math.exp((this.#at - now) / WINDOW) + bytes;
    this.#at = now;
  }

  /** Greater is quicker. All fade alike, so two can be compared whenever each of them last moved. */
  get rank(): number {
    return Math.log(this.#bytes) + this.#at / WINDOW;
  }
}

/** Less is chance: a handful of addresses that are wrong (of a run). */
const AT_LEAST = 10;
/** But so many, and nobody who took theirs: a small site has no longer runs. */
const ALL_OF = 3;
/** More than this part of a run refused says that something is wrong here, not with them. */
const TOO_MANY = 0.05;

/**
 * What was refused in a run: from the first message until nothing is left to send. Whose address is to get nothing more is decided at its end:
 * a server that refuses everybody ends nobody.
 */
export class Refusals {
  #tried = 0;
  #refused = 0;
  #isGivenUp = false;
  /** Whose address was refused, and why. */
  #stopped = new Map<string, string>();
  /** Who refused a message for some other reason. */
  #others = new Set<string>();

  delivered(): void {
    this.#tried += 1;
  }

  refused(subscriber: string, why: string, isAddress: boolean): void {
    this.#tried += 1;
    this.#refused += 1;
    if (isAddress) this.#stopped.set(subscriber, why);
    else this.#others.add(subscriber);
  }

  /** Nothing more is to be sent; said once in a run. */
  get areTooMany(): boolean {
    return !this.#isGivenUp && this.#refused >= AT_LEAST && this.#refused > this.#tried * TOO_MANY;
  }

  /** At its end: several, and nobody took theirs. */
  get wereAll(): boolean {
    return !this.#isGivenUp && this.#refused >= ALL_OF && this.#refused === this.#tried;
  }

  /** Nobody is to be stopped for it, nor for what is still in flight. */
  giveUp(): void {
    this.#isGivenUp = true;
  }

  get tried(): number {
    return this.#tried;
  }

  get count(): number {
    return this.#refused;
  }

  /** Ends the run. @returns what is to be decided of it */
  end(): { readonly stopped: ReadonlyMap<string, string>; readonly others: readonly string[] } {
    const ended = this.#isGivenUp
      ? { stopped: new Map<string, string>(), others: [] }
      : { stopped: this.#stopped, others: [...this.#others] };
    this.#isGivenUp = false;
    this.#tried = 0;
    this.#refused = 0;
    this.#stopped = new Map();
    this.#others = new Set();
    return ended;
  }
}

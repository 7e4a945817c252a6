/** Does one thing whenever it is woken: once at a time, and once more in the end for whoever woke it meanwhile. */
export class Wakeable {
  readonly #work: () => Promise<void>;
  #isWoken = false;
  #isStopped = false;
  #running: Promise<void> | null = null;

  /** @param work never throws */
  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  wake(): void {
    if (this.#isStopped) return;
    this.#isWoken = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves once nothing is left to be done. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Finishes what is under way, and begins nothing more, also where that wakes it. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#isWoken = false;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWoken) {
      this.#isWoken = false;
      await this.#work();
    }
  }
}

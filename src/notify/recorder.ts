import type { Logger } from 'pino';
import type { SettledAttempt } from '../store/telling/record.ts';
import type { StoredTelling } from '../store/telling/stored-telling.ts';

/** How long to wait for a database that does not take it (ms). */
const AGAIN = 1000;

interface Waiting {
  readonly settled: SettledAttempt;
  readonly done: () => void;
}

/**
 * Writes down what became of messages: what comes while it writes goes into the next transaction. Whoever sent one waits for that,
 * so that no more is unwritten than is in flight.
 */
export class Recorder {
  readonly #telling: Pick<StoredTelling, 'record'>;
  readonly #logger: Logger;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(telling: Pick<StoredTelling, 'record'>, logger: Logger) {
    this.#telling = telling;
    this.#logger = logger;
  }

  /** Resolves once it is written. */
  record(settled: SettledAttempt): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ settled, done: resolve });
    if (!this.#isWriting) void this.#write();
    return promise;
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    let said = false;
    while (this.#waiting.length > 0) {
      // What ends in the same turn of the loop is written together.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#telling.record(
          batch.map(({ settled }) => settled),
          new Map(),
        );
        for (const { done } of batch) done();
      } catch (error) {
        if (!said) this.#logger.error({ error }, 'notify: what was sent cannot be written down');
        said = true;
        this.#waiting.unshift(...batch);
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
    this.#isWriting = false;
  }
}

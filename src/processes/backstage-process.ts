import { join } from 'node:path';
import type { Logger } from 'pino';
import { ROOT } from '../config/folders.ts';
import { Supervised } from './child-process.ts';
import { GO, REHEARSE } from './hand-over.ts';
import type { SiteWatch } from './metrics/watch-site.ts';

/** Backstage that says nothing for so long hangs (ms). */
const SILENCE = 10_000;

/** Backstage under supervision. */
export class BackstageProcess {
  readonly #process: Supervised;
  #isRehearsing = false;
  #rehearsed = Promise.withResolvers<void>();
  #ready = Promise.withResolvers<void>();
  /** While somebody waits to hear that it failed, and does something about it. */
  #fail: ((error: Error) => void) | null = null;
  #why = '';

  /** @param isLarge whether what is published is a large site, asked whenever the process is started */
  constructor(logger: Logger, watch: SiteWatch, isLarge: () => boolean = () => false) {
    this.#process = new Supervised({
      name: 'backstage',
      module: join(ROOT, 'src', 'processes', 'backstage.ts'),
      args: () => (this.#isRehearsing ? [REHEARSE] : []),
      isLarge,
      logger,
      ...watch.backstage({
        onMessage: (message) => {
          if (message.kind === 'rehearsed') this.#rehearsed.resolve();
          if (message.kind === 'ready') this.#ready.resolve();
          if (message.kind === 'refused') this.#why = message.message;
        },
        onExit: () => this.#fail?.(new Error(this.#why || 'backstage ended; the log says why')),
      }),
      silenceLimit: SILENCE,
    });
  }

  /** Starts it, and has it make ready what it will publish; nothing is opened yet. @throws when it cannot */
  async rehearse(): Promise<void> {
    this.#isRehearsing = true;
    this.#process.start();
    await this.#orFail(this.#rehearsed);
  }

  /** Resolves when it answers. @throws only after a rehearsal: whoever comes without one is started until it does */
  async open(): Promise<void> {
    this.#ready = Promise.withResolvers<void>();
    if (!this.#isRehearsing) {
      this.#process.start();
      return this.#ready.promise;
    }
    this.#isRehearsing = false;
    this.#process.send(GO);
    return this.#orFail(this.#ready);
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }

  async #orFail({ promise, reject }: PromiseWithResolvers<void>): Promise<void> {
    this.#fail = reject;
    try {
      await promise;
    } finally {
      this.#fail = null;
    }
  }
}

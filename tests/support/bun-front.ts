import type { Ending } from '../../src/front/engines/engine.ts';
import { type FrontOptions, STOPPING } from '../../src/front/server.ts';
import { BACKSTAGE_MOVES, HAND_OVER } from '../../src/processes/hand-over.ts';
import { type FrontProcess, forkFront } from './front-process.ts';

/** A front that Bun serves, in a process of its own, with the methods of `Front`. */
export class BunFront {
  readonly #options: FrontOptions;
  #process: FrontProcess | null = null;

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** Resolves with the port. */
  async start(): Promise<number> {
    const { metrics, onSwap, ...given } = this.#options;
    this.#process = await forkFront('bun', {
      given,
      env: { METRICS_TOKEN: metrics?.token ?? '' },
      onServing: onSwap,
      onMetrics: (child) => void metrics?.read().then((text) => child.send({ metrics: text })),
    });
    return this.#process.port;
  }

  expectBackstage(): void {
    this.#process?.child.send(BACKSTAGE_MOVES);
  }

  /** As it is told to end by its supervisor, which knows two ways: soon, or because another is there and whoever comes may still ask. */
  async stop({ grace }: Ending = STOPPING): Promise<void> {
    await this.#process?.end(grace > STOPPING.grace ? (child) => child.send(HAND_OVER) : undefined);
  }
}

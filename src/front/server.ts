import { answerTo, type FrontState } from './answer.ts';
import { type MetricsAccess, metricsAnswer } from './answer-metrics.ts';
import { BackstageClient } from './backstage.ts';
import { type Ending, type Engine, KEPT_ALIVE, type Listen, type OpenEngine } from './engines/engine.ts';
import { Follower } from './follow.ts';
import { readinessAnswer } from './health.ts';
import { Offers } from './offers.ts';
import type { FrontQuestion } from './question.ts';

export interface FrontOptions {
  readonly listen: Listen;
  /** Folder of the snapshot. */
  readonly snapshot: string;
  /** Socket of backstage; `null` where there is none. */
  readonly socket: string | null;
  /** Requests come through a proxy next to us, whose word for the client's address counts. */
  readonly isBehindProxy: boolean;
  /** Whether `/metrics` is answered here, to whom and with what; `null`: it is an unknown address like any other. */
  readonly metrics: MetricsAccess | null;
  /** Called whenever another generation is served. */
  readonly onSwap: (id: string) => void;
}

/** Somebody waits for its end. */
export const STOPPING: Ending = { grace: 500, limit: 5000 };
/** Another front is there already: a connection that is kept may be asked over until it ends by itself, as its client was told. */
export const HANDING_OVER: Ending = { grace: KEPT_ALIVE + 2000, limit: 40_000 };

/**
 * Answers readers from the snapshot, and passes on what only backstage can answer. What is answered is decided here and in `answer.ts`;
 * an engine carries it out.
 */
export class Front {
  readonly #follower: Follower;
  readonly #backstage: BackstageClient | null;
  readonly #engine: Engine;

  /** @param open what carries answers out */
  constructor(options: FrontOptions, open: OpenEngine) {
    const { listen, snapshot, socket, isBehindProxy, metrics } = options;
    const follower = new Follower(snapshot, options.onSwap);
    const backstage =
      socket === null
        ? null
        : new BackstageClient(socket, isBehindProxy, () => follower.generation?.manifest.revision ?? null);
    const state: FrontState = {
      get generation() {
        return follower.generation;
      },
      hasBackstage: backstage !== null,
      offers: new Offers(snapshot),
      readiness: () => readinessAnswer(follower, backstage),
      metrics: metrics && ((asked: FrontQuestion) => metricsAnswer(asked, metrics)),
      comesNext: (generation) => follower.comesNext(generation),
      wall: () => Date.now(),
    };
    this.#follower = follower;
    this.#backstage = backstage;
    this.#engine = open({ listen, backstage, answer: (question) => answerTo(question, state) });
  }

  /** Listens, then takes the snapshot. Resolves with the port. */
  async start(): Promise<number> {
    const port = await this.#engine.start();
    this.#follower.start();
    return port;
  }

  /** How it is, beside what is counted by request. */
  get figures() {
    const { generation, swappedAt } = this.#follower;
    return { ...this.#engine.figures, generation: generation?.manifest ?? null, swappedAt };
  }

  /** Another backstage takes the place of the one there is: what only it can answer waits a moment. */
  expectBackstage(): void {
    this.#backstage?.expectAnother();
  }

  /** Ends it; see `Engine.stop`. */
  async stop(ending: Ending = STOPPING): Promise<void> {
    // Somebody waits for the end; who hands over goes on following what is published.
    if (ending !== HANDING_OVER) this.#follower.waitNoMore();
    await this.#engine.stop(ending);
    this.#follower.stop();
    this.#backstage?.close();
  }
}

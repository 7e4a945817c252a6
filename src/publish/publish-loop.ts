import type { Plan, Publication } from './planned.ts';
import { publishPlan } from './publisher.ts';
import { SnapshotWriter } from './snapshot-writer.ts';
import { StateStore } from './state-store.ts';

/** The browser's and Node's timers hold no more (ms). */
const LONGEST_WAIT = 2 ** 30;
/** How long to wait after a failure, doubling (ms). */
const FIRST_RETRY = 500;
const LAST_RETRY = 15_000;
/** How long what people do not look at may wait at most while one change follows the other (ms). */
const LONGEST_BEHIND = 500;
/** How soon a page that failed is tried again by itself (ms). */
const RETRY_PAGES = 30_000;

/** Old generations are cleared away at most this often (ms). */
const CLEAN_EVERY = 20_000;

/** How often it is looked whether what was published still lies on disk (ms). */
const LOOK_EVERY = 10_000;

/** What cannot be published now, since when. */
interface PublishTrouble {
  readonly message: string;
  /** Wall clock, RFC 3339. */
  readonly since: string;
}

interface PublishLoopOptions<P extends Plan> {
  /** Folder of the snapshot. */
  readonly folder: string;
  /**
   * What is to be published now; `null`: nothing may be.
   *
   * @param mayWait whether it may leave to the next generation, which follows at once, what people do not look at
   */
  readonly plan: (mayWait: boolean) => P | null;
  /** Told of every publication, also of one that changed nothing. */
  readonly onPublished: (publication: Publication, plan: P, isNew: boolean) => void;
  readonly onError: (error: unknown, path: string | null) => void;
}

/**
 * Publishes whenever it is woken, and when the site changes by itself. One publication at a time: however often it is
 * woken meanwhile, one more follows.
 */
export class PublishLoop<P extends Plan> {
  readonly writer: SnapshotWriter;
  readonly states: StateStore;
  readonly #options: PublishLoopOptions<P>;
  #isWoken = false;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #retry = FIRST_RETRY;
  #isStopped = false;
  #isDamaged = false;
  #cleaned = Number.NEGATIVE_INFINITY;
  #trouble: PublishTrouble | null = null;
  #failures = 0;
  /** Since when something of the last generation waits for the next (monotonic, ms); `null`: nothing does. */
  #behindSince: number | null = null;
  readonly #looking: NodeJS.Timeout;

  constructor(options: PublishLoopOptions<P>) {
    this.#options = options;
    this.writer = new SnapshotWriter(options.folder);
    this.states = new StateStore(options.folder, this.writer);
    this.#looking = setInterval(() => this.look(), LOOK_EVERY).unref();
  }

  /** Publishes anew what somebody took away from the disk, or cut. */
  look(): void {
    if (this.#running || this.#isStopped || this.writer.isWhole()) return;
    this.#isDamaged = true;
    this.wake();
  }

  /** Nothing is being published, and it may begin with something. */
  get isIdle(): boolean {
    return this.#running === null && !this.#isStopped;
  }

  /** `null`: all that was to be published is. */
  get trouble(): PublishTrouble | null {
    return this.#trouble;
  }

  /** How often since the start nothing could be published. */
  get failures(): number {
    return this.#failures;
  }

  wake(): void {
    if (this.#isStopped) return;
    this.#isWoken = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves once nothing is being published. */
  async whenIdle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Finishes the publication under way, and what it leaves to the next; starts no other. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    clearInterval(this.#looking);
    await this.whenIdle();
  }

  async #run(): Promise<void> {
    while (this.#isWoken && (!this.#isStopped || this.#behindSince !== null)) {
      this.#isWoken = false;
      try {
        await this.#publish();
        this.#retry = FIRST_RETRY;
        this.#trouble = null;
      } catch (error) {
        this.#failures += 1;
        const message = error instanceof Error ? error.message : String(error);
        if (this.#trouble?.message !== message) this.#options.onError(error, null);
        this.#trouble = { message, since: this.#trouble?.since ?? new Date().toISOString() };
        this.#wakeIn(this.#retry);
        this.#retry = Math.min(LAST_RETRY, this.#retry * 2);
      }
    }
  }

  async #publish(): Promise<void> {
    const before = this.writer.last()?.id;
    const mayWait = !this.#trouble && !this.#isDamaged && before !== undefined && this.#mayWait;
    const plan = this.#options.plan(mayWait);
    if (plan === null) return;
    if (this.#trouble || this.#isDamaged || before === undefined) this.writer.forget();
    this.#isDamaged = false;
    const publication = await publishPlan(plan, this.writer, this.states, this.#options.onError);
    const { manifest } = publication;
    const next = manifest.changesAt === null ? LONGEST_WAIT : Date.parse(manifest.changesAt) - Date.now();
    const failing = Object.keys(manifest.failing).length > 0;
    // What cannot be read as an instant is none.
    const wait = Math.min(Number.isNaN(next) ? LONGEST_WAIT : next, failing ? RETRY_PAGES : LONGEST_WAIT);
    this.#wakeIn(Math.max(10, wait));
    this.#noteWaiting(publication.waiting.length > 0);
    this.#options.onPublished(publication, plan, manifest.id !== before);
    if (plan.forgetsPast) await this.writer.forgetPast(this.states.kept);
    else await this.#clean();
  }

  /** What follows is whole unless another change came meanwhile, and in any case before long. */
  get #mayWait(): boolean {
    return this.#behindSince === null || performance.now() - this.#behindSince < LONGEST_BEHIND;
  }

  #noteWaiting(isWaiting: boolean): void {
    if (!isWaiting) this.#behindSince = null;
    else this.#behindSince ??= performance.now();
    if (isWaiting) this.#isWoken = true;
  }

  /** Clears away what nobody is served any more, unless there is something to publish. */
  async #clean(): Promise<void> {
    if (performance.now() - this.#cleaned < CLEAN_EVERY) return;
    const isDone = await this.writer.collectGarbage(this.states.kept, () => !this.#isWoken);
    if (isDone) this.#cleaned = performance.now();
  }

  #wakeIn(wait: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => this.wake(), wait);
    this.#timer.unref();
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import type { Logger } from 'pino';
import { HAND_OVER } from './hand-over.ts';
import type { BackstageReport, FrontReport } from './metrics/reports.ts';
import { nodeArguments } from './quick-start.ts';
import { type Glimpse, glimpse, wasStarved } from './wants-to-run.ts';

/** What a child says over IPC. */
type ChildMessage =
  | { readonly kind: 'beat' | 'ready' | 'rehearsed' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'serving'; readonly id: string }
  | { readonly kind: 'refused'; readonly message: string }
  /** What it tells for the metrics; see `metrics/`. */
  | { readonly kind: 'front-report'; readonly report: FrontReport }
  | { readonly kind: 'backstage-report'; readonly report: BackstageReport }
  | { readonly kind: 'metrics' };

/** A program other than the Node that we run on. */
export interface Program {
  readonly execPath: string;
  readonly execArgv: readonly string[];
  /** What it is called in the list of processes. */
  readonly argv0: string;
}

export interface SupervisedOptions {
  /** For the log: `front`, `backstage`. */
  readonly name: string;
  /** The module it runs, and what it is given. */
  readonly module: string;
  readonly args: () => readonly string[];
  /** What runs it; `null` or left out: Node. */
  readonly program?: Program | null;
  /** Whether it will hold a large site, asked whenever it is started; left out: no. */
  readonly isLarge?: () => boolean;
  /** What of ours it has open as well, from 4 on. */
  readonly fds?: readonly number[];
  /** One that was forked before and waits to be told its arguments; the first to be supervised. */
  readonly forked?: ChildProcess | null;
  readonly logger: Logger;
  readonly onMessage: (message: ChildMessage) => void;
  /** Told whenever it ended, before it is started again; and whether it was asked to. */
  readonly onExit?: (isAsked: boolean) => void;
  /**
   * A child that says nothing for so long hangs, and is killed (ms); `STARVED_TIMES` as long while the machine does not let it run.
   * `null`: it is not watched.
   */
  readonly silenceLimit: number | null;
}

/** One that was well is started again at once: somebody waits. The wait doubles while it does not stay up (ms). */
const FIRST_WAIT = 200;
const LAST_WAIT = 30_000;
/** A child that ran for so long since it first said something is well (ms): a slow machine takes its time to load it. */
const WELL_AFTER = 10_000;
/** Until it says something for the first time it may take longer: a machine that is slow takes its time to load it (ms). */
const START_LIMIT = 60_000;
/** Threads for compression and files: those that wait for the disk leave the others to compress. */
const THREADS = '8';
/** Where glibc keeps what those threads have given back: each of them would keep its own. */
const ARENAS = '2';
/**
 * So often a silent child is looked at before it is taken to hang. A machine that was halted, or moved while it ran, hears nobody for as
 * long as it stood still: that is one look, and no reason to kill.
 */
const LOOKS = 5;
/** So many times as long a child may be silent that would run and is not given the time: on a machine with too much to do. */
const STARVED_TIMES = 6;
/** How long a child may take to stop before it is killed (ms). */
const STOP_LIMIT = 8000;
/** The same where nobody waits for it: longer than anything a front takes (ms). */
const LEAVE_LIMIT = 60_000;

/**
 * Starts a module of ours as a process of its own.
 *
 * @param fds what of ours it has open as well, from 4 on
 * @param program what runs it; `null`: Node
 * @param isLarge it holds a large site
 */
export function forkModule(
  module: string,
  args: readonly string[],
  fds: readonly number[],
  environment: NodeJS.ProcessEnv,
  program: Program | null = null,
  isLarge = false,
): ChildProcess {
  const { execArgv, ...options } = program ?? { execArgv: nodeArguments(module, isLarge) };
  return fork(module, args, {
    ...options,
    execArgv: [...execArgv],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', ...fds],
    env: { UV_THREADPOOL_SIZE: THREADS, MALLOC_ARENA_MAX: ARENAS, ...environment },
  });
}

/** A child process that is started again whenever it ends. */
export class Supervised {
  readonly #options: SupervisedOptions;
  #child: ChildProcess | null = null;
  #forked: ChildProcess | null;
  #wait = FIRST_WAIT;
  #restart: NodeJS.Timeout | null = null;
  #silence: NodeJS.Timeout | null = null;
  #isStopping = false;

  constructor(options: SupervisedOptions) {
    this.#options = options;
    this.#forked = options.forked ?? null;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Tells the child something over IPC; nothing happens while there is none. */
  send(message: object | string): void {
    // Between its end and the news of that, nobody is there to hear it.
    if (this.#child?.connected) this.#child.send(message, () => undefined);
  }

  start(): void {
    this.#isStopping = false;
    const { onMessage } = this.#options;
    let heard: number | null = null;
    const child = this.#fork();
    this.#child = child;
    const { silenceLimit } = this.#options;
    this.#listenForLife(silenceLimit && START_LIMIT);
    child.on('message', (message) => {
      heard ??= performance.now();
      this.#listenForLife(silenceLimit);
      if (isChildMessage(message)) onMessage(message);
    });
    child.on('error', () => child.kill('SIGKILL'));
    child.once('exit', (code, signal) => {
      this.#child = null;
      if (this.#silence) clearInterval(this.#silence);
      this.#options.onExit?.(this.#isStopping);
      const ran = heard === null ? 0 : performance.now() - heard;
      if (!this.#isStopping) this.#startAgain(ran, signal ?? `code ${code}`);
    });
  }

  #fork(): ChildProcess {
    const { module, args, fds = [], program, isLarge } = this.#options;
    const forked = this.#forked;
    this.#forked = null;
    if (forked?.connected) {
      forked.ref();
      forked.channel?.ref();
      forked.send({ arguments: args() }, () => undefined);
      return forked;
    }
    return forkModule(module, args(), fds, process.env, program, isLarge?.());
  }

  /** Asks the child to stop, and kills it when it does not. */
  async stop(): Promise<void> {
    await this.#end((child) => child.kill('SIGTERM'), STOP_LIMIT);
  }

  /** Tells the child that another is there in its place: it ends once nobody is left whom it answers. */
  async leave(): Promise<void> {
    await this.#end((child) => child.send(HAND_OVER), LEAVE_LIMIT);
  }

  async #end(ask: (child: ChildProcess) => void, patience: number): Promise<void> {
    this.#isStopping = true;
    if (this.#restart) clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    ask(child);
    // A process that was halted does not see the signal until it goes on.
    const limit = setTimeout(() => child.kill('SIGKILL'), patience);
    await exited;
    clearTimeout(limit);
  }

  #startAgain(ran: number, how: string): void {
    const { logger, name } = this.#options;
    const wait = ran > WELL_AFTER ? 0 : this.#wait;
    logger.error({ process: name, ended: how, wait }, `${name} ended (${how}) and is started again`);
    this.#restart = setTimeout(() => this.start(), wait);
    this.#wait = wait === 0 ? FIRST_WAIT : Math.min(LAST_WAIT, wait * 2);
  }

  #listenForLife(limit: number | null): void {
    const { logger, name } = this.#options;
    if (this.#silence) clearInterval(this.#silence);
    if (limit === null) return;
    let looks = 0;
    let silentLooks = 0;
    let before: Glimpse | null = null;
    this.#silence = setInterval(() => {
      const now = this.pid === null ? null : glimpse(this.pid);
      looks += 1;
      if (!wasStarved(before, now)) silentLooks += 1;
      before = now;
      if (silentLooks < LOOKS && looks < LOOKS * STARVED_TIMES) return;
      if (this.#silence) clearInterval(this.#silence);
      logger.error({ process: name }, `${name} hangs and is killed`);
      this.#child?.kill('SIGKILL');
    }, limit / LOOKS);
  }
}

function isChildMessage(message: unknown): message is ChildMessage {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

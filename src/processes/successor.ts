import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Logger } from 'pino';
import { ROOT } from '../config/folders.ts';
import { LISTEN_FD } from './listening-socket.ts';
import type { Succeeding } from './predecessor.ts';
import { type FromSuccessor, SUCCEEDS, type Succession, type ToSuccessor } from './succession.ts';

/** How this Latarnia was started: the next one is started the same way. */
export interface Start {
  /** The program by the name that was typed: where that leads now is what is started. */
  readonly program: string;
  readonly words: readonly string[];
  /** As it was before anything was read into it. */
  readonly environment: NodeJS.ProcessEnv;
}

interface SuccessorOptions {
  readonly start: Start;
  /** What readers come over; `null`: none do. */
  readonly fd: number | null;
  readonly succession: Omit<Succession, 'takesOver'>;
  readonly logger: Logger;
}

/** After its own streams and the channel to us. */
const SOCKET_FD = 4;
/** The new one may have to build, and to render a large site (ms). */
const PREPARE_LIMIT = 600_000;
/** From when the folder is free on; staff wait (ms). */
const SERVE_LIMIT = 60_000;
const STOP_LIMIT = 20_000;
/** Started again after so long when it ended by itself (ms). */
const WAIT = 1000;

/** A Latarnia that takes our place, as a process of its own: of whatever release the program is now. */
export class Successor implements Succeeding {
  readonly #options: SuccessorOptions;
  #child: ChildProcess;
  #hears: (message: FromSuccessor) => void = () => undefined;
  #ended = Promise.withResolvers<void>();
  /** It serves, and is to be there. */
  #isKept = false;

  /** Starts it beside us. */
  constructor(options: SuccessorOptions) {
    this.#options = options;
    this.#child = this.#fork(true);
  }

  /** @throws why it cannot take over */
  async prepared(): Promise<void> {
    await this.#hear('prepared', PREPARE_LIMIT);
  }

  /** The folder is free. @throws why it does not serve */
  async go(): Promise<void> {
    const heard = this.#hear('serves', SERVE_LIMIT);
    this.#say('go');
    await heard;
    this.#isKept = true;
  }

  async standDown(): Promise<void> {
    const heard = this.#hear('stood-down', STOP_LIMIT).catch(() => this.close());
    this.#say('stand-down');
    await heard;
  }

  resume(): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#say('resume');
    else this.#startAgain();
  }

  async leave(): Promise<void> {
    this.#isKept = false;
    this.#say('leave');
    await this.#ended.promise;
  }

  async close(): Promise<void> {
    this.#isKept = false;
    this.#child.kill('SIGTERM');
    const limit = setTimeout(() => this.#child.kill('SIGKILL'), STOP_LIMIT);
    await this.#ended.promise;
    clearTimeout(limit);
  }

  #fork(takesOver: boolean): ChildProcess {
    const { start, fd, succession } = this.#options;
    const child = fork(start.program, start.words, {
      execPath: nodeOf(start.program),
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc', ...(fd === null ? [] : [fd])],
      env: {
        ...start.environment,
        [SUCCEEDS]: JSON.stringify({ ...succession, takesOver }),
        ...(fd === null ? {} : { [LISTEN_FD]: String(SOCKET_FD) }),
      },
    });
    const ended = Promise.withResolvers<void>();
    this.#ended = ended;
    child.on('message', (message) => {
      if (isFromSuccessor(message)) this.#hears(message);
    });
    // It could not be started at all: no exit follows.
    child.once('error', (error) => {
      this.#hears({ kind: 'failed', why: error.message });
      ended.resolve();
    });
    child.once('exit', (code, signal) => {
      this.#hears({ kind: 'failed', why: `it ended (${signal ?? `code ${code}`}); its log says why` });
      ended.resolve();
      if (this.#isKept) setTimeout(() => this.#startAgain(), WAIT);
    });
    return child;
  }

  #startAgain(): void {
    this.#options.logger.error({ process: 'latarnia' }, 'latarnia ended and is started again');
    this.#isKept = true;
    this.#child = this.#fork(false);
  }

  #say(message: ToSuccessor): void {
    if (this.#child.connected) this.#child.send(message);
  }

  #hear(awaited: FromSuccessor['kind'], limit: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`it took more than ${limit / 1000} s`)), limit);
      this.#hears = (message) => {
        clearTimeout(late);
        if (message.kind === awaited) resolve();
        else if (message.kind === 'failed') reject(new Error(message.why));
      };
    });
  }
}

/** The Node that lies in the tree of a program, where ours lies in our own; else the one that we run on. */
function nodeOf(program: string): string {
  const within = relative(ROOT, realpathSync(process.execPath));
  if (within.startsWith('..') || !existsSync(program)) return process.execPath;
  const its = join(dirname(realpathSync(program)), '..', within);
  return existsSync(its) ? its : process.execPath;
}

function isFromSuccessor(message: unknown): message is FromSuccessor {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FrontOptions } from '../../src/front/server.ts';
import { frontProgram } from '../../src/processes/front-program.ts';
import { BACKSTAGE_MOVES, HAND_OVER } from '../../src/processes/hand-over.ts';

const MODULE = fileURLToPath(new URL('../../src/processes/front.ts', import.meta.url));

/** A front that Bun serves, in a process of its own, with the methods of `Front`. */
export class BunFront {
  readonly #options: FrontOptions;
  #child: ChildProcess | null = null;

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** Resolves with the port. */
  start(): Promise<number> {
    const { metrics, onSwap, ...options } = this.#options;
    const given = { ...options, isCounted: false };
    const program = frontProgram('bun');
    const child = fork(MODULE, [JSON.stringify(given)], {
      ...program,
      execArgv: [...(program?.execArgv ?? [])],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, METRICS_TOKEN: metrics?.token ?? '' },
    });
    this.#child = child;
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the front ended with ${code}`)));
      child.on('message', (said: { kind: string; port?: number; id?: string; message?: string }) => {
        if (said.kind === 'listening') resolve(said.port ?? 0);
        if (said.kind === 'refused') reject(new Error(said.message));
        if (said.kind === 'serving') onSwap(said.id ?? '');
        if (said.kind === 'metrics') void metrics?.read().then((text) => child.send({ metrics: text }));
      });
    });
  }

  expectBackstage(): void {
    this.#child?.send(BACKSTAGE_MOVES);
  }

  /** As it is told to end by its supervisor: at once, or because another is there. */
  async stop(ending?: { readonly grace: number; readonly limit: number }): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (ending === undefined) child.kill('SIGTERM');
    else child.send(HAND_OVER);
    await ended;
  }
}

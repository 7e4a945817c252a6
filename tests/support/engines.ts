import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { frontProgram } from '../../src/processes/front-program.ts';

/** What carries out the answers of the front: both do the same over the same snapshot. */
export const ENGINES = ['node', 'bun'] as const;
export type Engine = (typeof ENGINES)[number];

const MODULE = fileURLToPath(new URL('../../src/processes/front.ts', import.meta.url));

export interface EngineOptions {
  readonly snapshot: string;
  /** Of backstage; `null`: there is none. */
  readonly socket?: string | null;
  /** By default one that is free. */
  readonly port?: number;
  readonly isBehindProxy?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** A front in a process of its own, as it runs for real. */
export interface RunningEngine {
  readonly engine: Engine;
  readonly port: number;
  readonly child: ChildProcess;
  /** The generation that it last said it serves. */
  serving(): string | null;
  /** Resident memory (MB). */
  memory(): number;
  /** Processor time that it took so far (ms). */
  cpu(): number;
  /** How many files and connections it has open. */
  files(): number;
  isThere(): boolean;
  /** Ends it with a signal, and waits for that. */
  stop(): Promise<void>;
}

/** The kernel counts processor time in hundredths of a second. */
const TICK = 10;

/** Starts a front of one engine; it ends with the test. */
export async function startEngine(engine: Engine, options: EngineOptions): Promise<RunningEngine> {
  const { snapshot, socket = null, port: wanted = 0, isBehindProxy = false, env = {} } = options;
  const given = {
    listen: { host: '127.0.0.1', port: wanted },
    snapshot,
    socket,
    isBehindProxy,
    isCounted: false,
  };
  const program = frontProgram(engine);
  const child = fork(MODULE, [JSON.stringify(given)], {
    ...program,
    execArgv: [...(program?.execArgv ?? process.execArgv)],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let serving: string | null = null;
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: { kind: string; port?: number; id?: string; message?: string }) => {
      if (message.kind === 'listening') resolve(message.port ?? 0);
      if (message.kind === 'serving') serving = message.id ?? null;
      if (message.kind === 'refused') reject(new Error(message.message));
    });
    child.once('exit', (code) => reject(new Error(`the ${engine} engine ended with ${code}`)));
  });
  const isThere = () => child.exitCode === null && child.signalCode === null;
  const of = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    engine,
    port,
    child,
    serving: () => serving,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(of('status'))?.[1]) / 1024,
    cpu: () => {
      // After the name, which may hold anything.
      const fields = of('stat').split(') ').at(-1)?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * TICK;
    },
    files: () => readdirSync(`/proc/${child.pid}/fd`).length,
    isThere,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      if (isThere()) await ended;
    },
  };
}

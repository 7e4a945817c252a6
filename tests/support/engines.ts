import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { ListeningSocket } from '../../src/processes/listening-socket.ts';
import type { FrontReport } from '../../src/processes/metrics/reports.ts';
import { forkFront, HANDED } from './front-process.ts';

/** What carries out the answers of the front: both do the same over the same snapshot. */
export const ENGINES = ['node', 'bun'] as const;
export type Engine = (typeof ENGINES)[number];

export interface EngineOptions {
  readonly snapshot: string;
  /** Of backstage; `null`: there is none. */
  readonly socket?: string | null;
  /** What it listens on and others as well, as its supervisor holds it; without, it has a port of its own. */
  readonly shared?: ListeningSocket;
  readonly isBehindProxy?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** It tells what it counts. */
  readonly onReport?: (report: FrontReport) => void;
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
  const { snapshot, socket = null, shared, isBehindProxy = false, env = {}, onReport } = options;
  const isHanded = engine === 'node' && shared !== undefined;
  const listen = isHanded ? { fd: HANDED } : { host: '127.0.0.1', port: shared?.port ?? 0 };
  let serving: string | null = null;
  const { child, port, isThere, end } = await forkFront(engine, {
    given: { listen, snapshot, socket, isBehindProxy },
    env,
    ...(isHanded && { handed: shared.fd }),
    ...(onReport && { onReport }),
    onServing: (id) => {
      serving = id;
    },
  });
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
    stop: () => end(),
  };
}

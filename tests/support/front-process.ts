import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Config } from '../../src/config/settings.ts';
import { forkModule } from '../../src/processes/child-process.ts';
import { frontProgram } from '../../src/processes/front-program.ts';
import type { FrontReport } from '../../src/processes/metrics/reports.ts';

const MODULE = fileURLToPath(new URL('../../src/processes/front.ts', import.meta.url));

/** Where a front finds a socket that it is handed. */
export const HANDED = 4;

interface FrontProcessOptions {
  /** What it is started with, as its supervisor says it. */
  readonly given: object;
  readonly env?: Readonly<Record<string, string>>;
  /** The descriptor of a socket that it listens on and others as well. */
  readonly handed?: number;
  readonly onServing: (id: string) => void;
  /** It counts what it answers, and tells so every second; without, it does not. */
  readonly onReport?: (report: FrontReport) => void;
  /** It wants to know what is counted elsewhere. */
  readonly onMetrics?: (child: ChildProcess) => void;
}

/** What a front says to its supervisor. */
interface Said {
  readonly kind: string;
  readonly port?: number;
  readonly id?: string;
  readonly message?: string;
  readonly report?: FrontReport;
}

export interface FrontProcess {
  readonly child: ChildProcess;
  readonly port: number;
  isThere(): boolean;
  /** Has it end, by a signal unless something else is said, and waits for that. */
  end(how?: (child: ChildProcess) => void): Promise<void>;
}

/** Starts a front in a process of its own, as its supervisor does; it ends with the test. @throws when it refuses, or ends before it listens */
export async function forkFront(
  engine: Config['frontEngine'],
  { given, env = {}, handed, onServing, onReport, onMetrics }: FrontProcessOptions,
): Promise<FrontProcess> {
  const child = forkModule(
    MODULE,
    [JSON.stringify({ ...given, isCounted: onReport !== undefined })],
    handed === undefined ? [] : [handed],
    { ...process.env, ...env },
    frontProgram(engine),
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the front on ${engine} ended with ${code}`)));
    child.on('message', (said: Said) => {
      if (said.kind === 'listening') resolve(said.port ?? 0);
      if (said.kind === 'refused') reject(new Error(said.message));
      if (said.kind === 'serving') onServing(said.id ?? '');
      if (said.kind === 'front-report' && said.report) onReport?.(said.report);
      if (said.kind === 'metrics') onMetrics?.(child);
    });
  });
  const isThere = () => child.exitCode === null && child.signalCode === null;
  return {
    child,
    port,
    isThere,
    end: async (how = () => child.kill('SIGTERM')) => {
      if (!isThere()) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      how(child);
      await ended;
    },
  };
}

import { type ChildProcess, execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../run.ts';
import { memoryOf, pause, start, stop } from './machine.ts';

const LATARNIA = join(ROOT, 'bin', 'latarnia');

type Environment = Readonly<Record<string, string>>;

/** A site that runs as it would for real: front, backstage, and what they log. */
export interface RunningSite {
  readonly url: string;
  readonly child: ChildProcess;
  readonly log: () => string;
}

export async function startSite(dataDir: string, env: Environment): Promise<RunningSite> {
  const child = start(process.execPath, [LATARNIA, 'serve'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'debug', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = /serves (http:\S+?)\/ /.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(log)));
  });
  return { url, child, log: () => log };
}

/** Publishes a site once, so that its snapshot lies on disk. Resolves with how long that took (ms). */
export async function publishOnce(dataDir: string, env: Environment): Promise<number> {
  const { child, log } = await startSite(dataDir, env);
  while (publications(log()).length === 0) await pause(250);
  await quiet(log);
  await stop(child);
  return Math.max(0, ...publications(log()).map(({ ms }) => ms));
}

/** Waits until nothing is logged any more. */
async function quiet(log: () => string): Promise<void> {
  let before = '';
  for (let calm = 0; calm < 8; ) {
    await pause(250);
    calm = log() === before ? calm + 1 : 0;
    before = log();
  }
}

/** One generation, as backstage logs it. */
export interface Published {
  readonly revision: number;
  /** Epoch ms. */
  readonly at: number;
  readonly rendered: number;
  readonly planned: number;
  /** From plan to swap. */
  readonly ms: number;
}

/** What backstage says it published, oldest first. */
export function publications(log: string): Published[] {
  return log
    .split('\n')
    .filter((line) => line.endsWith('"msg":"published"}'))
    .map((line) => {
      const { time, revision, rendered, planned, ms } = JSON.parse(line);
      return { at: Date.parse(time), revision, rendered, planned, ms };
    });
}

/** The addresses that the last publication rendered. */
export function lastRendered(log: string): string[] {
  const [, list = ''] = [...log.matchAll(/"rendered":\[([^\]]*)\]/g)].at(-1) ?? [];
  return list.split(',').map((path) => path.replaceAll('"', ''));
}

/** Runs a command and waits for it. @throws when it fails */
export function cli(dataDir: string, env: Environment, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LATARNIA, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** What a command printed, and when it did (epoch ms): the moment at which its author knows. */
export interface Acknowledged {
  readonly text: string;
  readonly started: number;
  readonly printed: number;
}

/** Runs a command beside whatever else goes on. @throws when it fails */
export async function acknowledge(
  dataDir: string,
  env: Environment,
  ...args: readonly string[]
): Promise<Acknowledged> {
  const started = Date.now();
  let printed = 0;
  const text = await new Promise<string>((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [LATARNIA, ...args],
      { env: { ...process.env, DATA_DIR: dataDir, ...env } },
      (error, stdout) => (error ? reject(error) : resolve(stdout)),
    );
    child.stdout?.once('data', () => {
      printed = Date.now();
    });
  });
  return { text, started, printed };
}

/** Resident memory of a part of the site (MB): `front`, `backstage`. */
export function memoryOfPart({ child }: RunningSite, part: string): number {
  const { stdout } = spawnSync('pgrep', ['-P', String(child.pid), '-f', `latarnia ${part}`], {
    encoding: 'utf8',
  });
  return memoryOf(Number(stdout.split('\n')[0]));
}

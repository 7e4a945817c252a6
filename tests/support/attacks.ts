import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { promisify, stripVTControlCharacters } from 'node:util';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './folder.ts';
import { get } from './front.ts';

/** Whether a program is there (`scripts/system-packages.ts` brings it). */
export function hasProgram(name: string): boolean {
  return spawnSync('which', [name]).status === 0;
}

/** What a reader had who asked for the home page over and over meanwhile. */
export interface Readers {
  /** Answers, by status; 0: none. */
  readonly answers: ReadonlyMap<number, number>;
  /** Of those that took longest, in ms. */
  readonly p99: number;
}

/** Pauses between what a reader asks (ms). */
const PAUSE = 20;

/**
 * Asks for a page while something else goes on, each time over a new connection: what is open already would tell nothing of whether
 * anybody still gets in.
 */
export async function readBeside(port: number, work: () => Promise<unknown>): Promise<Readers> {
  const answers = new Map<number, number>();
  const took: number[] = [];
  let isOver = false;
  const read = async () => {
    while (!isOver) {
      const started = performance.now();
      const status = await get(port, '/').then(
        (reply) => reply.status,
        () => 0,
      );
      took.push(performance.now() - started);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  };
  const reading = read();
  try {
    await work();
  } finally {
    isOver = true;
    await reading;
  }
  const sorted = took.sort((x, y) => x - y);
  return { answers, p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN };
}

/** Ways of `slowhttptest`: what it sends slowly, or does not read. */
const SLOW_MODES = {
  'slow headers': ['-H', '-i', '1', '-x', '10'],
  'slow bodies': ['-B', '-i', '1', '-x', '10', '-s', '8192', '-t', 'POST'],
  'slow reading': ['-X', '-w', '1', '-y', '16', '-n', '2', '-z', '8', '-k', '3'],
  ranges: ['-R', '-a', '1', '-b', '2000', '-t', 'HEAD'],
} as const;
export type SlowMode = keyof typeof SLOW_MODES;
export const SLOW_NAMES: readonly SlowMode[] = ['slow headers', 'slow bodies', 'slow reading', 'ranges'];

/** What `slowhttptest` counted at its end, and whether its own probe was ever kept waiting. */
export interface SlowReport {
  readonly text: string;
  readonly isAvailable: boolean;
}

/** How much of it there is. */
export interface SlowAttack {
  readonly connections: number;
  readonly seconds: number;
  /** What its own probe calls out of reach (s). */
  readonly patience: number;
}

/** Runs `slowhttptest` against an address, so many connections for so many seconds. */
export async function attackSlowly(
  mode: SlowMode,
  url: string,
  { connections, seconds, patience }: SlowAttack,
): Promise<SlowReport> {
  const rate = Math.max(50, Math.ceil(connections / 3));
  const options = ['-c', connections, '-r', rate, '-l', seconds, '-u', url, '-p', patience].map(String);
  const { stdout } = await promisify(execFile)('slowhttptest', [...SLOW_MODES[mode], ...options], {
    cwd: temporaryFolder(),
    env: { ...process.env, TERM: 'dumb' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const text = stripVTControlCharacters(stdout);
  return { text, isAvailable: !/service available:\s+NO/.test(text) };
}

/** One process may not have more files open than this, whatever is asked of it. */
const A_PROCESS = 9000;
/** Opens connections to a port and says so; they end with it. */
const IDLER = `const [, port, count] = process.argv;
const { connect } = require('node:net');
let done = 0;
const settle = () => { done += 1; if (done === Number(count)) process.send('open'); };
for (let begun = 0; begun < Number(count); begun += 1) {
  const socket = connect(Number(port), '127.0.0.1', settle);
  socket.on('error', settle);
}
process.on('disconnect', () => process.exit());`;

/** Opens so many connections over which nothing is said, from processes of their own. */
export async function openIdle(port: number, count: number): Promise<{ close(): void }> {
  const children: ChildProcess[] = [];
  const opened: Promise<unknown>[] = [];
  for (let left = count; left > 0; left -= A_PROCESS) {
    const args = ['-e', IDLER, String(port), String(Math.min(left, A_PROCESS))];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    opened.push(new Promise((resolve) => child.once('message', resolve)));
    children.push(child);
  }
  await Promise.all(opened);
  return {
    close: () => {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}

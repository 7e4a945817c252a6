import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { freePort } from './port.ts';

/** Where Debian puts the programs of each version; they are in nobody's PATH. */
const VERSIONS = '/usr/lib/postgresql';

/** The folder of the newest server's programs; `null`: there is none. */
const PROGRAMS = findPrograms();

/** Why there is no PostgreSQL on this machine; `null`: there is one. */
export const noPostgres =
  PROGRAMS === null ? 'there is no PostgreSQL on this machine (apt-get install postgresql)' : null;

/** A real PostgreSQL, with a data folder of its own. */
export interface Cluster {
  /** Address of a database in it. */
  urlOf(database: string): string;
  /** Does something as its superuser. */
  run(statement: string, database?: string): Promise<void>;
  /** Starts it again, over the same folder. */
  start(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Kills all of its processes at once, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it for good, with its folder. */
  stop(): Promise<void>;
}

/**
 * Makes a cluster in a folder of its own and starts it on a free port. PostgreSQL refuses to be root: then it is its own user.
 *
 * @param settings of its own, such as `fsync=off` where nothing is lost on purpose
 */
export async function startPostgres(settings: readonly string[] = []): Promise<Cluster> {
  const programs = PROGRAMS ?? '';
  const data = mkdtempSync(join(tmpdir(), 'latarnia-postgres-'));
  const user = process.getuid?.() === 0 ? userOf('postgres') : null;
  if (user !== null) chownSync(data, user.uid, user.gid);
  const port = await freePort();
  const asUser = { ...user, cwd: data, stdio: 'ignore' } as const;
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    asUser,
  );
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const own = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${data}`, ...settings];
  let child: ChildProcess | null = null;
  const start = async () => {
    const args = ['-D', data, ...own.flatMap((one) => ['-c', one])];
    do {
      // After a kill it refuses until the last of its processes has seen that it is alone.
      if (child === null || child.exitCode !== null || child.signalCode !== null) {
        child = spawn(join(programs, 'postgres'), args, asUser);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    } while (!(await answers(urlOf('postgres'))));
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    // Whoever serves a connection outlives its parent by some statements: long enough to write what a test says is torn.
    const serving = signal === 'SIGKILL' ? childrenOf(child.pid) : [];
    child.kill(signal);
    for (const pid of serving) killIfThere(pid);
    await ended;
  };
  await start();
  return {
    urlOf,
    start,
    run: (statement, database = 'postgres') => runStatement(urlOf(database), statement),
    signal: (signal) => void child?.kill(signal),
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGQUIT');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Linux tells them of a process. */
function childrenOf(pid: number | undefined): number[] {
  const found = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return found === '' ? [] : found.split(' ').map(Number);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

async function runStatement(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function answers(url: string): Promise<boolean> {
  return runStatement(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

function findPrograms(): string | null {
  if (!existsSync(VERSIONS)) return null;
  const folders = readdirSync(VERSIONS)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(VERSIONS, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

function userOf(name: string): { readonly uid: number; readonly gid: number } {
  const number = (option: string) => Number(execFileSync('id', [option, name], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

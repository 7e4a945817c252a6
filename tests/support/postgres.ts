import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import postgres from 'postgres';
import { HERE, type Place } from './machines.ts';
import { freePort } from './port.ts';
import { baseBackup, clusterFolder, initialize, postgresCommand } from './postgres-programs.ts';

/** A real PostgreSQL, with a data folder of its own. */
export interface Cluster {
  readonly port: number;
  /** Where other machines reach it: `127.0.0.1:5433`. */
  readonly address: string;
  /** Where its data lie now. */
  folder(): string;
  /** Address of a database in it. */
  urlOf(database: string): string;
  /** Does something as its superuser. Gives the rows. */
  run(statement: string, database?: string): Promise<readonly Record<string, unknown>[]>;
  /** Starts it again, over the same folder. */
  start(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Kills all of its processes at once, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it cleanly, as a service is stopped. Its folder stays. */
  halt(): Promise<void>;
  /** Stops all of its processes where they are: the kernel goes on taking connections, and nobody answers. */
  freeze(): void;
  /** Has them go on. */
  thaw(): void;
  /** Makes it the primary by hand, as if nobody looked. */
  promote(): Promise<void>;
  /** Another folder of its user's, taken away at the end. */
  newFolder(): string;
  /** Has a folder that somebody else made beside be taken away at the end. */
  forget(folder: string): void;
  /** Copies its folder as it lies there, best while it does not run. Gives the copy. */
  copyFolder(): string;
  /** Has what was copied be its folder again. Not while it runs. */
  putBack(copy: string): void;
  /** Its disk is gone. Not while it runs. */
  removeFolder(): void;
  /** Makes it, in another folder, a standby of a primary, on the port that it always had. Not while it runs. */
  follow(primary: Cluster): Promise<void>;
  /** Ends it for good, with its folders. */
  stop(): Promise<void>;
}

/** Nothing is lost by these as long as the machine itself goes on. */
export const QUICK = ['fsync=off', 'full_page_writes=off'];

/**
 * Makes a cluster in a folder of its own and starts it on a free port.
 *
 * @param settings of its own, such as `fsync=off` where nothing is lost on purpose
 * @param place the machine that it runs on
 */
export async function startPostgres(settings: readonly string[] = [], place: Place = HERE): Promise<Cluster> {
  const cluster = await newCluster(settings, place);
  initialize(cluster.folder());
  await cluster.start();
  return cluster;
}

/** A cluster with nothing in its folder so far: `follow` fills it. */
export async function newCluster(settings: readonly string[] = [], place: Place = HERE): Promise<Cluster> {
  const folders = [clusterFolder()];
  let data = folders[0] ?? '';
  const port = await freePort();
  const urlOf = (database: string) => `postgres://postgres@${place.reached}:${port}/${database}`;
  let child: ChildProcess | null = null;
  const runs = () => child !== null && child.exitCode === null && child.signalCode === null;
  const start = async () => {
    const own = [
      `port=${port}`,
      `listen_addresses=${[...new Set([place.address, place.reached])].join(',')}`,
      `unix_socket_directories=${data}`,
      ...settings,
    ];
    const args = ['-D', data, ...own.flatMap((one) => ['-c', one])];
    const { program, words, options } = postgresCommand('postgres', args, place);
    do {
      // After a kill it refuses until the last of its processes has seen that it is alone.
      if (!runs()) child = spawn(program, words, options);
      await new Promise((resolve) => setTimeout(resolve, 20));
    } while (!(await answers(urlOf('postgres'))));
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!runs()) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    // Whoever serves a connection outlives its parent by some statements: long enough to write what a test says is torn.
    const serving = signal === 'SIGKILL' ? childrenOf(child?.pid) : [];
    child?.kill(signal);
    for (const pid of serving) signalIfThere(pid, 'SIGKILL');
    await ended;
  };
  const signalAll = (signal: NodeJS.Signals) => {
    child?.kill(signal);
    for (const pid of childrenOf(child?.pid)) signalIfThere(pid, signal);
  };
  const newFolder = () => {
    const folder = clusterFolder();
    folders.push(folder);
    return folder;
  };
  const run = (statement: string, database = 'postgres') => runStatement(urlOf(database), statement);
  return {
    port,
    address: `${place.address}:${port}`,
    folder: () => data,
    urlOf,
    start,
    run,
    signal: (signal) => void child?.kill(signal),
    kill: () => end('SIGKILL'),
    halt: () => end('SIGINT'),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
    promote: async () => void (await run('SELECT pg_promote(true, 30)')),
    newFolder,
    forget: (folder) => void folders.push(folder, `${folder}.lost.json`),
    copyFolder: () => {
      const copy = newFolder();
      execFileSync('cp', ['-a', `${data}/.`, copy]);
      return copy;
    },
    putBack: (copy) => {
      rmSync(data, { recursive: true, force: true });
      renameSync(copy, data);
    },
    removeFolder: () => rmSync(data, { recursive: true, force: true }),
    follow: async (primary) => {
      data = newFolder();
      baseBackup(data, `postgres://postgres@${primary.address}/postgres`, place);
      await start();
    },
    stop: async () => {
      if (runs()) signalAll('SIGCONT');
      await end('SIGQUIT');
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Linux tells them of a process. */
function childrenOf(pid: number | undefined): number[] {
  const found = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return found === '' ? [] : found.split(' ').map(Number);
}

function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** @param limit for the connection (s): a machine with much to do may take seconds for it */
async function runStatement(
  url: string,
  statement: string,
  limit = 30,
): Promise<readonly Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: limit });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

function answers(url: string): Promise<boolean> {
  return runStatement(url, 'SELECT 1', 2).then(
    () => true,
    () => false,
  );
}

import { execFile, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { openSingleHost, type SingleHost } from './dialects/postgres-single.ts';

/** Where Debian puts the programs of each version; they are in nobody's PATH. */
const VERSIONS = '/usr/lib/postgresql';
/** How long the server over a copy may take to go through the journal that lies in it (ms). */
const START_LIMIT = 120_000;
/** Of a server that nobody reaches but through its socket. */
const PORT = '5432';

const run = promisify(execFile);

/** Whether there is anything in a folder; one that is not there is empty. */
export function holdsSomething(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

/** The process that runs over a folder of PostgreSQL's; `null`: none does. */
export function runningOver(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && existsSync(`/proc/${pid}`) ? pid : null;
  } catch {
    return null;
  }
}

/** The version that a folder was made by; `null`: it is none of PostgreSQL's. */
export function versionOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return null;
  }
}

/** @throws when the version is not installed */
function programOf(version: string, name: string): string {
  const program = join(VERSIONS, version, 'bin', name);
  if (existsSync(program)) return program;
  throw new Error(`There is no PostgreSQL ${version} on this machine: apt-get install postgresql-${version}`);
}

/** A database that lies in a folder which no server runs over. */
interface OpenFolder {
  readonly host: SingleHost;
  /** Ends the server, and takes the copy away. */
  close(): Promise<void>;
}

/**
 * Opens the database in the folder of a server that does not run: over a copy of it, since PostgreSQL writes into whatever it
 * opens, and on a socket of its own, where nobody takes it for the one that it was.
 *
 * @param url of the database, for its name and its user
 * @throws when it cannot be copied, or the server does not come up
 */
export async function openFolder(folder: string, url: string): Promise<OpenFolder> {
  const version = versionOf(folder);
  if (version === null) throw new Error(`${folder} is no folder of PostgreSQL's.`);
  const program = programOf(version, 'postgres');
  const beside = mkdtempSync(join(dirname(folder), '.latarnia-reading-'));
  const copy = join(beside, 'data');
  const socket = mkdtempSync(join(tmpdir(), 'latarnia-socket-'));
  let server: ReturnType<typeof spawn> | null = null;
  const clear = async () => {
    if (server !== null && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server?.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
    }
    for (const one of [beside, socket]) rmSync(one, { recursive: true, force: true });
  };
  try {
    mkdirSync(copy, { mode: 0o700 });
    await run('cp', ['-a', '--reflink=auto', `${folder}/.`, copy]);
    for (const name of ['postmaster.pid', 'standby.signal', 'recovery.signal', 'postgresql.auto.conf']) {
      rmSync(join(copy, name), { force: true });
    }
    const settings = join(beside, 'postgresql.conf');
    const access = join(beside, 'pg_hba.conf');
    writeFileSync(settings, '');
    writeFileSync(access, 'local all all trust\n');
    const given = [
      `config_file=${settings}`,
      `hba_file=${access}`,
      `ident_file=${join(beside, 'pg_ident.conf')}`,
      `unix_socket_directories=${socket}`,
      'listen_addresses=',
      `port=${PORT}`,
      'default_transaction_read_only=on',
      'fsync=off',
      'autovacuum=off',
    ];
    const said: string[] = [];
    server = spawn(program, ['-D', copy, ...given.flatMap((one) => ['-c', one])], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server.stderr?.on('data', (bytes) => said.push(String(bytes)));
    const host = openSingleHost(url, null, join(socket, `.s.PGSQL.${PORT}`));
    await comesUp(host, server, said);
    return {
      host,
      close: async () => {
        host.close();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function comesUp(
  host: SingleHost,
  server: ReturnType<typeof spawn>,
  said: readonly string[],
): Promise<void> {
  const until = performance.now() + START_LIMIT;
  for (;;) {
    if (server.exitCode !== null)
      throw new Error(`PostgreSQL does not start over a copy of it: ${said.join('').trim()}`);
    try {
      await host.isStandby();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The major version of a server. */
export async function majorVersion({ client }: SingleHost): Promise<string> {
  const { rows } = await client.execute('SHOW server_version_num');
  return String(Math.floor(Number(rows[0]?.server_version_num) / 10_000));
}

/**
 * How a standby follows. A line that is cut is noticed in some seconds: by itself it would ask again later and later, and find a line
 * that is whole again after half a minute or more.
 */
const NOTICES_A_CUT = 'tcp_user_timeout=5000 keepalives_idle=5 keepalives_interval=5 keepalives_count=2';

/**
 * Fills a new folder with a base backup of a primary, as a standby of it.
 * @throws what `pg_basebackup` says
 */
export async function makeStandby(
  folder: string,
  version: string,
  primary: { readonly host: string; readonly port: string; readonly user: string; readonly password: string },
): Promise<void> {
  const { host, port, user, password } = primary;
  const asked = [
    '-D',
    folder,
    '-d',
    NOTICES_A_CUT,
    '-h',
    host,
    '-p',
    port,
    '-U',
    user,
    '-w',
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
  ];
  try {
    // By the environment: what stands in the command line every user of the machine can read.
    const secret = password === '' ? {} : { PGPASSWORD: password };
    await run(programOf(version, 'pg_basebackup'), asked, { env: { ...process.env, ...secret } });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw said === '' ? error : new Error(said);
  }
}

/** Who a folder, or the one that it is to lie in, belongs to. */
export function ownerOf(folder: string): number {
  return statSync(existsSync(folder) ? folder : dirname(folder)).uid;
}

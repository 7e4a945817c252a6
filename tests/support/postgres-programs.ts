import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HERE, type Place, TRIAL_NET } from './machines.ts';

/** Where Debian puts the programs of each version; they are in nobody's PATH. */
const VERSIONS = '/usr/lib/postgresql';

/** The folder of the newest server's programs; `null`: there is none. */
const PROGRAMS = findPrograms();

/** Why there is no PostgreSQL on this machine; `null`: there is one. */
export const noPostgres =
  PROGRAMS === null ? 'there is no PostgreSQL on this machine (apt-get install postgresql)' : null;

/** PostgreSQL refuses to be root: then it is its own user. */
const USER = PROGRAMS !== null && process.getuid?.() === 0 ? userOf('postgres') : null;

/** How its programs are started: as whom, and with nothing to say. */
export const asPostgres = { ...USER, cwd: tmpdir(), stdio: 'ignore' } as const;

/** A program and its words, as they are started as PostgreSQL's user on a machine. */
export function postgresWords({ inside }: Place, words: readonly string[]): readonly string[] {
  if (USER === null) return [...inside, ...words];
  return [...inside, '--setuid', String(USER.uid), '--setgid', String(USER.gid), '--', ...words];
}

/** One of its programs with its words: what is to be started, and how. */
export function postgresCommand(name: string, words: readonly string[], place: Place = HERE) {
  const own = [postgresProgram(name), ...words];
  const isHere = place.inside.length === 0;
  const [program = '', ...rest] = isHere ? own : postgresWords(place, own);
  // Whoever enters another machine is root until then.
  const options = isHere ? asPostgres : ({ cwd: tmpdir(), stdio: 'ignore' } as const);
  return { program, words: rest, options };
}

export const postgresProgram = (name: string): string => join(PROGRAMS ?? '', name);

/** A folder for a cluster: empty, and its user's own. */
export function clusterFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-postgres-'));
  if (USER !== null) chownSync(folder, USER.uid, USER.gid);
  return folder;
}

/** Fills a folder with a new cluster, whose superuser `postgres` comes in without a password. */
export function initialize(folder: string): void {
  const say = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(postgresProgram('initdb'), ['-D', folder, ...say], asPostgres);
  const others = ['all', 'replication'].map((what) => `host ${what} all ${TRIAL_NET} trust\n`);
  appendFileSync(join(folder, 'pg_hba.conf'), others.join(''));
}

/** Fills a folder with a standby of the server at an address. It waits for nobody, and nobody for it. */
export function baseBackup(folder: string, url: string, place: Place = HERE): void {
  // As `latarnia join` has it.
  const how = 'tcp_user_timeout=5000&keepalives_idle=5&keepalives_interval=5&keepalives_count=2';
  const say = ['-D', folder, '-d', `${url}?${how}`, '-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
  const { program, words, options } = postgresCommand('pg_basebackup', say, place);
  execFileSync(program, words, options);
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

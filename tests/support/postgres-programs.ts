import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
}

/** Fills a folder with a standby of the server at an address. It waits for nobody, and nobody for it. */
export function baseBackup(folder: string, url: string): void {
  const say = ['-R', '-X', 'stream', '-c', 'fast', '--no-sync'];
  execFileSync(postgresProgram('pg_basebackup'), ['-D', folder, '-d', url, ...say], asPostgres);
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

import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { Instant } from '../domain/time.ts';
import { hashLink, linkOf } from './chain.ts';
import type { SqlClient } from './dialects/dialect.ts';
import { openSqliteFile, sqliteClient } from './dialects/sqlite-client.ts';
import { makeRestorable, markAsCopy } from './make-restorable.ts';
import { DATABASE_SUFFIXES, makePrivateFile, tightenFile } from './private-file.ts';
import { isWholePayload, redactionIn } from './sealed-payload.ts';
import { troubleOf } from './trouble.ts';

/** What a backup holds. */
export interface BackupContent {
  readonly revision: number;
  readonly logId: string | null;
  /** Hash of the last event. */
  readonly head: string;
  /** Hash of each event, by its revision, from 1. */
  readonly hashes: readonly string[];
  /** With which keys its subscribers are encrypted: without them they cannot be read. */
  readonly subscriberKeys: readonly string[];
}

/**
 * Writes a backup: a consistent copy beside, verified by opening it again, then moved to its name.
 *
 * @param copyTo writes a copy of the database in use
 * @param now wall clock
 * @throws when the copy is not whole; nothing is left then
 */
export async function writeBackup(
  copyTo: (path: string) => Promise<void>,
  file: string,
  now: Instant,
): Promise<BackupContent> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}.tmp`;
  try {
    rmSync(beside, { force: true });
    await copyTo(beside);
    await markAsCopy(beside, now);
    const content = await readBackup(beside);
    sync(beside);
    renameSync(beside, file);
    sync(dirname(file));
    return content;
  } finally {
    for (const suffix of DATABASE_SUFFIXES) rmSync(`${beside}${suffix}`, { force: true });
  }
}

/**
 * Opens a backup, and follows its chain of hashes from the first event to the last.
 * @throws when it is no database, damaged, or no log
 */
export async function readBackup(file: string): Promise<BackupContent> {
  if (!existsSync(file)) throw new Error(`There is no ${file}.`);
  // A folder, a pipe that nobody writes to, a device without an end.
  if (!statSync(file).isFile()) throw new Error(`${file} is not a file.`);
  // Opened as a copy: SQLite may write beside what it opens, and a backup may lie where nothing can be written.
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-backup-'));
  const copy = join(folder, 'copy.db');
  let opened: ReturnType<typeof openSqliteFile> | null = null;
  try {
    copyFileSync(file, copy);
    opened = openSqliteFile(copy);
    const client = sqliteClient(opened.client, null);
    const check = await client.execute('PRAGMA integrity_check');
    if (check.rows[0]?.integrity_check !== 'ok') throw new DatabaseTrouble('database.corrupt');
    const { rows } = await client.execute('SELECT * FROM events ORDER BY sequence');
    const hashes: string[] = [];
    for (const row of rows) {
      const hash = hashLink(linkOf(row, hashes.at(-1) ?? ''));
      if (hash !== row.hash) throw new Error(`The chain of ${file} breaks at event ${row.sequence}.`);
      hashes.push(hash);
    }
    await assertPayloads(client, file);
    const logId = rows[0] ? String(rows[0].log_id) : null;
    const subscriberKeys = await readKeyIds(client);
    return { revision: hashes.length, logId, head: hashes.at(-1) ?? '', hashes, subscriberKeys };
  } catch (error) {
    throw readingError(file, error);
  } finally {
    opened?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A backup of an earlier Latarnia has no subscribers. */
async function readKeyIds(client: SqlClient): Promise<string[]> {
  const there = await client.execute("SELECT name FROM sqlite_schema WHERE name = 'subscribers'");
  if (there.rows.length === 0) return [];
  const { rows } = await client.execute('SELECT DISTINCT key_id FROM subscribers ORDER BY key_id');
  return rows.map(({ key_id }) => String(key_id));
}

/** What was said must be what was hashed, and may only be missing where a redaction took it out. */
async function assertPayloads(client: SqlClient, file: string): Promise<void> {
  const { rows } = await client.execute(
    'SELECT events.sequence, type, version, payload_digest, salt, payload FROM events LEFT JOIN event_payloads USING (sequence) ORDER BY sequence',
  );
  const redacted = new Set(
    rows
      .filter(({ type, payload }) => type === 'event.redacted' && payload !== null)
      .map(({ payload }) => redactionIn(String(payload)))
      .filter(({ parts }) => parts === null)
      .map(({ revision }) => revision),
  );
  for (const { sequence, type, version, payload_digest, salt, payload } of rows) {
    const kind = { type: String(type), version: Number(version) };
    const isWhole =
      payload === null
        ? redacted.has(Number(sequence))
        : isWholePayload(kind, String(salt), String(payload), String(payload_digest));
    if (!isWhole) throw new Error(`${file} is damaged: what event ${sequence} said is not what is there.`);
  }
}

/** Why a backup cannot be read, in one line. */
function readingError(file: string, error: unknown): unknown {
  const code = troubleOf(error)?.code;
  // A database without a log is as good as none: `database.behind` is what a missing table means elsewhere.
  if (code === 'database.corrupt' || code === 'database.behind')
    return new Error(`${file} is damaged, or no backup.`);
  if (!(error instanceof Error && 'code' in error)) return error;
  if (error.code === 'EACCES') return new Error(`${file} may not be read by this user.`);
  if (error.code === 'ENOSPC' || code === 'database.full') {
    return new Error(
      `There is no room in ${tmpdir()} to look at ${file}. Make room, or name another folder (TMPDIR).`,
    );
  }
  return error;
}

/**
 * Puts a backup in the place of the database. What was there is kept beside it, its write-ahead log with it: left
 * where it is, SQLite would play it into the restored file. From the moment it is there a site that runs has it open: everything
 * that is to be done to it is done before (`makeRestorable`: a copy that was made by other means than a backup is not ready).
 *
 * @returns the name that the old file has now; `null` when there was none
 * @throws when it cannot be done; then the database that was there is in its place, and nothing is left beside it
 */
export async function replaceDatabase(backup: string, file: string, now: Instant): Promise<string | null> {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.restoring`;
  const kept = `${file}.before-${now.replace(/[:.]/g, '-')}`;
  const moved: string[] = [];
  try {
    makePrivateFile(beside);
    copyFileSync(backup, beside);
    tightenFile(beside);
    if (digest(beside) !== digest(backup)) throw new Error(`${backup} changed while it was copied.`);
    await makeRestorable(beside, now);
    sync(beside);
    for (const suffix of ['-shm', '-wal', '']) {
      if (!existsSync(`${file}${suffix}`)) continue;
      renameSync(`${file}${suffix}`, `${kept}${suffix}`);
      moved.push(suffix);
    }
    renameSync(beside, file);
  } catch (error) {
    for (const suffix of moved.reverse()) renameSync(`${kept}${suffix}`, `${file}${suffix}`);
    for (const suffix of DATABASE_SUFFIXES) rmSync(`${beside}${suffix}`, { force: true });
    throw error;
  }
  sync(dirname(file));
  return moved.includes('') ? kept : null;
}

/** The name of a scheduled backup. Sorts by time. */
export function backupName(revision: number, now: string): string {
  return `latarnia-${now.replace(/[:.]/g, '-')}-r${revision}.db`;
}

/** Removes all but the newest `keep` scheduled backups of a folder. Returns their names. */
export function pruneBackups(folder: string, keep: number): string[] {
  const backups = readdirSync(folder)
    .filter((name) => /^latarnia-.*-r\d+\.db$/.test(name))
    .sort();
  const old = backups.slice(0, Math.max(0, backups.length - keep));
  for (const name of old) rmSync(join(folder, basename(name)));
  return old;
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../domain/time.ts';
import { copyRows } from './copy-rows.ts';
import type { SqlClient } from './dialects/dialect.ts';
import { openSqliteFile, sqliteClient } from './dialects/sqlite-client.ts';
import { migrateSqlite } from './dialects/sqlite-schema.ts';
import { makeRestorable } from './make-restorable.ts';

/** Writes what a database on a server holds into a new file, which then is like a backup of a file. */
export async function copyToFile(client: SqlClient, path: string): Promise<void> {
  const copy = openSqliteFile(path);
  try {
    await migrateSqlite(copy.client);
    await copyRows(client, sqliteClient(copy.client, null));
  } finally {
    copy.close();
  }
}

/**
 * Brings what a backup holds into a database on a server. One that is empty, or holds the beginning of the same log
 * (a restore that broke off): nothing is ever removed from a log.
 *
 * @param hashes of the backup's events, from the first
 * @param now wall clock
 * @throws when the server holds another log, or more events
 */
export async function restoreInto(
  client: SqlClient,
  backup: string,
  hashes: readonly string[],
  now: Instant,
): Promise<void> {
  const held = await readHashes(client);
  if (held.length > hashes.length || held.some((hash, index) => hash !== hashes[index])) {
    throw new Error(
      `Not restored: the database at DATABASE_URL holds ${held.length} events that are not those of the backup. Let it name an empty database.`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'latarnia-restore-'));
  const file = join(folder, 'backup.db');
  let copy: ReturnType<typeof openSqliteFile> | null = null;
  try {
    copyFileSync(backup, file);
    await makeRestorable(file, now);
    copy = openSqliteFile(file);
    await migrateSqlite(copy.client);
    await copyRows(sqliteClient(copy.client, null), client);
  } finally {
    copy?.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const written = await readHashes(client);
  if (written.length !== hashes.length || written.at(-1) !== hashes.at(-1)) {
    throw new Error('The database at DATABASE_URL does not hold what was written to it.');
  }
}

async function readHashes(client: SqlClient): Promise<string[]> {
  const { rows } = await client.execute('SELECT hash FROM events ORDER BY sequence');
  return rows.map(({ hash }) => String(hash));
}

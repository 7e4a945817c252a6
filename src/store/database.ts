import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';

export interface DatabaseOptions {
  /** `file:…`, `http(s)://…` or `libsql://…`. */
  readonly url: string;
  readonly authToken: string | null;
}

export interface Database {
  readonly client: Client;
  readonly orm: LibSQLDatabase;
  close(): void;
}

/** How long a writer waits for another one before it gives up (ms). */
const BUSY_TIMEOUT = 5000;
const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/** Opens the database, makes the file and its folder where there is none, and migrates it. */
export async function openDatabase({ url, authToken }: DatabaseOptions): Promise<Database> {
  const isFile = url.startsWith('file:');
  if (isFile) mkdirSync(dirname(databaseFile(url)), { recursive: true });
  const client = createClient({ url, timeout: BUSY_TIMEOUT, ...(authToken === null ? {} : { authToken }) });
  if (isFile) await client.execute('PRAGMA journal_mode = WAL');
  const orm = drizzle(client);
  await migrate(orm, { migrationsFolder: MIGRATIONS });
  return { client, orm, close: () => client.close() };
}

/** The path of an embedded database, from its `file:` address. */
export function databaseFile(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

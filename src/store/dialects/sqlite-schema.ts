import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';

const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations', import.meta.url));

/** Brings a database of SQLite's kind to the schema of this release. */
export async function migrateSqlite(client: Client): Promise<void> {
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
}

/** The statements of all migrations, as they were shipped. */
export function shippedSqlite(): string {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(join(MIGRATIONS, name), 'utf8'))
    .join('\n');
}

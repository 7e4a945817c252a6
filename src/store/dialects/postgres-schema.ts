import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { PostgresLine } from './postgres-line.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations-postgres', import.meta.url));

/** Any number that nobody else locks by in this database: two processes that start at once migrate one after the other. */
const MIGRATING = 7_242_001;

/** Brings a database of PostgreSQL to the schema of this release. */
export async function migratePostgres(line: PostgresLine): Promise<void> {
  await line.use(async (ask, sql) => {
    await ask('SELECT pg_advisory_lock(?)', [MIGRATING]);
    try {
      await migrate(drizzle(sql), { migrationsFolder: MIGRATIONS });
    } finally {
      await ask('SELECT pg_advisory_unlock(?)', [MIGRATING]);
    }
  });
}

/** The statements of all migrations, as they were shipped. */
export function shippedPostgres(): string {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(join(MIGRATIONS, name), 'utf8'))
    .join('\n');
}

import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));

/** Brings a database to the schema of this release. */
export async function migrateSchema(client: Client): Promise<void> {
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
}

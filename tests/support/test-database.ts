import { join } from 'node:path';
import postgres from 'postgres';
import { inject, onTestFinished } from 'vitest';
import { temporaryFolder } from './folder.ts';

/** Whether this run of a test is the one on PostgreSQL: some tests stand in two projects (`vitest.config.ts`). */
export function onPostgres(): boolean {
  return (inject('postgres') ?? null) !== null;
}

/** The address of a database of its own for one test, gone with it: a file, or one of the run's PostgreSQL. */
export async function newDatabaseUrl(): Promise<string> {
  const server = inject('postgres') ?? null;
  if (server === null) return `file:${join(temporaryFolder(), 'test.db')}`;
  count += 1;
  const name = `test_${process.pid}_${count}`;
  await run(server.own, `CREATE DATABASE ${name} TEMPLATE template`);
  onTestFinished(() => run(server.own, `DROP DATABASE ${name} WITH (FORCE)`));
  return server.own.replace(/\/postgres$/, `/${name}`);
}

let count = 0;
let connection: postgres.Sql | null = null;

async function run(url: string, statement: string): Promise<void> {
  connection ??= postgres(url, { max: 1, onnotice: () => undefined });
  await connection.unsafe(statement);
}

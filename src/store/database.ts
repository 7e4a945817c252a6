import type { Database, DatabaseOptions } from './dialects/dialect.ts';
import { openSqlite } from './dialects/sqlite.ts';

/** Whether an address is PostgreSQL's. Everything else is libSQL's: a file, or a server of its own. */
export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

/** Whether it names several machines that hold the same log. */
export function namesSeveralHosts(url: string): boolean {
  return isPostgres(url) && /^[^/]*\/\/[^/]*,/.test(url);
}

/**
 * Opens the database that an address names, and migrates it.
 * @throws DatabaseTrouble when it cannot be used
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (!isPostgres(options.url)) return openSqlite(options);
  // Loaded where there is one: a site in a file needs none of it.
  const { openPostgres } = await import('./dialects/postgres.ts');
  return openPostgres(options);
}

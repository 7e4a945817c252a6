import type { Database, DatabaseOptions } from './dialects/dialect.ts';
import { openSqlite } from './dialects/sqlite.ts';

/**
 * Opens the database that an address names, and migrates it.
 * @throws DatabaseTrouble when it cannot be used
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return openSqlite(options);
}

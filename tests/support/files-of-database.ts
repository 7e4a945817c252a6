import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile } from '../../src/store/database-file.ts';
import type { TestLog } from './log.ts';
import { onPostgres } from './test-database.ts';

/**
 * Whether words stand in the files that a database keeps its tables in, and a file's journal. PostgreSQL's own journal (WAL)
 * keeps everything until it is recycled: no database can reach there (`docs/operations.md`).
 */
export async function isInFiles(
  { url, database }: Pick<TestLog, 'url' | 'database'>,
  words: string,
): Promise<boolean> {
  if (!onPostgres()) {
    const file = databaseFile(url);
    return [file, `${file}-wal`].some((name) => existsSync(name) && readFileSync(name).includes(words));
  }
  const { client } = database;
  // What was written lies in memory until then, and files that were replaced are emptied then.
  await client.execute('CHECKPOINT');
  const { rows } = await client.execute(
    "SELECT current_setting('data_directory') AS data, oid FROM pg_database WHERE datname = current_database()",
  );
  const folder = join(String(rows[0]?.data), 'base', String(rows[0]?.oid));
  return readdirSync(folder).some((name) => readUnlessGone(join(folder, name)).includes(words));
}

/** Files of PostgreSQL come and go: what it takes away meanwhile holds nothing any more. */
function readUnlessGone(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

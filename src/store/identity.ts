import { fstatSync, openSync, readSync, statSync } from 'node:fs';

const MAGIC = 'SQLite format 3\0';

/**
 * A file of each database that was looked at, by device and inode. Never closed: closing any of its files would drop
 * the locks that SQLite holds in this process (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
const opened = new Map<string, number>();

/**
 * What a database file is told apart by: device, inode, and that it still begins like a database. libSQL goes on
 * writing into a file that was deleted or written over, and says that all is well.
 *
 * @returns `missing` or `corrupt` when there is no such file, or it is no database
 */
export function identifyFile(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 'missing';
  if (found.size < MAGIC.length) return 'corrupt';
  const file = opened.get(`${found.dev}:${found.ino}`) ?? openForGood(path);
  const start = Buffer.alloc(MAGIC.length);
  readSync(file, start, 0, start.length, 0);
  const { dev, ino } = fstatSync(file);
  return start.toString('latin1') === MAGIC ? `${dev}:${ino}` : 'corrupt';
}

function openForGood(path: string): number {
  const file = openSync(path, 'r');
  const { dev, ino } = fstatSync(file);
  opened.set(`${dev}:${ino}`, file);
  return file;
}

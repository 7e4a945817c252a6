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
  // A folder, a pipe, a device: opening it could wait for ever.
  if (!found.isFile() || found.size < HEADER) return 'corrupt';
  const file = opened.get(`${found.dev}:${found.ino}`) ?? openForGood(path);
  const start = Buffer.alloc(LARGEST_PAGE);
  const length = readSync(file, start, 0, start.length, 0);
  const { dev, ino } = fstatSync(file);
  return isFirstPage(start.subarray(0, length)) ? `${dev}:${ino}` : 'corrupt';
}

/** What SQLite's format says of every first page (https://www.sqlite.org/fileformat2.html, 1.3 and 1.6), and its size. */
const HEADER = 100;
const LARGEST_PAGE = 65_536;
const SMALLEST_PAGE = 512;
const INTERIOR = 5;
const LEAF = 13;

/**
 * Whether bytes can be the first page of a database: header and the table of what lies on the page. What is read from a
 * connection's memory, or from the write-ahead log, says nothing of the file.
 */
function isFirstPage(bytes: Buffer): boolean {
  if (bytes.length < SMALLEST_PAGE || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return false;
  const said = bytes.readUInt16BE(16);
  const pageSize = said === 1 ? LARGEST_PAGE : said;
  const isSize = pageSize >= SMALLEST_PAGE && (pageSize & (pageSize - 1)) === 0;
  const versions = [bytes[18], bytes[19]].every((one) => one === 1 || one === 2);
  const fractions = bytes[21] === 64 && bytes[22] === 32 && bytes[23] === 32;
  const type = bytes[HEADER];
  if (!isSize || bytes.length < pageSize || !versions || !fractions) return false;
  if (type !== INTERIOR && type !== LEAF) return false;
  const pointers = HEADER + (type === INTERIOR ? 12 : 8);
  const cells = bytes.readUInt16BE(HEADER + 3);
  const end = pointers + cells * 2;
  if (end > pageSize) return false;
  for (let at = pointers; at < end; at += 2) {
    const cell = bytes.readUInt16BE(at);
    if (cell < end || cell >= pageSize) return false;
  }
  return true;
}

function openForGood(path: string): number {
  const file = openSync(path, 'r');
  const { dev, ino } = fstatSync(file);
  opened.set(`${dev}:${ino}`, file);
  return file;
}

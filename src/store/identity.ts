import { fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';

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

/** What belongs to an open database: the last changes are in the first, and the second says which of them hold. */
const BESIDE = ['-wal', '-shm'];

/** Device and inode of each file that SQLite keeps beside a database; of one that is not there `''`. */
export function identifyBeside(path: string): readonly string[] {
  return BESIDE.map((suffix) => {
    const found = statSync(`${path}${suffix}`, { throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : '';
  });
}

/** Another one whenever the database, or the log of its last changes, was written to or replaced. */
export function stampFile(path: string): string {
  return ['', '-wal']
    .map((suffix) => statSync(`${path}${suffix}`, { throwIfNoEntry: false }))
    .map((found) => (found ? `${found.dev}:${found.ino}:${found.size}:${found.mtimeMs}` : ''))
    .join(' ');
}

/**
 * Whether this process still writes into a file beside its database that is not there any more, or another: what is
 * acknowledged then is seen by nobody else, and lost at the end. SQLite itself takes its files away only when
 * nobody has them open. Told on Linux alone, where a process can see what it has open.
 *
 * @param before what `identifyBeside` said
 */
export function isCutOff(path: string, before: readonly string[]): boolean {
  const lost = before.filter((one, index) => one !== '' && one !== identifyBeside(path)[index]);
  return lost.length > 0 && openFiles().some((one) => lost.includes(one));
}

function openFiles(): string[] {
  try {
    return readdirSync('/proc/self/fd').flatMap((name) => {
      const found = statSync(`/proc/self/fd/${name}`, { throwIfNoEntry: false });
      return found ? [`${found.dev}:${found.ino}`] : [];
    });
  } catch {
    return [];
  }
}

function openForGood(path: string): number {
  const file = openSync(path, 'r');
  const { dev, ino } = fstatSync(file);
  opened.set(`${dev}:${ino}`, file);
  return file;
}

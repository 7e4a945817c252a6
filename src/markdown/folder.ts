import { isUtf8 } from 'node:buffer';
import { constants, type Dirent } from 'node:fs';
import { lstat, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { textHash } from './read.ts';

/** Larger files are not read: a page is a few kilobytes (bytes). */
const MAX_FILE = 256 * 1024;
/** So much is read of one folder: files and folders, all files together (bytes), and folders in one another. */
const MAX_ENTRIES = 20_000;
const MAX_TOTAL = 64 * 2 ** 20;
const MAX_DEPTH = 8;
/** So many files are open at once. */
const OPEN = 16;

/** A content file as it lies on disk; `refusal`: why it is not read. */
export type ContentFile = {
  /** Below the content folder, with `/`. */
  readonly path: string;
} & (
  | { readonly source: string; readonly sha256: string; readonly refusal: null }
  | { readonly source: null; readonly refusal: string }
);

/** What lies in a content folder, by name alone. Paths are below it, with `/`, and sorted. */
interface Listing {
  /** Every `.md`; `refusal`: why it is none that can be read. */
  readonly files: readonly { readonly path: string; readonly refusal: string | null }[];
  /** The folder itself (`''`) and what is in it. */
  readonly folders: readonly { readonly path: string; readonly ino: number }[];
  /** Folders that are not looked into, and why. */
  readonly refused: readonly { readonly path: string; readonly refusal: string }[];
}

/**
 * Every `.md` below a content folder, sorted by path. A missing folder holds none. Hidden files are left out. Links are
 * not followed, only regular files are opened, and none is read beyond what a page may have.
 * @throws when it holds more than a site has, or cannot be read
 */
export async function readContentFolder(
  folder: string,
): Promise<{ readonly files: ContentFile[]; readonly refused: Listing['refused'] }> {
  const { files, refused } = await listContentFolder(folder);
  const read: ContentFile[] = [];
  let total = 0;
  for (let start = 0; start < files.length; start += OPEN) {
    const some = await Promise.all(
      files
        .slice(start, start + OPEN)
        .map(({ path, refusal }) =>
          refusal === null ? readFile(join(folder, path), path) : { path, source: null, refusal },
        ),
    );
    for (const { source } of some) total += source?.length ?? 0;
    if (total > MAX_TOTAL) throw new Error(`${folder} holds more than ${MAX_TOTAL / 2 ** 20} MB of words.`);
    read.push(...some);
  }
  return { files: read, refused };
}

/** @throws when it holds more than a site has, or cannot be read */
export async function listContentFolder(folder: string): Promise<Listing> {
  const files: { path: string; refusal: string | null }[] = [];
  const folders: { path: string; ino: number }[] = [];
  const refused: { path: string; refusal: string }[] = [];
  const waiting = [''];
  let count = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const found = await openFolder(join(folder, path));
    if (found === null) continue;
    folders.push({ path, ino: found.ino });
    // Closes the folder at its end, also by an error. One entry after the other: there may be a million.
    for await (const entry of found.entries) {
      count += 1;
      if (count > MAX_ENTRIES) {
        throw new Error(`${folder} holds more than ${MAX_ENTRIES} files and folders.`);
      }
      if (entry.name.startsWith('.')) continue;
      const own = path === '' ? entry.name : `${path}/${entry.name}`;
      const refusal = refusalOf(entry);
      if (entry.name.endsWith('.md')) files.push({ path: own, refusal: refusal ?? refusalOfFolder(entry) });
      else if (entry.isDirectory() && own.split('/').length > MAX_DEPTH) {
        refused.push({
          path: own,
          refusal: `lies more than ${MAX_DEPTH} folders deep and is not looked into`,
        });
      } else if (entry.isDirectory() && refusal === null) waiting.push(own);
      else if (entry.isDirectory() || entry.isSymbolicLink())
        refused.push({ path: own, refusal: refusal ?? '' });
    }
  }
  const byPath = (x: { path: string }, y: { path: string }) => (x.path < y.path ? -1 : 1);
  return { files: files.sort(byPath), folders: folders.sort(byPath), refused: refused.sort(byPath) };
}

/** `null`: it is not there, or not any more. */
async function openFolder(
  path: string,
): Promise<{ readonly ino: number; readonly entries: AsyncIterable<Dirent> } | null> {
  try {
    // First, for it may go at any time: what was opened is closed only by reading it.
    const { ino } = await lstat(path);
    return { ino, entries: await opendir(path) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function refusalOf(entry: Dirent): string | null {
  if (entry.name.includes('\uFFFD')) return 'has a name that is not UTF-8; rename it';
  if (entry.isSymbolicLink())
    return 'is a link, and links are not followed; put what it leads to in its place';
  if (entry.isFile() || entry.isDirectory()) return null;
  return 'is not a file (but a pipe, a socket or a device); remove it';
}

function refusalOfFolder(entry: Dirent): string | null {
  return entry.isDirectory() ? 'is a folder where a file is to be; put the file in its place' : null;
}

/** Opens without waiting for a pipe's other end and without following a link that has just taken the file's place. */
async function readFile(file: string, path: string): Promise<ContentFile> {
  const refuse = (refusal: string): ContentFile => ({ path, source: null, refusal });
  try {
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const found = await handle.stat();
    if (!found.isFile()) return refuse('is not a file (but a pipe, a socket or a device); remove it');
    if (found.size > MAX_FILE) return refuse(`has ${found.size} bytes; write at most ${MAX_FILE}`);
    // One more than there may be: it may be growing.
    const bytes = Buffer.alloc(Math.min(found.size, MAX_FILE) + 1);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    const text = bytes.subarray(0, bytesRead);
    if (!isUtf8(text)) return refuse('is not UTF-8 text; save it as UTF-8');
    const source = text.toString('utf8');
    return { path, source, sha256: textHash(source), refusal: null };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return refuse(`cannot be read (${code}); let this user read it`);
  }
}

import { chmodSync, closeSync, existsSync, openSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Read and written by its owner alone. */
const OWN = 0o600;

/** The file of a database, and what SQLite puts beside it, with the mode of that: what is put to its name. */
export const DATABASE_SUFFIXES = ['', '-wal', '-shm', '-journal'];

/**
 * Makes an empty file for its owner alone where there is none, whatever the umask says: what is then written into it,
 * and what SQLite puts beside it, was never open to others.
 */
export function makePrivateFile(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWN));
  tightenFile(path);
}

/** Closes a file to everybody but its owner, with what SQLite put beside it. Somebody else's, or one on a disk that is read-only, stays. */
export function tightenFile(path: string): void {
  for (const suffix of DATABASE_SUFFIXES) {
    const mode = statSync(`${path}${suffix}`, { throwIfNoEntry: false })?.mode;
    if (mode === undefined || (mode & 0o077) === 0) continue;
    try {
      chmodSync(`${path}${suffix}`, OWN);
    } catch {
      // Whoever may not change it is not who can be blamed for it.
    }
  }
}

/** The same for the files of a folder whose names fit. */
export function tightenFolder(folder: string, names: RegExp): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (names.test(name)) tightenFile(join(folder, name));
}

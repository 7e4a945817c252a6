import { closeSync, openSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { folderError, StartError } from './start-error.ts';

/** Empty for good: what counts is who holds it locked. */
const NAME = 'serve.lock';

/**
 * The right to serve one data folder: one Latarnia at a time holds it.
 *
 * It is a lock of the kernel on a file in the folder (fcntl, the way SQLite takes it), because nothing of that kind can be
 * stale: it ends with the process, however that ended, and a reboot leaves nothing. No number of a process is compared,
 * so containers that each have a process 1 are told apart as long as they share the folder. Node itself has no lock on
 * files; SQLite comes with it. A release that takes over from another waits for `release`.
 */
export class FolderLock {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** @throws StartError when another Latarnia has it, or the folder cannot be written to */
  static take(folder: string): FolderLock {
    const file = join(folder, NAME);
    try {
      // Before SQLite opens it: closing any of its files later would drop the lock.
      closeSync(openSync(file, 'a', 0o600));
    } catch (error) {
      throw folderError('DATA_DIR', folder, error);
    }
    try {
      return new FolderLock(lock(file));
    } catch (error) {
      if (isHeld(error)) {
        throw new StartError(
          `Cannot start: another Latarnia serves DATA_DIR ${folder}. Stop it first (fuser ${file} shows it), or name another folder (DATA_DIR).`,
        );
      }
      throw folderError('DATA_DIR', folder, error);
    }
  }

  /** Lets another one have it. */
  release(): void {
    this.#database.close();
  }
}

function lock(file: string): DatabaseSync {
  try {
    return lockFile(file);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    // Something else was written into it. It holds nothing that could be lost.
    truncateSync(file, 0);
    return lockFile(file);
  }
}

function lockFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    // Nothing is ever written, and a disk that is full takes no journal.
    database.exec('PRAGMA journal_mode = MEMORY');
    // Whoever writes excludes the others that want to.
    database.exec('BEGIN IMMEDIATE');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLITE_CORRUPT, SQLITE_NOTADB. */
function isDamaged(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 11 || error.errcode === 26);
}

/** SQLITE_BUSY (5). */
function isHeld(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

import { accessSync, closeSync, constants, existsSync, openSync, truncateSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * A lock of the kernel on a file (fcntl, the way SQLite takes it), because nothing of that kind can be stale: it ends with
 * the process, however that ended, and a reboot leaves nothing. The file is empty for good: what counts is who holds it
 * locked. Node itself has no lock on files; SQLite comes with it.
 */
export class KernelLock {
  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Makes the file where there is none.
   * @returns `null`: another has it
   * @throws when the file cannot be made or opened
   */
  static take(file: string): KernelLock | null {
    makeFile(file);
    try {
      return new KernelLock(lock(file));
    } catch (error) {
      if (isHeld(error)) return null;
      throw error;
    }
  }

  /**
   * Whether anybody has it. Where there is no file nobody has, and none is made.
   *
   * @throws when it cannot be opened
   */
  static isHeld(file: string): boolean {
    if (!existsSync(file)) return false;
    const taken = KernelLock.take(file);
    taken?.release();
    return taken === null;
  }

  /** Lets another one have it. */
  release(): void {
    this.#database.close();
  }
}

/** Never opens one that is there: closing any of its files would drop a lock that this process has on it. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    accessSync(file, constants.W_OK);
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

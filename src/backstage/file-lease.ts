import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { databaseFile } from '../store/database-file.ts';
import { type Lease, LeaseLost, noteHolder } from '../store/lease.ts';
import type { TableAccess } from '../store/nodes.ts';
import { KernelLock } from './kernel-lock.ts';

/**
 * The lease where the database is a file: a lock of the kernel beside that file, so that two data folders on one database are
 * told apart too. A holder that is halted keeps it, and one that ended has given it back.
 */
export class FileLease implements Lease {
  readonly epoch = 0;
  readonly #url: string;
  readonly #node: () => string;
  readonly #access: TableAccess;
  #lock: KernelLock | null = null;
  #isNoted = false;

  /**
   * @param url `file:…`
   * @param node who wants it
   * @param access where it is noted, for people, who has it
   */
  constructor(url: string, node: () => string, access: TableAccess) {
    this.#url = url;
    this.#node = node;
    this.#access = access;
  }

  get isHeld(): boolean {
    return this.#lock !== null;
  }

  /** @throws when the lock's file cannot be made */
  async look(): Promise<void> {
    this.#lock ??= KernelLock.take(lockFileOf(this.#url));
    if (this.#lock && !this.#isNoted) {
      await this.#access.use((tables) => noteHolder(tables, this.#node()));
      this.#isNoted = true;
    }
  }

  noteAgain(): void {
    this.#isNoted = false;
  }

  async handOver(): Promise<void> {
    if (!this.#lock) return;
    try {
      if (this.#isNoted) await this.#access.use((tables) => noteHolder(tables, null));
    } finally {
      this.#isNoted = false;
      this.#lock.release();
      this.#lock = null;
    }
  }

  async assertHeld(): Promise<void> {
    if (!this.#lock) throw new LeaseLost();
  }
}

/**
 * Whether a node that lives has the lease of a database file: what is noted in it outlives a node that was killed.
 *
 * @returns `null`: whoever asks may not look
 */
export function isFileLeaseHeld(url: string): boolean | null {
  try {
    return KernelLock.isHeld(lockFileOf(url));
  } catch {
    return null;
  }
}

/** Its name does not begin like the database's: whoever watches that would be told of it. */
function lockFileOf(url: string): string {
  const file = databaseFile(url);
  return join(realpathSync(dirname(file)), `writer-${basename(file)}.lock`);
}

import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { databaseFile } from '../store/database-file.ts';
import { type Lease, LeaseLost } from '../store/lease.ts';
import { KernelLock } from './kernel-lock.ts';

/**
 * The lease where the database is a file: a lock of the kernel beside that file, so that two data folders on one database are
 * told apart too. A holder that is halted keeps it, and one that ended has given it back.
 */
export class FileLease implements Lease {
  readonly epoch = 0;
  readonly #url: string;
  #lock: KernelLock | null = null;

  /** @param url `file:…` */
  constructor(url: string) {
    this.#url = url;
  }

  get isHeld(): boolean {
    return this.#lock !== null;
  }

  /** @throws when the lock's file cannot be made */
  async look(): Promise<void> {
    this.#lock ??= KernelLock.take(lockFileOf(this.#url));
  }

  async handOver(): Promise<void> {
    this.#lock?.release();
    this.#lock = null;
  }

  async assertHeld(): Promise<void> {
    if (!this.#lock) throw new LeaseLost();
  }
}

/** Its name does not begin like the database's: whoever watches that would be told of it. */
function lockFileOf(url: string): string {
  const file = databaseFile(url);
  return join(realpathSync(dirname(file)), `writer-${basename(file)}.lock`);
}

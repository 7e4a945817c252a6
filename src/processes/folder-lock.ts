import { join } from 'node:path';
import { KernelLock } from '../backstage/kernel-lock.ts';
import { folderError, StartError } from './start-error.ts';

const NAME = 'serve.lock';

/**
 * The right to serve one data folder: one Latarnia at a time holds it. No number of a process is compared, so containers
 * that each have a process 1 are told apart as long as they share the folder. A release that takes over from another waits
 * for `release`.
 */
export class FolderLock {
  readonly #lock: KernelLock;

  private constructor(lock: KernelLock) {
    this.#lock = lock;
  }

  /** @throws StartError when another Latarnia has it, or the folder cannot be written to */
  static take(folder: string): FolderLock {
    const file = join(folder, NAME);
    const lock = takeLock(folder, file);
    if (lock) return new FolderLock(lock);
    throw new StartError(
      `Cannot start: another Latarnia serves DATA_DIR ${folder}. Stop it first (fuser ${file} shows it), or name another folder (DATA_DIR).`,
    );
  }

  /** Lets another one have it. */
  release(): void {
    this.#lock.release();
  }
}

function takeLock(folder: string, file: string): KernelLock | null {
  try {
    return KernelLock.take(file);
  } catch (error) {
    throw folderError('DATA_DIR', folder, error);
  }
}

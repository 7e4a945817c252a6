import { statfsSync } from 'node:fs';
import type { Instant } from '../domain/time.ts';
import { wallClock } from './wall-clock.ts';

/** With less than this nothing more can be written down, or soon not (bytes). */
const LEAST = 4 * 2 ** 20;

/** A disk that is full. */
interface DiskTrouble {
  readonly message: string;
  readonly since: Instant;
}

/** Looks at the disks that are written to: whoever only reads does not notice that one is full. */
export class DiskWatch {
  readonly #folders: readonly string[];
  #since: Instant | null = null;

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** `null`: there is room. */
  get trouble(): DiskTrouble | null {
    const full = this.#folders.find(isFull);
    if (full === undefined) {
      this.#since = null;
      return null;
    }
    this.#since ??= wallClock();
    return {
      message: `The disk of ${full} is full, or nearly so. Make room: what was published is still served; changes may be refused.`,
      since: this.#since,
    };
  }
}

/** Whether hardly anything can be written to the disk of a folder any more. */
export function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST;
  } catch {
    // Not there: that is said elsewhere.
    return false;
  }
}

import { statfsSync } from 'node:fs';
import { wallClock } from './app.ts';
import type { Instant } from './domain/time.ts';

/** With less than this nothing more can be written down, or soon not (bytes). */
const LEAST = 4 * 2 ** 20;

/** What is wrong with the disks, for `/readyz`. */
export type DiskHealth =
  | { readonly status: 'ok' }
  | {
      readonly status: 'trouble';
      readonly code: 'disk.full';
      readonly message: string;
      readonly todo: string;
      readonly since: Instant;
    };

/** Looks at the disks that are written to: whoever only reads does not notice that one is full. */
export class DiskWatch {
  readonly #folders: readonly string[];
  #since: Instant | null = null;

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  get health(): DiskHealth {
    const full = this.#folders.find(isFull);
    if (full === undefined) {
      this.#since = null;
      return { status: 'ok' };
    }
    this.#since ??= wallClock();
    return {
      status: 'trouble',
      code: 'disk.full',
      message: `The disk of ${full} is full, or nearly so.`,
      todo: 'Make room. What was published goes on being served; changes may be refused.',
      since: this.#since,
    };
  }
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST;
  } catch {
    // Not there: that is said elsewhere.
    return false;
  }
}

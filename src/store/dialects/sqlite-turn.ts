import type { Client } from '@libsql/client';
import { createClient } from '@libsql/client/sqlite3';

/** So long (ms) is waited here; whoever holds the lock for longer is waited for by SQLite. */
const LONGEST = 1000;

/**
 * Waits until no other process writes to a file. SQLite's own waiting sleeps for longer and longer, up to 100 ms, through every
 * pause that another writer makes for it, and halts the whole process meanwhile.
 */
export class SqliteTurn {
  readonly #probe: Client;
  readonly #longest: number;

  /** @param busyTimeout how long a writer waits at most (ms) */
  constructor(url: string, busyTimeout: number) {
    this.#probe = createClient({ url, timeout: 0 });
    this.#longest = Math.min(LONGEST, busyTimeout);
  }

  /** Resolves when the lock was free just now, or after so long that it does not matter. Whoever wants it takes it at once. */
  async come(): Promise<void> {
    const started = performance.now();
    while (!(await this.#isFree())) {
      if (performance.now() - started > this.#longest) return;
      await new Promise((resolve) => setTimeout(resolve, 1 + Math.random()));
    }
  }

  close(): void {
    this.#probe.close();
  }

  async #isFree(): Promise<boolean> {
    try {
      const probe = await this.#probe.transaction('write');
      await probe.rollback();
      return true;
    } catch (error) {
      // After SQLITE_BUSY a connection of libSQL can end no transaction any more.
      await this.#probe.reconnect();
      // Whatever else is wrong is said by whoever writes.
      return !(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY');
    }
  }
}

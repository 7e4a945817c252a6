import { join } from 'node:path';
import type { Logger } from 'pino';
import { backupName, pruneBackups, writeBackup } from '../store/backup.ts';
import type { App } from './app.ts';
import { wallClock } from './wall-clock.ts';

/** Backs the database up into a folder, every so often and only when there is something new. */
export class Backups {
  readonly #app: App;
  readonly #folder: string;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  #last: { readonly revision: number; readonly at: string } | null = null;
  #failures = 0;
  #trouble: { readonly message: string; readonly since: string } | null = null;

  private constructor(app: App, folder: string, logger: Logger) {
    this.#app = app;
    this.#folder = folder;
    this.#logger = logger;
    this.#timer = setInterval(() => void this.backUp(), app.config.backupEvery * 60_000);
    this.#timer.unref();
  }

  /** `null` when no folder for backups is set. */
  static start(app: App, logger: Logger): Backups | null {
    const { backupDir } = app.config;
    if (backupDir === null) return null;
    const backups = new Backups(app, backupDir, logger);
    void backups.backUp();
    return backups;
  }

  /** The revision and the instant (wall clock) of the last one; `null`: none was made since the start. */
  get last(): { readonly revision: number; readonly at: string } | null {
    return this.#last;
  }

  /** `null`: the last backup was made. */
  get trouble(): { readonly message: string; readonly since: string } | null {
    return this.#trouble;
  }

  /** How often since the start none could be made. */
  get failures(): number {
    return this.#failures;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Never throws: what went wrong stands in `trouble` and in the log. */
  async backUp(): Promise<void> {
    const { revision } = this.#app.state;
    if (revision === 0 || this.#last?.revision === revision) return;
    try {
      const now = wallClock();
      const file = join(this.#folder, backupName(revision, now));
      const content = await writeBackup((path) => this.#app.log.copyTo(path), file, now);
      this.#last = { revision: content.revision, at: now };
      this.#trouble = null;
      const removed = pruneBackups(this.#folder, this.#app.config.backupKeep);
      this.#logger.info({ file, revision: content.revision, removed: removed.length }, 'backed up');
    } catch (error) {
      this.#failures += 1;
      const message = error instanceof Error ? error.message : String(error);
      this.#trouble = { message, since: this.#trouble?.since ?? wallClock() };
      this.#logger.error({ error, folder: this.#folder }, 'the backup failed');
    }
  }
}

import type { Logger } from 'pino';
import { listContentFolder } from '../markdown/folder.ts';
import { folderFingerprint } from './folder-fingerprint.ts';
import { FolderWatch } from './folder-watch.ts';

/** How long the folder must be quiet before it is read (ms). */
const QUIET = 200;
/** How often the folder is looked at, beside being told of what changes: not every disk tells (ms). */
const LOOK = 30_000;

interface FolderFollowerOptions {
  readonly folder: string;
  readonly logger: Pick<Logger, 'error'>;
  /** Instead of the usual time between two looks (ms). */
  readonly look?: number;
  /** Reads the folder; never fails. */
  readonly read: () => Promise<void>;
  /** Whether it is to be read again although nothing in it has changed. */
  readonly isOwed: () => boolean;
}

/** Has a content folder read when something in it may have changed, once it is quiet, until `close`. */
export class FolderFollower {
  readonly #options: FolderFollowerOptions;
  readonly #watcher: FolderWatch;
  #quiet: NodeJS.Timeout | null = null;
  #looking: NodeJS.Timeout | null = null;
  /** What was there at the last look. */
  #seen = '';
  #isClosed = false;

  constructor(options: FolderFollowerOptions) {
    this.#options = options;
    this.#watcher = new FolderWatch(
      () => this.readSoon(),
      (error) => this.#sayUnwatched(error),
    );
  }

  /** Has it read as it is, and from now on follows it. */
  async start(): Promise<void> {
    // Watched before it is read: what changes meanwhile would be missed.
    await this.#watch();
    this.#seen = await folderFingerprint(this.#options.folder);
    await this.#options.read();
    this.#looking = setInterval(() => void this.#look(), this.#options.look ?? LOOK).unref();
  }

  /** Has it read once nothing has changed for a while. */
  readSoon(): void {
    if (this.#isClosed) return;
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.#watchAndRead(), QUIET);
  }

  close(): void {
    this.#isClosed = true;
    this.#watcher.close();
    if (this.#quiet) clearTimeout(this.#quiet);
    if (this.#looking) clearInterval(this.#looking);
  }

  /** Watches each folder there is, and no other: what a link leads to may be the whole disk. */
  async #watch(): Promise<void> {
    const { folder } = this.#options;
    try {
      const { folders } = await listContentFolder(folder);
      if (this.#isClosed) return;
      // A folder that is new may have got another one before it was watched.
      if (this.#watcher.follow(folder, folders)) this.readSoon();
    } catch (error) {
      this.#sayUnwatched(error);
    }
  }

  async #watchAndRead(): Promise<void> {
    await this.#watch();
    await this.#options.read();
  }

  /** Finds what the system did not tell of: a folder that was put in place of another, a disk of the network. */
  async #look(): Promise<void> {
    const found = await folderFingerprint(this.#options.folder);
    if (found === this.#seen && !this.#options.isOwed()) return;
    this.#seen = found;
    await this.#watchAndRead();
  }

  #sayUnwatched(error: unknown): void {
    const { folder, logger } = this.#options;
    logger.error({ error, folder }, 'content: the folder cannot be watched, but is looked at now and then');
  }
}

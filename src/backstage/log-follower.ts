import type { Logger } from 'pino';
import { EMPTY_STATE, type State } from '../domain/state.ts';
import { watchDatabase } from '../store/watch-database.ts';
import type { LogConnection } from './log-connection.ts';

/** How often the log is asked for events of other processes (ms). */
const POLL = 200;
/** The same where a change is told: it is for what nobody is told of. */
const POLL_WATCHED = 1000;
/**
 * The first wait after the database was told to have changed, doubling up to the usual one (ms): SQLite writes its log, which
 * the system tells of, before readers see what is in it, which nobody tells of.
 */
const FIRST_POLL = 4;
/** How often while the database is in trouble (ms). */
const POLL_IN_TROUBLE = 1000;

interface LogFollowerOptions {
  readonly log: Pick<LogConnection, 'known' | 'trouble'>;
  /** A file's changes are watched, and PostgreSQL tells of its own; another server is asked. */
  readonly databaseUrl: string;
  readonly databaseAuthToken: string | null;
  readonly logger: Logger;
  /** How often it looks by itself where the system tells of changes to the file (ms); left out: as often as elsewhere. */
  readonly rest?: number;
  /** Reads what is new in the log. */
  readonly read: () => Promise<void>;
  /** Does what waited for the log to answer. Resolves with how long until more of it is due (ms); `Infinity`: never. */
  readonly catchUp: () => Promise<number>;
}

/** Sees what is new in the log, whoever wrote it, and tells of it. */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #listeners = new Set<() => void>();
  /** The state that the listeners know. */
  #known: State = EMPTY_STATE;
  #stopWatching: (() => void) | null = null;
  #poll: NodeJS.Timeout | null = null;
  /** The wait before the log is looked at by itself (ms). */
  #wait = POLL;
  /** Until something is due, when that was last looked at (ms). */
  #dueIn = Number.POSITIVE_INFINITY;
  #looking: Promise<void> | null = null;
  #isAskedAgain = false;
  #isClosed = false;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
  }

  /** `listener` is told whenever the state may have changed, until what this gives back is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells every listener that the state may have changed. */
  tell(): void {
    this.#known = this.#options.log.known.state;
    for (const listener of this.#listeners) listener();
  }

  /** Follows the log, until `close`. */
  start(): void {
    const { databaseUrl: url, databaseAuthToken: authToken, logger } = this.#options;
    this.#stopWatching = watchDatabase(
      { url, authToken },
      () => this.#lookEagerly(),
      (error) => logger.error({ error }, 'log: cannot be watched'),
    );
    this.#lookLater();
  }

  /** Looks now. */
  look(): void {
    this.#lookEagerly();
  }

  close(): void {
    this.#isClosed = true;
    this.#stopWatching?.();
    if (this.#poll) clearTimeout(this.#poll);
  }

  #lookLater(): void {
    if (this.#isClosed) return;
    if (this.#poll) clearTimeout(this.#poll);
    const wait = Math.min(this.#wait, Math.ceil(this.#dueIn));
    this.#poll = setTimeout(
      () => {
        this.#wait = Math.min(this.#longestWait, this.#wait * 2);
        this.#lookSoon().finally(() => this.#lookLater());
      },
      this.#options.log.trouble ? POLL_IN_TROUBLE : wait,
    );
  }

  get #longestWait(): number {
    const { rest, databaseUrl } = this.#options;
    if (!this.#stopWatching) return POLL;
    // PostgreSQL tells of its log, and of no table beside it.
    return rest !== undefined && databaseUrl.startsWith('file:') ? rest : POLL_WATCHED;
  }

  /** Looks at the log now, and soon again. */
  #lookEagerly(): void {
    this.#wait = FIRST_POLL;
    this.#lookSoon().finally(() => this.#lookLater());
  }

  /** One look at the log at a time; whoever asks meanwhile gets one more. */
  #lookSoon(): Promise<void> {
    this.#isAskedAgain = true;
    this.#looking ??= this.#lookWhileAsked().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #lookWhileAsked(): Promise<void> {
    const { log, logger, read, catchUp } = this.#options;
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      this.#dueIn = Number.POSITIVE_INFINITY;
      try {
        await read();
        // Who publishes it begins before it is looked for what else is due.
        this.#tellNews();
        if (!log.trouble) this.#dueIn = await catchUp();
      } catch (error) {
        logger.error({ error }, 'log: cannot be read');
      }
      this.#tellNews();
    }
  }

  /** Also what this process wrote itself: it is known since the write, and nobody was told yet. */
  #tellNews(): void {
    if (this.#options.log.known.state !== this.#known) this.tell();
  }
}

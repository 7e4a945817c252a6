import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { DatabaseTrouble, refuseTrouble } from '../actions/database-trouble.ts';
import type { AppendResult, Decision, Log } from '../actions/ports.ts';
import type { Refusal } from '../actions/refusal.ts';
import type { Config } from '../config/settings.ts';
import type { State } from '../domain/state.ts';
import type { Unproven } from '../domain/surroundings.ts';
import type { Instant } from '../domain/time.ts';
import { type ClockGuard, clockGuardOf } from '../store/clock-guard.ts';
import { namesSeveralHosts, openDatabase } from '../store/database.ts';
import { databaseFile } from '../store/database-file.ts';
import type { Copies, Database, WriteOptions } from '../store/dialects/dialect.ts';
import { stampFile } from '../store/identity.ts';
import { type Claim, EventLog, type Known, NOTHING_KNOWN, type Tables } from '../store/log.ts';
import { troubleOf } from '../store/trouble.ts';
import { HostsWatch } from './hosts-watch.ts';
import { epochFile } from './known-epoch.ts';
import { ProvenLog } from './proven-log.ts';
import type { Trouble } from './trouble.ts';

/** A backup would be put in the place of what another machine has taken since: it is not what is to be done there. */
const LEFT_BEHIND =
  'A machine was promoted that lacks what this node has published, or an older copy came back. See: latarnia nodes.';

interface ConnectionOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly wallClock: () => Instant;
  /** What is published: a log that does not go on from it is not used. `null`: nothing is. */
  readonly claim: () => Claim | null;
  /** A log that an operator put in place on purpose, although it does not go on from what is published. */
  readonly accepted: () => Claim | null;
  /** What is shown until the database can be read. */
  readonly fallback: State;
  /** How long to wait for the lock of another process (ms). */
  readonly busyTimeout: number;
  /** Told when more may be published than before. */
  readonly onProven?: () => void;
}

/**
 * The log, through whatever happens to its database. What was read stays known; what cannot be written is refused
 * with a reason; a database that comes back is taken up again if it goes on from what is known.
 */
export class LogConnection implements Log {
  readonly #options: Omit<ConnectionOptions, 'fallback'>;
  /** `null`: a file, whose clock is this machine's. */
  readonly #clocks: ClockGuard | null;
  #database: Database | null = null;
  #log: EventLog | null = null;
  #known: Known;
  #trouble: Trouble | null = null;
  #rescued: string | null = null;
  /** Something in it was damaged when it was last used: it is used again once all of it was read. */
  #isSuspect = false;
  /** As it was when all of it was read and damaged: that is not read again for nothing. */
  #damaged: string | null = null;
  readonly #proven: ProvenLog;
  readonly #hosts: HostsWatch;
  /** What was last written here was answered although no second machine was seen to have it. */
  #wroteUnsafely = false;

  constructor({ fallback, ...options }: ConnectionOptions) {
    // What is shown at first is in nobody's way later.
    this.#options = options;
    this.#proven = new ProvenLog(fallback, options.onProven ?? (() => undefined));
    this.#hosts = new HostsWatch(options.logger, options.wallClock);
    this.#known = { ...NOTHING_KNOWN, state: fallback };
    this.#clocks = clockGuardOf(options.config.databaseUrl, options.wallClock);
  }

  /** The state as last read; never waits for the database. */
  get known(): Known {
    return this.#log ? { state: this.#log.known, head: this.#log.head } : this.#known;
  }

  /** As far as it may be published: as far as it is safe, where several machines hold it. `null`: none of it yet. */
  get published(): Known | null {
    return this.#log ? this.#proven.published : this.#known;
  }

  /** What is written, and not known to be on a second machine. `null`: all is, or there is none by nature. */
  get unproven(): Unproven | null {
    return this.#proven.unproven;
  }

  /** The machines that hold it; `null`: it is one copy by nature, or was not opened yet. */
  get copies(): Copies | null {
    return this.#database?.copies ?? null;
  }

  /** Whether what was last written here was answered without a second machine's having it. */
  get wroteUnsafely(): boolean {
    return this.#wroteUnsafely;
  }

  /** What is not as it should be with those machines; `null`: all is well, or there is one by nature. */
  get hostsTrouble(): Trouble | null {
    return this.#hosts.troubleOf(this.copies, this.unproven);
  }

  /** Whether a second machine has a revision; `null`: there is none by nature. */
  isSafe(revision: number): Promise<boolean | null> {
    return this.#proven.isSafe(revision);
  }

  /** Waits until a second machine has what was just written beside the log, over whichever connection. */
  async proveWritten(): Promise<boolean | null> {
    await this.#proven.noteWritten();
    const isSafe = await this.#proven.prove();
    this.#wroteUnsafely = isSafe === false;
    return isSafe;
  }

  /** `null`: the database answers. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Opens the database, or takes it up again, and reads what is new. Never throws for what is the database's fault. */
  async refresh(): Promise<void> {
    try {
      await this.#connect();
      await this.#log?.current();
      this.#recover();
      // Nobody waits for that: whoever reads sees what is written, and readers of the site what is safe.
      if (this.copies !== null) void this.#proven.catchUp();
    } catch (error) {
      if (await this.#fallBack(error)) this.#recover();
      else await this.#note(error);
    }
  }

  async current(): Promise<State> {
    await this.refresh();
    return this.known.state;
  }

  async append(decide: Decision, changeId?: string): Promise<AppendResult | Refusal> {
    try {
      const done = await this.#useLog((log) => log.append(decide, changeId));
      if (!done.ok || this.copies === null) return done;
      const safe = (await this.#proven.prove()) === true;
      this.#wroteUnsafely = !safe;
      return { ...done, safe };
    } catch (error) {
      return refuseTrouble(await this.#troubleOf(error));
    }
  }

  /**
   * One write transaction over the log and the tables beside it. Waits until a second machine has it.
   * @throws DatabaseTrouble when it cannot be done
   */
  async transact<T>(work: (tables: Tables, log: Log) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    const done = await this.#orTrouble(() => this.#useLog((log) => log.transact(work, options)));
    if (this.copies !== null && !options.isUntold) await this.proveWritten();
    return done;
  }

  /** Reads or writes the tables beside the log. @throws DatabaseTrouble when it cannot be done */
  async use<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#orTrouble(() => this.#useLog((log) => log.use(work)));
  }

  /** By how much this machine's clock is ahead of the database's (ms), measured now; `null`: it is the same. */
  async measureClock(): Promise<number | null> {
    const clocks = this.#clocks;
    return clocks ? this.use((tables) => clocks.measure(tables)) : null;
  }

  /** Writes a consistent copy of the database. @throws when it cannot be read or written */
  async copyTo(path: string): Promise<void> {
    await this.#connect();
    if (!this.#database) throw new DatabaseTrouble('database.failed');
    this.#database.assertSame();
    await this.#database.copyTo(path);
  }

  close(): void {
    this.#known = this.known;
    this.#log = null;
    this.#proven.close();
    this.#database?.close();
    this.#database = null;
  }

  async #useLog<T>(work: (log: EventLog) => Promise<T>): Promise<T> {
    await this.#connect();
    if (!this.#log) throw new DatabaseTrouble('database.failed');
    const done = await work(this.#log);
    // What stands beside the log says nothing of whether the log goes on from what is published.
    if (!isOfContinuity(this.#trouble?.code)) this.#recover();
    return done;
  }

  async #orTrouble<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw await this.#troubleOf(error);
    }
  }

  /** @throws what is no trouble of the database */
  async #troubleOf(error: unknown): Promise<DatabaseTrouble> {
    const found = troubleOf(error);
    // What the hosts are to each other passes without a word of this connection's: see `hostsTrouble`.
    if (found?.isOfHosts) return found;
    const { code, todo } = await this.#note(error);
    return found?.todo === todo ? found : new DatabaseTrouble(code, error, undefined, todo);
  }

  /** Goes on with the connection there is while its file is the same; opens another when it is not. */
  async #connect(): Promise<void> {
    if (this.#database && this.#log && !this.#isSuspect) {
      try {
        this.#database.assertSame();
        return;
      } catch (error) {
        await this.#rescue(error);
        // What is in its place lacks the last changes, and takes up what is written into a file that is nobody's.
        if (troubleOf(error)?.code === 'database.cut-off') throw error;
      }
    }
    const { config, claim, wallClock, busyTimeout } = this.#options;
    const stamp = this.#isSuspect ? stampOf(config) : null;
    if (stamp !== null && stamp === this.#damaged) throw new DatabaseTrouble('database.corrupt');
    const published = claim();
    const opened = await openDatabase({
      url: config.databaseUrl,
      authToken: config.databaseAuthToken,
      mayCreate: published === null && this.known.state.revision === 0,
      busyTimeout,
      epochFile: epochFile(config),
    });
    const database = this.#clocks?.over(opened) ?? opened;
    try {
      await this.#clocks?.measure(database.orm);
      const log = new EventLog(database, wallClock);
      const accepted = this.#options.accepted();
      if (accepted) {
        await log.assertContinues(accepted);
      } else {
        if (published) await log.assertContinues(published);
        const { state, head } = this.known;
        // The head is known only of what was read from a database, not of a state kept in the snapshot.
        if (head !== '') await log.assertContinues({ revision: state.revision, logId: state.logId, head });
      }
      await log.current();
      if (this.#isSuspect) await database.assertWhole();
      this.#isSuspect = false;
      this.#database?.close();
      this.#database = database;
      this.#log = log;
      this.#proven.follow(database.copies, log);
    } catch (error) {
      database.close();
      if (troubleOf(error)?.code === 'database.corrupt') this.#damaged = stampOf(config);
      throw error;
    }
  }

  /** Copies what the old connection still sees of a file that is gone: nothing acknowledged is lost with it. */
  async #rescue(error: unknown): Promise<void> {
    const { config, logger } = this.#options;
    const path = join(config.dataDir, `rescue-${this.known.state.revision}.db`);
    const code = troubleOf(error)?.code;
    if (this.#rescued === path || code === 'database.corrupt' || code === 'database.readonly') return;
    this.#rescued = path;
    if (existsSync(path)) return;
    try {
      await this.#database?.copyTo(path);
      logger.warn({ path }, 'database: a copy of what was in the lost file was saved');
    } catch (failure) {
      this.#rescued = null;
      logger.error({ error: failure }, 'database: what was in the lost file could not be saved');
    }
  }

  /**
   * Goes back to what is safe where a host was promoted that never had the rest: nobody was told that it is safe, and no reader
   * saw it. What was published is never gone back behind.
   */
  async #fallBack(error: unknown): Promise<boolean> {
    const found = troubleOf(error);
    const [database, before, safe] = [this.#database, this.#log, this.published];
    if (found?.isOfHosts || (found?.code !== 'database.behind' && found?.code !== 'database.diverged'))
      return false;
    if (!database?.copies || !before || !safe || safe.state.revision >= before.known.revision) return false;
    const { claim, wallClock, logger } = this.#options;
    const log = new EventLog(database, wallClock, safe.head === '' ? NOTHING_KNOWN : safe);
    const published = claim();
    try {
      if (published) await log.assertContinues(published);
      await log.current();
    } catch {
      return false;
    }
    const lost = { first: safe.state.revision + 1, last: before.known.revision };
    logger.warn(lost, 'database: what was written on one machine only is not in the log any more');
    this.#log = log;
    this.#proven.follow(database.copies, log);
    return true;
  }

  #recover(): void {
    if (!this.#trouble) return;
    this.#options.logger.info({ code: this.#trouble.code }, 'database: answers again');
    this.#trouble = null;
    this.#rescued = null;
  }

  /** @throws what is no trouble of the database */
  async #note(error: unknown): Promise<Trouble> {
    const found = troubleOf(error);
    if (!found) throw error;
    // Not the database's: it can be read, and what others write is followed.
    if (found.code === 'database.clock') {
      return { code: found.code, message: found.what, todo: found.todo, since: this.#options.wallClock() };
    }
    this.#isSuspect ||= found.code === 'database.corrupt';
    const rescued = this.#rescued !== null && /missing|replaced|cut-off/.test(found.code);
    const left = isOfContinuity(found.code) && namesSeveralHosts(this.#options.config.databaseUrl);
    const todo = rescued
      ? `What was in it is saved. Run: latarnia restore ${this.#rescued}`
      : left
        ? LEFT_BEHIND
        : found.todo;
    const isNew = this.#trouble?.code !== found.code;
    const since = isNew || !this.#trouble ? this.#options.wallClock() : this.#trouble.since;
    this.#trouble = { code: found.code, message: found.what, todo, since };
    if (isNew) this.#options.logger.error({ code: found.code, error }, `database: ${found.what} ${todo}`);
    return this.#trouble;
  }
}

/** Whether a trouble says that the log does not go on from what is published. */
function isOfContinuity(code: string | undefined): boolean {
  return code === 'database.behind' || code === 'database.diverged';
}

/** `null`: a database on a server. */
function stampOf({ databaseUrl }: Config): string | null {
  return databaseUrl.startsWith('file:') ? stampFile(databaseFile(databaseUrl)) : null;
}

import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Logger } from 'pino';
import { seedDrafts } from '../../db/seed.ts';
import type { ActionContext } from '../actions/context.ts';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { TokenContext } from '../actions/token-context.ts';
import type { Api } from '../api/api.ts';
import { Flood } from '../api/flood.ts';
import { type AuditRecord, AuditTable } from '../auth/audit.ts';
import type { Config } from '../config/settings.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { siteNow } from '../domain/clock.ts';
import type { Locale } from '../domain/locale.ts';
import { type Authority, OPERATOR } from '../domain/staff.ts';
import { EMPTY_STATE, type State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { readContent } from '../markdown/content.ts';
import { inspectMarkdown } from '../markdown/inspect.ts';
import { formatProblem } from '../markdown/problem.ts';
import { DRAFTS, markdownToText, renderMarkdown } from '../markdown/render.ts';
import { databaseFile } from '../store/database.ts';
import { StoredIntents } from '../store/intents.ts';
import { KeyedAnswers } from '../store/keyed-answers.ts';
import { TokenStore } from '../store/tokens.ts';
import type { ViewContext } from '../views/context.ts';
import { ContentFolder } from './content-watcher.ts';
import { LogConnection } from './log-connection.ts';
import { DueIntents } from './scheduler.ts';
import { acceptedLog, publishedManifest, publishedState } from './snapshot-state.ts';
import { wallClock } from './wall-clock.ts';

/** How often the log is asked for events of other processes (ms). */
const POLL = 200;
/** The same where the system tells of a file that changes: it is for what the system tells nobody. */
const POLL_WATCHED = 1000;
/**
 * The first wait after the database's files changed, doubling up to the usual one (ms): SQLite writes its log, which
 * the system tells of, before readers see what is in it, which nobody tells of.
 */
const FIRST_POLL = 4;
/** How often while the database is in trouble (ms). */
const POLL_IN_TROUBLE = 1000;
/** How long a command waits for another writer, and how long backstage does, which has others waiting for it (ms). */
const COMMAND_PATIENCE = 5000;
const BACKSTAGE_PATIENCE = 1000;

/** Backstage, wired: the log and what is made from it. */
export class App {
  readonly log: LogConnection;
  readonly intents: StoredIntents;
  readonly tokens: TokenStore;
  /** What machines write with. */
  readonly api: Api;
  readonly content: ContentFolder;
  readonly config: Config;
  readonly #logger: Logger;
  readonly #due: DueIntents;
  readonly #listeners = new Set<() => void>();
  /** The state of which the listeners were told last. */
  #told: State = EMPTY_STATE;
  #watcher: FSWatcher | null = null;
  #poll: NodeJS.Timeout | null = null;
  /** The wait before the log is looked at by itself (ms). */
  #wait = POLL;
  /** Until something scheduled is due, when that was last looked at (ms). */
  #dueIn = Number.POSITIVE_INFINITY;
  #refreshing: Promise<void> | null = null;
  #isAskedAgain = false;
  #isClosed = false;
  #isFollowing = false;

  private constructor(config: Config, logger: Logger, patience: number) {
    this.config = config;
    this.#logger = logger;
    this.log = new LogConnection({
      config,
      logger,
      wallClock,
      claim: () => publishedManifest(config),
      accepted: () => acceptedLog(config),
      fallback: publishedState(config),
      busyTimeout: patience,
    });
    this.intents = new StoredIntents(this.log, wallClock);
    this.#due = new DueIntents({
      intents: this.intents,
      clocks: () => ({ now: this.now, wall: wallClock() }),
      inspect: inspectMarkdown,
      logger,
    });
    this.tokens = new TokenStore(this.log, wallClock);
    this.content = new ContentFolder({
      folder: config.contentDir,
      logger,
      wallClock,
      context: this.actionContext('content', OPERATOR),
      isPublished: (path) => this.state.documents[path] !== undefined,
      isTaken: ({ path, sha256 }) => this.state.ingested[path] === sha256,
      onIngested: () => this.#tell(),
    });
    this.api = {
      tokens: this.tokens,
      repeats: new KeyedAnswers(this.log, wallClock),
      flood: new Flood(() => performance.now()),
      inFlight: new Set(),
      contextOf: ({ id, scope }) => this.actionContext(`token:${id}`, { kind: 'token', scope }),
      isTrouble: (error) => error instanceof DatabaseTrouble,
    };
  }

  /**
   * Opens the database for a command, and seeds it when there is neither a log nor anything published.
   * @throws DatabaseTrouble when it cannot be used
   */
  static async open(config: Config, logger: Logger): Promise<App> {
    const app = new App(config, logger, COMMAND_PATIENCE);
    await app.#refresh();
    const { trouble } = app.log;
    if (trouble) throw new DatabaseTrouble(trouble.code);
    return app;
  }

  /** Opens backstage, whatever the database is like: what is published is known without it. */
  static async start(config: Config, logger: Logger): Promise<App> {
    const app = new App(config, logger, BACKSTAGE_PATIENCE);
    await app.#refresh();
    return app;
  }

  /** The state as last read; never waits for the database. */
  get state(): State {
    return this.log.known.state;
  }

  /** The site clock. */
  get now(): Instant {
    return siteNow(this.state, wallClock());
  }

  /** What the site calls itself. */
  get siteName(): string {
    const { site } = catalogueOf(this.state);
    return site ? wordsOf(site, 'pl').title : 'Status';
  }

  /** What a page is made from: the state as last read, or the one given. */
  viewContext(locale: Locale, state = this.state, now = siteNow(state, wallClock())): ViewContext {
    return {
      state,
      now,
      locale,
      words: { html: renderMarkdown, text: markdownToText },
      supportUrl: this.config.supportUrl,
      siteUrl: this.config.siteUrl,
    };
  }

  /** The same for what is not published: the staff's pages, and what a page would say after a change. */
  draftContext(locale: Locale, state = this.state, now = siteNow(state, wallClock())): ViewContext {
    return { ...this.viewContext(locale, state, now), words: DRAFTS };
  }

  actionContext(actor: string, authority: Authority): ActionContext {
    return { log: this.log, intents: this.intents, inspect: inspectMarkdown, actor, authority };
  }

  /** What somebody may do with tokens; it is written down in the audit log. */
  tokenContext(actor: string, authority: Authority): TokenContext {
    const audit = {
      record: (entry: AuditRecord) => this.log.use((tables) => new AuditTable(tables).record(entry)),
    };
    return { tokens: this.tokens, audit, actor, authority, now: wallClock() };
  }

  /** `listener` is told whenever the state may have changed, until what this gives back is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Follows the content folder and the log, and publishes what is due, until `close`. */
  async follow(): Promise<void> {
    await this.content.follow();
    this.#isFollowing = true;
    const { databaseUrl } = this.config;
    if (databaseUrl.startsWith('file:')) {
      const file = databaseFile(databaseUrl);
      const name = basename(file);
      this.#watcher = watch(dirname(file), (_, changed) => {
        if (changed === null || changed.startsWith(name)) this.#lookEagerly();
      });
      this.#watcher.on('error', (error) => this.#logger.error({ error, file }, 'log: cannot be watched'));
    }
    this.#pollLater();
  }

  close(): void {
    this.#isClosed = true;
    this.#watcher?.close();
    this.content.close();
    if (this.#poll) clearTimeout(this.#poll);
    this.log.close();
  }

  #pollLater(): void {
    if (this.#isClosed) return;
    if (this.#poll) clearTimeout(this.#poll);
    const wait = Math.min(this.#wait, Math.ceil(this.#dueIn));
    this.#poll = setTimeout(
      () => {
        this.#wait = Math.min(this.#watcher ? POLL_WATCHED : POLL, this.#wait * 2);
        this.#refreshSoon().finally(() => this.#pollLater());
      },
      this.log.trouble ? POLL_IN_TROUBLE : wait,
    );
  }

  /** Looks at the log now, and soon again. */
  #lookEagerly(): void {
    this.#wait = FIRST_POLL;
    this.#refreshSoon().finally(() => this.#pollLater());
  }

  /** One look at the log at a time; whoever asks meanwhile gets one more. */
  #refreshSoon(): Promise<void> {
    this.#isAskedAgain = true;
    this.#refreshing ??= this.#refreshWhileAsked().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refreshWhileAsked(): Promise<void> {
    while (this.#isAskedAgain && !this.#isClosed) {
      this.#isAskedAgain = false;
      this.#dueIn = Number.POSITIVE_INFINITY;
      try {
        await this.#refresh();
        if (this.content.isOwed && !this.log.trouble) await this.content.ingest();
        if (this.#isFollowing && !this.log.trouble) this.#dueIn = await this.#due.apply();
      } catch (error) {
        this.#logger.error({ error }, 'log: cannot be read');
      }
      // Also what this process wrote itself: it is known since the write, and nobody was told yet.
      if (this.state !== this.#told) this.#tell();
    }
  }

  /** Reads what is new; an empty log of a site that was never published is seeded. */
  async #refresh(): Promise<void> {
    await this.log.refresh();
    const isEmpty = this.state.revision === 0 && !this.log.trouble;
    if (isEmpty && publishedManifest(this.config) === null) await this.#seed();
  }

  #tell(): void {
    this.#told = this.state;
    for (const listener of this.#listeners) listener();
  }

  async #seed(): Promise<void> {
    if (!this.config.contentIsShipped) return;
    const { files, problems } = await readContent(this.config.contentDir);
    for (const problem of problems) this.#logger.error(`content: ${formatProblem(problem)}`);
    const documents = files.flatMap(({ document }) => (document ? [document] : []));
    await this.log.append(({ state }) => (state.revision === 0 ? seedDrafts(documents) : []));
  }
}

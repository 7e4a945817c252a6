import { type FSWatcher, watch } from 'node:fs';
import type { Logger } from 'pino';
import { seedDrafts } from '../db/seed.ts';
import type { ActionContext } from './actions/context.ts';
import { ingestContent } from './actions/ingest-content.ts';
import type { Config } from './config.ts';
import { siteNow } from './domain/clock.ts';
import type { Locale } from './domain/locale.ts';
import type { State } from './domain/state.ts';
import { type Instant, instantFromMs } from './domain/time.ts';
import { readContent } from './markdown/content.ts';
import { formatProblem, type Problem } from './markdown/problem.ts';
import { markdownToText, renderMarkdown } from './markdown/render.ts';
import { type Database, openDatabase } from './store/database.ts';
import { EventLog } from './store/log.ts';
import type { ViewContext } from './views/context.ts';

/** How long the content folder must be quiet before it is read (ms). */
const QUIET = 200;
/** How often the log is asked for events of other processes (ms). */
const POLL = 200;

/** The machine's clock. */
export function wallClock(): Instant {
  return instantFromMs(Date.now());
}

/** Backstage, wired: the log and what is made from it. */
export class App {
  readonly log: EventLog;
  readonly config: Config;
  readonly #database: Database;
  readonly #logger: Logger;
  #watcher: FSWatcher | null = null;
  #quiet: NodeJS.Timeout | null = null;
  #poll: NodeJS.Timeout | null = null;
  #problems: readonly Problem[] = [];

  private constructor(config: Config, database: Database, logger: Logger) {
    this.config = config;
    this.#database = database;
    this.#logger = logger;
    this.log = new EventLog(database, wallClock);
  }

  /** Opens the database, and seeds it when its log is empty. */
  static async open(config: Config, logger: Logger): Promise<App> {
    const database = await openDatabase({ url: config.databaseUrl, authToken: config.databaseAuthToken });
    const app = new App(config, database, logger);
    const state = await app.log.current();
    if (state.revision === 0) await app.#seed();
    return app;
  }

  /** The state as last read; never waits for the database. */
  get state(): State {
    return this.log.known;
  }

  /** The site clock. */
  get now(): Instant {
    return siteNow(this.state, wallClock());
  }

  /** Mistakes in the content folder, as of when it was last read. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  viewContext(locale: Locale): ViewContext {
    return {
      state: this.state,
      now: this.now,
      locale,
      words: { html: renderMarkdown, text: markdownToText },
      supportUrl: this.config.supportUrl,
      siteUrl: this.config.siteUrl,
    };
  }

  actionContext(actor: string): ActionContext {
    return { log: this.log, actor };
  }

  /** Takes the content folder into the log, and says what is wrong in it. */
  async ingest(): Promise<readonly Problem[]> {
    const { files, problems } = await readContent(this.config.contentDir);
    const known = new Set(this.#problems.map(formatProblem));
    for (const problem of problems) {
      if (known.has(formatProblem(problem))) continue;
      const kept = this.state.documents[problem.file]
        ? 'the last good version stays on the site'
        : 'it is not on the site';
      this.#logger.error({ file: problem.file }, `content: ${formatProblem(problem)} (${kept})`);
    }
    this.#problems = problems;
    const outcome = await ingestContent(this.actionContext('content'), files);
    if (outcome.ok && outcome.events.length > 0) {
      this.#logger.info({ revision: outcome.revision }, 'content: taken into the log');
    }
    return problems;
  }

  /** Follows the content folder and the log, until `close`. */
  follow(): void {
    this.#watcher = watch(this.config.contentDir, { recursive: true }, () => this.#ingestWhenQuiet());
    this.#poll = setInterval(() => {
      this.log.current().catch((error: unknown) => this.#logger.error({ error }, 'log: cannot be read'));
    }, POLL);
  }

  close(): void {
    this.#watcher?.close();
    if (this.#quiet) clearTimeout(this.#quiet);
    if (this.#poll) clearInterval(this.#poll);
    this.#database.close();
  }

  #ingestWhenQuiet(): void {
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.ingest().catch((error: unknown) => this.#logger.error({ error }, 'content: cannot be taken in'));
    }, QUIET);
  }

  async #seed(): Promise<void> {
    if (!this.config.contentIsShipped) return;
    const { files, problems } = await readContent(this.config.contentDir);
    for (const problem of problems) this.#logger.error(`content: ${formatProblem(problem)}`);
    const documents = files.flatMap(({ document }) => (document ? [document] : []));
    await this.log.append(({ state }) => (state.revision === 0 ? seedDrafts(documents) : []));
  }
}

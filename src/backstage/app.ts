import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ActionContext } from '../actions/context.ts';
import { DatabaseTrouble, refuseTrouble } from '../actions/database-trouble.ts';
import { findDocumentFlaws } from '../actions/find-document-flaws.ts';
import type { NoticeContext } from '../actions/note-sent.ts';
import type { TokenContext } from '../actions/token-context.ts';
import type { Api } from '../api/api.ts';
import { Flood } from '../api/flood.ts';
import { type AuditRecord, AuditTable } from '../auth/audit.ts';
import type { Config } from '../config/settings.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { siteNow } from '../domain/clock.ts';
import { CONTENT_ACTOR } from '../domain/events.ts';
import type { Locale } from '../domain/locale.ts';
import { mayReach } from '../domain/may-reach.ts';
import { type Authority, OPERATOR } from '../domain/staff.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { inspectMarkdown } from '../markdown/inspect.ts';
import { manuscriptsBy } from '../markdown/manuscripts.ts';
import { DRAFTS, PUBLISHED } from '../markdown/render.ts';
import { AuthorityNotices } from '../store/authority-notices.ts';
import { clockOf } from '../store/database-clock.ts';
import { StoredIntents } from '../store/intents.ts';
import { KeyedAnswers } from '../store/keyed-answers.ts';
import { StoredNotifying } from '../store/notifying.ts';
import { StoredAddressees } from '../store/stored-addressees.ts';
import type { SubscriberKeys } from '../store/subscriber-key.ts';
import { SubscriberRegister } from '../store/subscriber-register.ts';
import { StoredSubscribers } from '../store/subscribers.ts';
import { StoredSuggestions } from '../store/suggestions.ts';
import { StoredTelling } from '../store/telling/stored-telling.ts';
import { TokenStore } from '../store/tokens.ts';
import { StoredDrafts } from '../store/update-drafts.ts';
import type { ViewContext } from '../views/context.ts';
import { endAlone } from './alone.ts';
import { ContentFolder } from './content-watcher.ts';
import { FolderMemory } from './folder-memory.ts';
import { HeldLog } from './held-log.ts';
import { LogConnection } from './log-connection.ts';
import { LogFollower } from './log-follower.ts';
import { ThisNode } from './node.ts';
import { DueIntents } from './scheduler.ts';
import { seedLog } from './seed-log.ts';
import { acceptedLog, publishedHead, publishedManifest, publishedState } from './snapshot-state.ts';
import { SoundFiles } from './sound-files.ts';
import { subscriberKeysOf } from './subscriber-keys.ts';
import { wallClock } from './wall-clock.ts';

/** How long a command waits for another writer, and how long backstage does, which has others waiting for it (ms). */
const COMMAND_PATIENCE = 5000;
const BACKSTAGE_PATIENCE = 1000;

/** Documents of staff are read as files are. */
const MANUSCRIPTS = manuscriptsBy((document) => findDocumentFlaws(document, inspectMarkdown));

/** Backstage, wired: the log and what is made from it. */
export class App {
  readonly log: LogConnection;
  readonly intents: StoredIntents;
  readonly drafts: StoredDrafts;
  readonly tokens: TokenStore;
  /** What was sent to the authority of incidents. */
  readonly notices: AuthorityNotices;
  /** What alerts suggest. */
  readonly suggestions: StoredSuggestions;
  /** What is told to whom. */
  readonly telling: StoredTelling;
  /** Telling subscribers, as staff have a hand in it. */
  readonly notifying: StoredNotifying;
  /** What subscribers' addresses are encrypted with. */
  readonly subscriberKeys: SubscriberKeys;
  /** Who is told, as their own pages need them. */
  readonly subscribers: StoredSubscribers;
  /** The same, by their addresses, for whoever runs the site. */
  readonly register: SubscriberRegister;
  /** Who is told, as whoever tells them needs them. */
  readonly addressees: StoredAddressees;
  /** What machines write with. */
  readonly api: Api;
  readonly content: ContentFolder;
  /** What lay in the content folder when it was last looked at. */
  readonly memory: FolderMemory;
  /** Files in it that need no second look. */
  readonly sound = new SoundFiles();
  /** This process among those that work with the same log. */
  readonly node: ThisNode;
  readonly config: Config;
  readonly #logger: Logger;
  readonly #due: DueIntents;
  readonly #follower: LogFollower;
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
      onProven: () => this.#follower.tell(),
    });
    this.intents = new StoredIntents(this.log, wallClock);
    this.drafts = new StoredDrafts(this.log, wallClock);
    this.node = new ThisNode({
      config,
      log: this.log,
      logger,
      wallClock,
      monotonic: () => performance.now(),
      published: publishedHead(config),
      onHeld: () => void this.#takeOver(),
    });
    const held = new HeldLog(this.log, this.node.lease);
    const heldIntents = new StoredIntents(held, wallClock);
    this.#due = new DueIntents({
      intents: heldIntents,
      clocks: () => ({ now: this.now, wall: wallClock() }),
      inspect: inspectMarkdown,
      manuscripts: MANUSCRIPTS,
      logger,
    });
    this.tokens = new TokenStore(this.log, wallClock);
    this.notices = new AuthorityNotices(this.log);
    this.memory = new FolderMemory(config);
    this.suggestions = new StoredSuggestions(this.log, wallClock);
    this.telling = new StoredTelling(this.log, wallClock, clockOf(config.databaseUrl));
    this.notifying = new StoredNotifying({
      access: this.log,
      telling: this.telling,
      place: () => {
        const { state, head } = this.log.known;
        return { logId: state.logId ?? '', revision: state.revision, hash: head, clockAt: this.now };
      },
      siteUrl: config.siteUrl ?? '',
      wallClock,
      rate: config.notify.rate,
      reaches: (email) =>
        mayReach(email, {
          testAddress: config.notify.testAddress,
          isReplay: this.state.clock.mode === 'replay',
        }),
      queueTest: (email, locale) => this.register.queueTest(email, locale),
    });
    this.subscriberKeys = subscriberKeysOf(config);
    this.subscribers = new StoredSubscribers(this.log, this.subscriberKeys, wallClock);
    this.register = new SubscriberRegister(this.log, this.subscriberKeys, wallClock);
    this.addressees = new StoredAddressees(this.log, this.subscriberKeys, wallClock);
    this.content = new ContentFolder({
      folder: config.contentDir,
      logger,
      wallClock,
      context: { ...this.actionContext(CONTENT_ACTOR, OPERATOR), log: held, intents: heldIntents },
      mayTake: () => config.ingest && this.node.lease.isHeld,
      ingests: config.ingest,
      memory: this.memory,
      isCurrent: () => this.log.trouble === null,
      state: () => this.state,
      isPublished: (path) => this.state.documents[path] !== undefined,
      isTaken: ({ path, sha256 }) =>
        this.state.ingested[path] === sha256 || this.state.documents[path]?.document.sha256 === sha256,
      onIngested: () => this.#follower.tell(),
      sound: this.sound,
    });
    this.#follower = new LogFollower({
      log: this.log,
      databaseUrl: config.databaseUrl,
      databaseAuthToken: config.databaseAuthToken,
      logger,
      read: () => this.#refresh(),
      catchUp: () => this.#catchUp(),
    });
    this.api = {
      tokens: this.tokens,
      repeats: new KeyedAnswers(this.log, wallClock),
      flood: new Flood(() => performance.now()),
      inFlight: new Set(),
      contextOf: ({ id, scope }) => this.actionContext(`token:${id}`, { kind: 'token', scope }),
      refusalOf: (error) => (error instanceof DatabaseTrouble ? refuseTrouble(error) : null),
      suggestions: this.suggestions,
      suggestionLabels: config.suggestionLabels,
      isSafe: (revision) => this.log.isSafe(revision),
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
    await nextTurn();
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
      words: PUBLISHED,
      supportUrl: this.config.supportUrl,
      siteUrl: this.config.siteUrl,
      securityContacts: this.config.securityContacts,
    };
  }

  /** The same for what is not published: the staff's pages, and what a page would say after a change. */
  draftContext(locale: Locale, state = this.state, now = siteNow(state, wallClock())): ViewContext {
    return { ...this.viewContext(locale, state, now), words: DRAFTS };
  }

  actionContext(actor: string, authority: Authority): ActionContext {
    return {
      log: this.log,
      intents: this.intents,
      inspect: inspectMarkdown,
      manuscripts: MANUSCRIPTS,
      actor,
      authority,
    };
  }

  /** What somebody may do with tokens; it is written down in the audit log. */
  tokenContext(actor: string, authority: Authority): TokenContext {
    const audit = {
      record: (entry: AuditRecord) =>
        this.log.transact((tables) => new AuditTable(tables).record(entry), { onOneMachine: true }),
    };
    return { tokens: this.tokens, audit, actor, authority, now: wallClock() };
  }

  /** What somebody may write down of what was sent to an authority. */
  noticeContext(actor: string, authority: Authority): NoticeContext {
    return { notices: this.notices, actor, authority, wall: wallClock() };
  }

  /** `listener` is told whenever the state may have changed, until what this gives back is called. */
  onChange(listener: () => void): () => void {
    return this.#follower.onChange(listener);
  }

  /** Follows the content folder and the log, and applies what is due, until `close`. */
  async follow(): Promise<void> {
    await this.node.start();
    await this.content.follow();
    this.#isFollowing = true;
    this.#follower.start();
  }

  /** Ends what only one node may do, and lets another do it at once. */
  async leave(): Promise<void> {
    this.#follower.close();
    this.content.close();
    await this.node.leave();
  }

  close(): void {
    this.#follower.close();
    this.content.close();
    this.log.close();
  }

  /** Reads what is new; an empty log of a site that was never published is seeded. */
  async #refresh(): Promise<void> {
    await this.log.refresh();
    const isEmpty = this.state.revision === 0 && !this.log.trouble;
    if (isEmpty && publishedManifest(this.config) === null)
      await seedLog(this.log, this.config, this.#logger);
  }

  /** Takes in the words that the log refused before, and applies what is due. Until the next is (ms). */
  async #catchUp(): Promise<number> {
    // What the database does not let happen now is done the next time.
    if (this.log.hostsTrouble?.code === 'database.alone') await endAlone(this.log).catch(() => false);
    if (this.content.isOwed) await this.content.ingest();
    return this.log.trouble || !this.node.lease.isHeld ? Number.POSITIVE_INFINITY : this.#due.apply();
  }

  /** This node has the lease now: what waited for another waits no longer. */
  async #takeOver(): Promise<void> {
    // What lies in the folder at the start is taken in when it is first read.
    if (!this.#isFollowing) return;
    this.#logger.info(
      { epoch: this.node.lease.epoch },
      'this node takes in content and applies what is due now',
    );
    await this.content.ingest();
    this.#follower.look();
  }
}

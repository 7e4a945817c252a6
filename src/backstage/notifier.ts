import { join } from 'node:path';
import type { Logger } from 'pino';
import { answerReading } from '../actions/answer-reading.ts';
import type { Config } from '../config/settings.ts';
import { siteNow } from '../domain/clock.ts';
import { EMPTY_STATE } from '../domain/state.ts';
import { inspectMarkdown } from '../markdown/inspect.ts';
import { PUBLISHED } from '../markdown/render.ts';
import type { Channel } from '../notify/channel.ts';
import { createEmailChannel } from '../notify/channels/email.ts';
import { channelsOf } from '../notify/channels.ts';
import { type KnownLog, LogTelling } from '../notify/follow-log.ts';
import { GuardedSender } from '../notify/guarded/guarded-sender.ts';
import { TellingWorker } from '../notify/worker.ts';
import { clockOf } from '../store/database-clock.ts';
import { StoredAddressees } from '../store/stored-addressees.ts';
import { SubscriberKeys } from '../store/subscriber-key.ts';
import { StoredSubscribers } from '../store/subscribers.ts';
import { StoredTelling } from '../store/telling/stored-telling.ts';
import { LogConnection } from './log-connection.ts';
import { LogFollower } from './log-follower.ts';
import { MessageSource } from './message-source.ts';
import { acceptedLog, publishedManifest } from './snapshot-state.ts';
import { wallClock } from './wall-clock.ts';

/** How long another writer is waited for (ms). */
const PATIENCE = 5000;
/** How often it looks by itself (ms): it is told of what is written, and knows when anything is due. */
const REST = 20_000;

/** Whoever tells subscribers, wired. */
export class Notifier {
  readonly telling: StoredTelling;
  readonly #config: Config;
  readonly #logger: Logger;
  readonly #log: LogConnection;
  readonly #sender = new GuardedSender();
  #worker: TellingWorker | null = null;
  #follower: LogFollower | null = null;

  constructor(config: Config, logger: Logger) {
    this.#config = config;
    this.#logger = logger;
    this.#log = new LogConnection({
      config,
      logger,
      wallClock,
      claim: () => publishedManifest(config),
      accepted: () => acceptedLog(config),
      fallback: EMPTY_STATE,
      busyTimeout: PATIENCE,
      onProven: () => this.#follower?.look(),
    });
    this.telling = new StoredTelling(this.#log, wallClock, clockOf(config.databaseUrl));
  }

  /** The log as far as a second machine has it, where there are several; read now. `null`: nothing of it can be read. */
  async known(): Promise<KnownLog | null> {
    await this.#log.refresh();
    return this.#published();
  }

  /**
   * Tells whom anything concerns, until `close`.
   *
   * @param options.skipsOld what happened up to now is told to nobody: there was nobody
   */
  start({ skipsOld = false }: { readonly skipsOld?: boolean } = {}): void {
    const worker = this.#makeWorker(skipsOld);
    const { databaseUrl, databaseAuthToken } = this.#config;
    this.#worker = worker;
    this.#follower = new LogFollower({
      ...{ databaseUrl, databaseAuthToken },
      log: this.#log,
      logger: this.#logger,
      rest: REST,
      read: () => this.#log.refresh(),
      catchUp: () => worker.look(),
    });
    this.#follower.start();
    this.#follower.look();
  }

  /** What is in flight is finished; nothing that was claimed stays so. */
  async close(): Promise<void> {
    this.#follower?.close();
    await this.#worker?.close();
    await this.#sender.close();
    this.#log.close();
  }

  #published(): KnownLog | null {
    const known = this.#log.trouble ? null : this.#log.published;
    return known === null || known.state.revision === 0 ? null : known;
  }

  #makeWorker(skipsOld: boolean): TellingWorker {
    const { notify, siteUrl, dataDir } = this.#config;
    const keys = new SubscriberKeys(notify.subscriberKeys, join(dataDir, 'subscriber-key'));
    const subscribers = new StoredSubscribers(this.#log, keys, wallClock);
    const { links } = subscribers;
    const site = { words: PUBLISHED, siteUrl: siteUrl ?? '', links, subscribers, wallClock };
    const source = new MessageSource(site);
    const present = () => {
      const { state } = this.#log.published ?? { state: EMPTY_STATE };
      return { state, now: siteNow(state, wallClock()) };
    };
    return new TellingWorker({
      telling: this.telling,
      log: new LogTelling({
        telling: this.telling,
        known: () => this.#published(),
        wallClock,
        siteUrl: siteUrl ?? '',
        reading: answerReading(inspectMarkdown),
        skipsOld,
      }),
      addressees: new StoredAddressees(this.#log, keys, wallClock),
      channels: this.#channels(keys),
      rules: {
        compose: (errand, at) => source.compose(errand, at),
        present,
        testAddress: notify.testAddress,
        wallClock,
        random: Math.random,
      },
      logger: this.#logger,
      mailRate: notify.rate,
    });
  }

  #channels(keys: SubscriberKeys): Channel[] {
    const { siteUrl, notify } = this.#config;
    const { smtpUrl, mailFrom, mailBounces, dkim } = notify;
    const channels = [...channelsOf(this.#config, this.#sender)];
    if (siteUrl === null || smtpUrl === null || mailFrom === null) return channels;
    const bounceKey = () => keys.bounceKeys[0] ?? null;
    return [createEmailChannel({ smtpUrl, mailFrom, mailBounces, dkim, bounceKey }), ...channels];
  }
}

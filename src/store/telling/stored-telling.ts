import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { deliveries, topics } from '../../../db/schema.ts';
import type { LogEvent } from '../../domain/events.ts';
import { mayHaveBeenTold, type NotifyPause } from '../../domain/notify-status.ts';
import type { Occurrence } from '../../domain/occurrence.ts';
import type { ChannelName } from '../../domain/subscription.ts';
import { type Instant, instantAfter } from '../../domain/time.ts';
import { askClock } from '../database-clock.ts';
import type { Tables, WriteOptions } from '../dialects/dialect.ts';
import { readEvents, readHead } from '../stored-events.ts';
import {
  noteBounce,
  type ReturnedMessage,
  refusedOften,
  retryMessage,
  stopSubscribers,
} from './addresses.ts';
import {
  type Claimed,
  type ClaimOptions,
  claimMessages,
  findNextDue,
  findOpenChannels,
  hasDue,
  type Sending,
} from './claim.ts';
import { type CursorPlace, moveCursor, readCursor, startCursor, type TellingCursor } from './cursor.ts';
import { fanOutPart } from './fan-out.ts';
import {
  addOccurrences,
  dueOccurrences,
  fanningOccurrence,
  findOccurrences,
  nextWindow,
  releaseOccurrence,
  type StoredOccurrence,
  waitingOccurrences,
  withdrawOccurrences,
} from './occurrences.ts';
import { pauseTelling, resumeTelling, sendingNow, takeUpCopy } from './pauses.ts';
import { returnAllowance, takeAllowance } from './rates.ts';
import { recordAttempts, releaseClaims, renewClaims, type SettledAttempt } from './record.ts';
import { eraseOldOccurrences } from './retention.ts';

/** Where the tables are. */
interface TellingAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  transact<T>(work: (tables: Tables) => Promise<T>, options: WriteOptions): Promise<T>;
}

/** Nobody waits for a second machine to have it: what was lost with the first is told again, with the same id where it was kept. */
const UNTOLD: WriteOptions = { onOneMachine: true, isUntold: true };

/** What is asked for when messages are claimed. */
interface ClaimRequest {
  readonly channel: ChannelName;
  readonly most: number;
  /** How long nobody else takes them (ms). */
  readonly lease: number;
  /** Messages a second, of all workers together; `null`: as many as there are. */
  readonly rate: number | null;
}

/** What was claimed, and when there may be more: so many ms from now where the rate lets no more go; `null`: all that is due is claimed, or more is there at once. */
interface ClaimResult {
  readonly claimed: readonly Claimed[];
  readonly wait: number | null;
}

/** What is told to whom, in the tables beside the log. Several workers may use it at the same time. */
export class StoredTelling {
  readonly #access: TellingAccess;
  readonly #wallClock: () => Instant;
  readonly #databaseClock: SQL<string>;

  constructor(access: TellingAccess, wallClock: () => Instant, databaseClock: SQL<string>) {
    this.#access = access;
    this.#wallClock = wallClock;
    this.#databaseClock = databaseClock;
  }

  /** `null`: nothing was ever looked at. */
  cursor(): Promise<TellingCursor | null> {
    return this.#access.use(readCursor);
  }

  /** The events after a revision, up to another. */
  events(after: number, upTo: number): Promise<LogEvent[]> {
    return this.#access.use((tables) => readEvents(tables, after, upTo));
  }

  /** Begins at the log's head, and waits for a person to say that it may go on. */
  async begin(place: CursorPlace, siteUrl: string): Promise<void> {
    const pause = { at: this.#wallClock(), by: null, why: 'first-start' } as const;
    await this.#write((tables) => startCursor(tables, { ...place, siteUrl, pause }));
  }

  /** Whether the log still has that event there. */
  async isInLog({ revision, hash }: Pick<CursorPlace, 'revision' | 'hash'>): Promise<boolean> {
    return revision === 0 || (await this.#access.use((tables) => readHead(tables, revision))) === hash;
  }

  /**
   * Writes down what was found between two places, once: whoever was slower changes nothing.
   *
   * @returns whether it was this one
   */
  advance(from: CursorPlace, to: CursorPlace, found: readonly Occurrence[]): Promise<boolean> {
    return this.#write(async (tables) => {
      const cursor = await readCursor(tables);
      if (cursor === null || !isSamePlace(cursor, from) || mayHaveBeenTold(cursor.pause)) return false;
      // Another machine may have been promoted since it was read.
      if (to.revision > 0 && (await readHead(tables, to.revision)) !== to.hash) return false;
      await addOccurrences(tables, found, this.#wallClock());
      const { logId, revision, hash, clockAt } = to;
      await moveCursor(tables, { logId, revision, hash, clockAt });
      return true;
    });
  }

  /**
   * Decides what becomes of those whose quiet window has closed.
   *
   * @param decide what is still to be told of each; `null`: nothing
   * @param place the decision holds for it alone
   * @param keys those that it is about
   * @returns whether there were any
   */
  release(
    place: CursorPlace,
    keys: ReadonlySet<string>,
    decide: (due: readonly StoredOccurrence[]) => readonly Occurrence[],
  ): Promise<boolean> {
    return this.#write(async (tables) => {
      const cursor = await readCursor(tables);
      if (cursor === null || cursor.pause !== null || cursor.revision !== place.revision) return false;
      const found = await dueOccurrences(tables, this.#wallClock());
      // What became due meanwhile is decided the next time.
      const due = found.filter(({ occurrence }) => keys.has(occurrence.key));
      if (due.length === 0) return false;
      const told = decide(due);
      for (const occurrence of told) await releaseOccurrence(tables, occurrence);
      const kept = new Set(told.map(({ key }) => key));
      const gone = due.map(({ occurrence }) => occurrence.key).filter((key) => !kept.has(key));
      await withdrawOccurrences(tables, gone);
      return true;
    });
  }

  /** What waits for its quiet window, in the order in which it happened. */
  waiting(): Promise<StoredOccurrence[]> {
    return this.#access.use(waitingOccurrences);
  }

  /** When the next quiet window closes (wall clock); `null`: none is open. */
  nextWindow(): Promise<Instant | null> {
    return this.#access.use(nextWindow);
  }

  /**
   * Goes on with what goes out; see `fanOutPart`. `null`: nothing does, or it is paused.
   *
   * @param begin called once others that write have to wait
   */
  fanOut(most: number, begin: () => void = () => undefined): Promise<boolean | null> {
    return this.#write(async (tables) => {
      begin();
      const cursor = await readCursor(tables);
      return cursor?.pause ? null : fanOutPart(tables, this.#wallClock(), most);
    });
  }

  /** Whether anything goes out: asked without the lock that `fanOut` takes. */
  async isFanningOut(): Promise<boolean> {
    return (await this.#access.use(fanningOccurrence)) !== null;
  }

  /** See `findOpenChannels`. */
  openChannels(channels: readonly ChannelName[]): Promise<ReadonlySet<ChannelName>> {
    return this.#access.use((tables) => findOpenChannels(tables, channels));
  }

  occurrences(keys: readonly string[]): Promise<StoredOccurrence[]> {
    return this.#access.use((tables) => findOccurrences(tables, keys));
  }

  /** What some of them asked for, by subscriber; of what is told once, what it was told by. */
  async topicsOf(
    subscribers: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { readonly topic: string; readonly firedBy: string | null }[]>> {
    if (subscribers.length === 0) return new Map();
    const { topic, firedBy, subscriber } = topics;
    const rows = await this.#access.use((tables) =>
      tables
        .select({ subscriber, topic, firedBy })
        .from(topics)
        .where(inArray(subscriber, [...subscribers]))
        .orderBy(asc(subscriber), asc(topic)),
    );
    return Map.groupBy(rows, (row) => row.subscriber);
  }

  /** What some of them were told once, and when (wall clock), the last first. */
  async toldOnce(
    ids: readonly string[],
  ): Promise<
    readonly { readonly subscriber: string; readonly at: Instant; readonly occurrence: Occurrence }[]
  > {
    if (ids.length === 0) return [];
    const { subscriber, occurrence, settledAt, kind, status } = deliveries;
    const rows = await this.#access.use((tables) =>
      tables
        .select({ subscriber, key: occurrence, at: settledAt })
        .from(deliveries)
        .where(and(inArray(subscriber, [...ids]), eq(kind, 'once'), eq(status, 'sent')))
        .orderBy(desc(settledAt)),
    );
    const found = await this.occurrences([...new Set(rows.map(({ key }) => key))]);
    const byKey = new Map(found.map((one) => [one.occurrence.key, one.occurrence]));
    return rows.flatMap(({ subscriber: id, key, at }) => {
      const told = byKey.get(key);
      return told && at !== null ? [{ subscriber: id, at, occurrence: told }] : [];
    });
  }

  /** See `claimMessages`. Of all workers together no more are claimed than the rate lets go. */
  async claim({ channel, most, lease, rate }: ClaimRequest): Promise<ClaimResult> {
    const sending = await this.#access.use(sendingNow);
    if (!(await this.#access.use((tables) => hasDue(tables, this.#claimOptions(channel, lease, sending)))))
      return { claimed: [], wait: null };
    return this.#write(async (tables) => {
      const options = this.#claimOptions(channel, lease, await sendingNow(tables));
      if (rate === null) return { claimed: await claimMessages(tables, options, most), wait: null };
      const now = await askClock(tables, this.#databaseClock);
      const { count, wait } = await takeAllowance(tables, channel, rate, most, now);
      const claimed = count === 0 ? [] : await claimMessages(tables, options, count);
      await returnAllowance(tables, channel, count - claimed.length);
      return { claimed, wait: count === most ? null : wait };
    });
  }

  /** When something of a channel is due next (wall clock), also what somebody has claimed; `null`: nothing is. */
  nextDue(channel: ChannelName): Promise<Instant | null> {
    return this.#access.use(async (tables) => findNextDue(tables, channel, await sendingNow(tables)));
  }

  /** See `recordAttempts`; `stop`: whose address gets nothing more, and why. */
  record(settled: readonly SettledAttempt[], stop: ReadonlyMap<string, string>): Promise<void> {
    return this.#write(async (tables) => {
      await recordAttempts(tables, settled, this.#wallClock());
      await stopSubscribers(tables, stop, this.#wallClock());
    });
  }

  /** See `renewClaims`. */
  renew(held: readonly Claimed[], lease: number): Promise<ReadonlySet<string>> {
    return this.#write((tables) => renewClaims(tables, held, instantAfter(this.#wallClock(), lease)));
  }

  giveBack(held: readonly Claimed[]): Promise<void> {
    return this.#write((tables) => releaseClaims(tables, held));
  }

  /** Nothing more is sent but what the site has to say to one of them alone, until a person says so. */
  async pause(why: NotifyPause['why'], by: string | null): Promise<void> {
    await this.#write((tables) => pauseTelling(tables, { at: this.#wallClock(), by, why }));
  }

  /** See `resumeTelling`. */
  async resume(place: CursorPlace, siteUrl: string): Promise<void> {
    if ((await this.cursor()) === null) return;
    await resumeTelling((work) => this.#write(work), this.#wallClock, { ...place, siteUrl });
  }

  /** See `takeUpCopy`. */
  takeUpCopy(): Promise<void> {
    return takeUpCopy((work) => this.#write(work), this.#wallClock);
  }

  /** Of some subscribers those who refused several messages in a row, over days. */
  refusedOften(ids: readonly string[]): Promise<readonly string[]> {
    return this.#access.use((tables) => refusedOften(tables, ids, this.#wallClock()));
  }

  /** What was sent came back later. @returns whether anything was sent to them, as far as is known */
  bounced(returned: ReturnedMessage): Promise<boolean> {
    return this.#write((tables) => noteBounce(tables, returned, this.#wallClock()));
  }

  /** Has a message that was refused be tried again: its id stays. @returns whether there is such a message */
  retry(message: string): Promise<boolean> {
    return this.#write((tables) => retryMessage(tables, message, this.#wallClock()));
  }

  /** Deletes occurrences of long ago. */
  async eraseOld(): Promise<void> {
    await this.#write((tables) => eraseOldOccurrences(tables, this.#wallClock()));
  }

  #claimOptions(channel: ChannelName, lease: number, sending: Sending): ClaimOptions {
    const now = this.#wallClock();
    return { channel, now, until: instantAfter(now, lease), sending, newId: randomUUID };
  }

  #write<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#access.transact((tables) => work(tables), UNTOLD);
  }
}

function isSamePlace(one: CursorPlace, other: CursorPlace): boolean {
  return one.revision === other.revision && one.hash === other.hash && one.clockAt === other.clockAt;
}

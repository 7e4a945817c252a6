import type { SQL } from 'drizzle-orm';
import type { LogEvent } from '../../domain/events.ts';
import type { NotifyPause } from '../../domain/notify-status.ts';
import type { Occurrence } from '../../domain/occurrence.ts';
import type { ChannelName } from '../../domain/subscription.ts';
import { type Instant, instantAfter } from '../../domain/time.ts';
import type { Tables, WriteOptions } from '../dialects/dialect.ts';
import { readEvents } from '../stored-events.ts';
import {
  noteBounce,
  type ReturnedMessage,
  refusedOften,
  retryMessage,
  stopSubscribers,
} from './addresses.ts';
import { advanceCursor, isInLog, releaseDue } from './advance.ts';
import { type Claimed, findNextDue, findOpenChannels } from './claim.ts';
import { type ClaimRequest, type ClaimResult, claimWithinRate, isAnyDue } from './claim-within-rate.ts';
import { type CursorPlace, readCursor, startCursor, type TellingCursor } from './cursor.ts';
import { fanOutPart } from './fan-out.ts';
import {
  fanningOccurrence,
  findOccurrences,
  nextWindow,
  type StoredOccurrence,
  waitingOccurrences,
} from './occurrences.ts';
import { pauseTelling, resumeTelling, sendingNow, takeUpCopy } from './pauses.ts';
import { recordAttempts, releaseClaims, renewClaims, type SettledAttempt } from './record.ts';
import { eraseOldOccurrences } from './retention.ts';
import { findToldOnce, findTopics, type HeldTopic, type ToldOnce } from './told-once.ts';

/** Where the tables are. */
interface TellingAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  transact<T>(work: (tables: Tables) => Promise<T>, options: WriteOptions): Promise<T>;
}

/** Nobody waits for a second machine to have it: what was lost with the first is told again, with the same id where it was kept. */
const UNTOLD: WriteOptions = { onOneMachine: true, isUntold: true };

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

  /** See `isInLog`. */
  isInLog(place: Pick<CursorPlace, 'revision' | 'hash'>): Promise<boolean> {
    return this.#access.use((tables) => isInLog(tables, place));
  }

  /** See `advanceCursor`. */
  advance(from: CursorPlace, to: CursorPlace, found: readonly Occurrence[]): Promise<boolean> {
    return this.#write((tables) => advanceCursor(tables, from, to, found, this.#wallClock()));
  }

  /** See `releaseDue`. */
  release(
    place: CursorPlace,
    keys: ReadonlySet<string>,
    decide: (due: readonly StoredOccurrence[]) => readonly Occurrence[],
  ): Promise<boolean> {
    return this.#write((tables) => releaseDue(tables, { place, keys, decide }, this.#wallClock()));
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

  /** See `findTopics`. */
  topicsOf(subscribers: readonly string[]): Promise<ReadonlyMap<string, readonly HeldTopic[]>> {
    return this.#access.use((tables) => findTopics(tables, subscribers));
  }

  /** See `findToldOnce`. */
  toldOnce(ids: readonly string[]): Promise<readonly ToldOnce[]> {
    return this.#access.use((tables) => findToldOnce(tables, ids));
  }

  /** See `claimWithinRate`. Whoever finds nothing keeps nobody waiting. */
  async claim(request: ClaimRequest): Promise<ClaimResult> {
    const isDue = await this.#access.use((tables) => isAnyDue(tables, request, this.#wallClock()));
    if (!isDue) return { claimed: [], wait: null };
    return this.#write((tables) => claimWithinRate(tables, request, this.#wallClock(), this.#databaseClock));
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

  #write<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#access.transact((tables) => work(tables), UNTOLD);
  }
}

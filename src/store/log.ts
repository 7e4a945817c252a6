import { randomUUID } from 'node:crypto';
import { asc, desc, eq, gt } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { eventPayloads, events } from '../../db/schema.ts';
import type { Decision, Log, Receipt } from '../actions/context.ts';
import type { Refusal } from '../actions/refusal.ts';
import { effectiveAtOf, siteNow } from '../domain/clock.ts';
import { parseDay } from '../domain/day.ts';
import type { DraftEvent, Envelope, LogEvent, Revision } from '../domain/events.ts';
import { extend } from '../domain/projection.ts';
import { EMPTY_STATE, type State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { canonicalJson, digestPayload, hashLink, newSalt } from './chain.ts';
import type { Database } from './database.ts';
import { DatabaseTrouble, troubleOf } from './trouble.ts';
import { CURRENT_VERSION, upcast } from './upcast.ts';

/** What was read of a log. */
export interface Known {
  readonly state: State;
  /** Hash of the last event; empty for an empty log. */
  readonly head: string;
}

export const NOTHING_KNOWN: Known = { state: EMPTY_STATE, head: '' };

/** What was published of a log. */
export interface Claim {
  readonly revision: Revision;
  readonly logId: string | null;
  readonly head: string;
}

/** Either the database or a transaction on it. */
type Reader = Pick<LibSQLDatabase, 'select'>;
type Writer = Pick<LibSQLDatabase, 'select' | 'insert'>;

/** The tables beside the log. */
export type Tables = Pick<LibSQLDatabase, 'select' | 'insert' | 'update' | 'delete'>;

/**
 * The log in libSQL, with its running state. `wallClock` gives the machine's time; the site clock is the
 * log's own.
 */
export class EventLog implements Log {
  readonly #database: Database;
  readonly #wallClock: () => Instant;
  #known: Known;
  /** One statement at a time: the client refuses others while its transaction is open. */
  #queue: Promise<unknown> = Promise.resolve();

  /** `known`: what was read of this log before, over another connection; the log must still go on from it. */
  constructor(database: Database, wallClock: () => Instant, known: Known = NOTHING_KNOWN) {
    this.#database = database;
    this.#wallClock = wallClock;
    this.#known = known;
  }

  /** The state as far as it was last read: no wait, perhaps a moment old. */
  get known(): State {
    return this.#known.state;
  }

  /** Hash of the last event of `known`; empty for an empty log. */
  get head(): string {
    return this.#known.head;
  }

  /** @throws DatabaseTrouble when the file is another, or the log no longer goes on from what was read */
  async current(): Promise<State> {
    return this.#inTurn(async () => {
      this.#database.assertSame();
      this.#known = await catchUp(this.#database.orm, this.#known);
      return this.#known.state;
    });
  }

  /** @throws DatabaseTrouble when the file is another, or the log no longer goes on from what was read */
  async append(decide: Decision): Promise<Receipt | Refusal> {
    return this.transact((_, log) => log.append(decide));
  }

  /**
   * One write transaction over the log and the tables beside it: all of it is there afterwards, or nothing. Inside,
   * only `tables` and `log` may be used. Nothing is acknowledged that could be lost: the file is looked at before,
   * right before the commit, and after it.
   * @throws DatabaseTrouble when the file is another, or the log no longer goes on from what was read
   */
  async transact<T>(work: (tables: Tables, log: Log) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#database.assertSame();
      let known = this.#known;
      const result = await this.#database.orm.transaction(
        async (tx) => {
          const done = await work(tx, {
            current: async () => {
              known = await catchUp(tx, known);
              return known.state;
            },
            append: async (decide) => {
              const decided = await this.#appendIn(tx, known, decide);
              if (decided.ok) known = { state: decided.state, head: await readHead(tx, decided.revision) };
              return decided;
            },
          });
          this.#database.assertSame();
          return done;
        },
        { behavior: 'immediate' },
      );
      this.#database.assertSame();
      this.#known = known;
      return result;
    });
  }

  /** Reads or writes the tables beside the log, between two of its transactions. */
  async use<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      this.#database.assertSame();
      return work(this.#database.orm);
    });
  }

  /**
   * Whether the log goes on from what was published.
   * @throws DatabaseTrouble when it is another log, lacks its last events, or has others in their place
   */
  async assertContinues({ revision, logId, head }: Claim): Promise<void> {
    if (revision === 0) return;
    const { state } = await this.#inTurn(async () => {
      this.#known = await catchUp(this.#database.orm, this.#known);
      return this.#known;
    });
    if (state.logId !== logId) throw new DatabaseTrouble('database.other');
    if (state.revision < revision) throw new DatabaseTrouble('database.behind');
    if ((await readHead(this.#database.orm, revision)) !== head)
      throw new DatabaseTrouble('database.diverged');
  }

  async #appendIn(tx: Writer, known: Known, decide: Decision): Promise<Receipt | Refusal> {
    let { state } = await catchUp(tx, known);
    const recordedAt = this.#wallClock();
    const drafts = decide({ state, now: siteNow(state, recordedAt) });
    if ('ok' in drafts) return drafts;
    const appended: LogEvent[] = [];
    for (const draft of drafts) {
      const event = await insertEvent(tx, state, draft, recordedAt);
      state = extend(state, [event]);
      appended.push(event);
    }
    return { ok: true, revision: state.revision, events: appended, state };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const limit = this.#database.timeLimit;
    const turn = this.#queue
      .then(() => (limit === null ? work() : withinLimit(work(), limit)))
      .catch((error: unknown) => {
        if (troubleOf(error)?.code === 'database.locked') this.#database.renew();
        throw error;
      });
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** Reads every event after a revision, oldest first. */
export async function readEvents(orm: Reader, after: Revision): Promise<LogEvent[]> {
  const rows = await orm
    .select({ event: events, payload: eventPayloads.payload })
    .from(events)
    .leftJoin(eventPayloads, eq(events.sequence, eventPayloads.sequence))
    .where(gt(events.sequence, after))
    .orderBy(asc(events.sequence));
  return rows.map(({ event, payload }) => {
    const envelope: Envelope = {
      sequence: event.sequence,
      logId: event.logId,
      version: event.version,
      recordedAt: event.recordedAt,
      effectiveAt: event.effectiveAt,
      since: event.since === null ? null : parseDay(event.since),
      actor: event.actor,
      changeId: event.changeId,
    };
    return upcast(envelope, event.type, payload === null ? null : JSON.parse(payload));
  });
}

/** Reads on from what is known, after having seen that it still stands there. */
async function catchUp(orm: Reader, { state, head }: Known): Promise<Known> {
  if (state.revision > 0) {
    const found = await readHead(orm, state.revision);
    if (found === '') throw new DatabaseTrouble('database.behind');
    if (found !== head) throw new DatabaseTrouble('database.diverged');
  }
  const news = await readEvents(orm, state.revision);
  const last = news.at(-1);
  if (!last) return { state, head };
  return { state: extend(state, news), head: await readHead(orm, last.sequence) };
}

/** Hash of one event; empty when there is none. */
async function readHead(orm: Reader, revision: Revision): Promise<string> {
  const [found] = await orm.select({ hash: events.hash }).from(events).where(eq(events.sequence, revision));
  return found?.hash ?? '';
}

async function withinLimit<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseTrouble('database.unreachable')), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function insertEvent(
  tx: Writer,
  state: State,
  draft: DraftEvent,
  recordedAt: Instant,
): Promise<LogEvent> {
  const [last] = await tx.select({ hash: events.hash }).from(events).orderBy(desc(events.sequence)).limit(1);
  const envelope: Envelope = {
    sequence: state.revision + 1,
    logId: state.logId ?? randomUUID(),
    version: CURRENT_VERSION[draft.type],
    recordedAt,
    effectiveAt: effectiveAtOf(draft, state, recordedAt),
    since: draft.since,
    actor: draft.actor,
    changeId: randomUUID(),
  };
  const payload = canonicalJson(draft.payload);
  const salt = newSalt();
  const link = {
    ...envelope,
    type: draft.type,
    payloadDigest: digestPayload(salt, payload),
    previousHash: last?.hash ?? '',
  };
  await tx.insert(events).values({ ...link, hash: hashLink(link) });
  await tx.insert(eventPayloads).values({ sequence: envelope.sequence, salt, payload });
  return upcast(envelope, draft.type, draft.payload);
}

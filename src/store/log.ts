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
import { CURRENT_VERSION, upcast } from './upcast.ts';

/** Either the database or a transaction on it. */
type Reader = Pick<LibSQLDatabase, 'select'>;
type Writer = Pick<LibSQLDatabase, 'select' | 'insert'>;

/**
 * The log in libSQL, with its running state. `wallClock` gives the machine's time; the site clock is the
 * log's own.
 */
export class EventLog implements Log {
  readonly #orm: LibSQLDatabase;
  readonly #wallClock: () => Instant;
  #state: State = EMPTY_STATE;
  /** One statement at a time: the client refuses others while its transaction is open. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(database: Database, wallClock: () => Instant) {
    this.#orm = database.orm;
    this.#wallClock = wallClock;
  }

  /** The state as far as it was last read: no wait, perhaps a moment old. */
  get known(): State {
    return this.#state;
  }

  async current(): Promise<State> {
    return this.#inTurn(async () => {
      this.#state = await catchUp(this.#orm, this.#state);
      return this.#state;
    });
  }

  async append(decide: Decision): Promise<Receipt | Refusal> {
    return this.#inTurn(async () => {
      const outcome = await this.#orm.transaction(async (tx) => this.#appendIn(tx, decide), {
        behavior: 'immediate',
      });
      if (outcome.ok) this.#state = outcome.state;
      return outcome;
    });
  }

  async #appendIn(tx: Writer, decide: Decision): Promise<Receipt | Refusal> {
    let state = await catchUp(tx, this.#state);
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
    const turn = this.#queue.then(work);
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

async function catchUp(orm: Reader, state: State): Promise<State> {
  const news = await readEvents(orm, state.revision);
  return news.length === 0 ? state : extend(state, news);
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

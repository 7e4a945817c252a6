import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, asc, desc, eq, gt, lte } from 'drizzle-orm';
import { eventPayloads, events } from '../../db/schema.ts';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import { effectiveAtOf } from '../domain/clock.ts';
import { parseDay } from '../domain/day.ts';
import type { DraftEvent, Envelope, LogEvent, Revision } from '../domain/events.ts';
import type { State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { hashLink } from './chain.ts';
import type { Orm } from './dialects/dialect.ts';
import { sealOf } from './seal.ts';
import { isWholePayload, openPayload, sealPayload, takeOut } from './sealed-payload.ts';
import { upcast } from './upcast.ts';

/** How many events are read in one go: of a long log others would wait for minutes on a slow machine. */
const AT_ONCE = 1000;

/** Either the database or a transaction on it. */
type Reader = Pick<Orm, 'select'>;

/** Reads every event after a revision, up to another if one is given, oldest first. */
export async function readEvents(
  orm: Reader,
  after: Revision,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<LogEvent[]> {
  const rows = await orm
    .select({ event: events, payload: eventPayloads.payload, salt: eventPayloads.salt })
    .from(events)
    .leftJoin(eventPayloads, eq(events.sequence, eventPayloads.sequence))
    .where(and(gt(events.sequence, after), lte(events.sequence, upTo)))
    .orderBy(asc(events.sequence));
  return rows.map(({ event, payload, salt }) => {
    // A disk that fails gives other words for those that were said: they are nobody's.
    if (payload !== null && !isWholePayload(event, salt ?? '', payload, event.payloadDigest)) {
      throw new DatabaseTrouble('database.corrupt');
    }
    const envelope: Envelope = {
      sequence: event.sequence,
      logId: event.logId,
      version: event.version,
      recordedAt: event.recordedAt,
      effectiveAt: event.effectiveAt,
      since: event.since === null ? null : parseDay(event.since),
      actor: event.actor,
      changeId: event.changeId,
      hash: event.hash,
      seal: sealOf(event, event.payloadDigest, payload === null ? null : { salt: salt ?? '', payload }),
    };
    return upcast(envelope, event.type, payload === null ? null : openPayload(event, payload));
  });
}

/** The same of however many events there are, so that others have their turn meanwhile. */
export async function readAllEvents(orm: Reader, after: Revision): Promise<LogEvent[]> {
  const all: LogEvent[] = [];
  for (;;) {
    const from = all.at(-1)?.sequence ?? after;
    const some = await readEvents(orm, from, from + AT_ONCE);
    all.push(...some);
    if (some.length < AT_ONCE) return all;
    await nextTurn();
  }
}

/** What is written in turn while parts are taken out of an event. */
export async function stepsWithout(
  orm: Reader,
  revision: Revision,
  parts: readonly string[],
): Promise<readonly string[]> {
  const [row] = await orm
    .select({ type: events.type, version: events.version, payload: eventPayloads.payload })
    .from(events)
    .innerJoin(eventPayloads, eq(events.sequence, eventPayloads.sequence))
    .where(eq(events.sequence, revision));
  return row ? takeOut(row, row.payload, parts) : [];
}

/** The event of a change; `null`: it is not in the log. */
export async function findEvent(orm: Reader, changeId: string): Promise<LogEvent | null> {
  const [found] = await orm
    .select({ sequence: events.sequence })
    .from(events)
    .where(eq(events.changeId, changeId));
  return found ? ((await readEvents(orm, found.sequence - 1))[0] ?? null) : null;
}

/** The newest event; `null`: the log is empty. */
export async function readLast(
  orm: Reader,
): Promise<{ readonly sequence: Revision; readonly hash: string } | null> {
  const { sequence, hash } = events;
  const [last] = await orm.select({ sequence, hash }).from(events).orderBy(desc(sequence)).limit(1);
  return last ?? null;
}

/** Hash of one event; empty when there is none. */
export async function readHead(orm: Reader, revision: Revision): Promise<string> {
  const [found] = await orm.select({ hash: events.hash }).from(events).where(eq(events.sequence, revision));
  return found?.hash ?? '';
}

/** Appends an event to those that are there; as it will be read back. */
export async function insertEvent(
  tx: Orm,
  state: State,
  { draft, version }: { readonly draft: DraftEvent; readonly version: number },
  recordedAt: Instant,
  changeId: string,
): Promise<LogEvent> {
  const last = await readLast(tx);
  const envelope: Omit<Envelope, 'hash'> = {
    sequence: state.revision + 1,
    logId: state.logId ?? randomUUID(),
    version,
    recordedAt,
    effectiveAt: effectiveAtOf(draft, state, recordedAt),
    since: draft.since,
    actor: draft.actor,
    changeId,
  };
  const kind = { type: draft.type, version };
  const { salt, json, digest } = sealPayload(kind, draft.payload);
  const link = {
    ...envelope,
    type: draft.type,
    payloadDigest: digest,
    previousHash: last?.hash ?? '',
  };
  const hash = hashLink(link);
  await tx.insert(events).values({ ...link, hash });
  await tx.insert(eventPayloads).values({ sequence: envelope.sequence, salt, payload: json });
  // As it will be read back, to the order of its keys: a restart changes no byte of what is published.
  const seal = sealOf(kind, digest, { salt, payload: json });
  return upcast({ ...envelope, hash, seal }, draft.type, openPayload(kind, json));
}

import { and, eq, gt, inArray, isNotNull, isNull, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { deliveries, subscribers, topics } from '../../../db/schema.ts';
import type { Topic } from '../../domain/subscription.ts';
import { instantAfter } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';
import { TOLD_LIFE } from '../told-once.ts';
import { type FanOutPart, isWithin } from './fan-out-part.ts';
import { columnsOf, isOfConfirmed, textValue } from './insert-deliveries.ts';

/** What was lost so soon after it was said to work is put right (ms). */
const PUT_RIGHT_WITHIN = 24 * 60 * 60 * 1000;

const AT_ONCE = { rank: sql<number>`cast(0 as integer)` } as const;

/** Tells whoever waits for it, and has them wait no more, in one: nobody is told twice, whatever dies. */
export async function fireOnce(tables: Tables, topic: Topic, part: FanOutPart): Promise<void> {
  const { one, range, now } = part;
  const { key } = one.occurrence;
  const isHere = and(eq(topics.topic, topic), isWithin(topics.subscriber, range));
  const waits = and(isHere, isNull(topics.firedAt));
  await tables
    .insert(deliveries)
    .select(
      tables
        .select(columnsOf(part, { kind: 'once', ...AT_ONCE, dueAt: textValue(now) }))
        .from(topics)
        .innerJoin(subscribers, eq(subscribers.id, topics.subscriber))
        .where(and(waits, isOfConfirmed()))
        .groupBy(subscribers.id),
    )
    .onConflictDoNothing();
  await tables.update(topics).set({ firedAt: now, firedBy: key }).where(waits);
  const other = alias(topics, 'other');
  const stillWaits = tables
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.subscriber, subscribers.id), isNull(other.firedAt)));
  const told = tables
    .select({ id: topics.subscriber })
    .from(topics)
    .where(and(isHere, eq(topics.firedBy, key)));
  await tables
    .update(subscribers)
    .set({ eraseAt: instantAfter(now, TOLD_LIFE) })
    .where(and(inArray(subscribers.id, told), notExists(stillWaits)));
}

/** Puts right what they were told; whoever was not told yet is not. All of them wait again. */
export async function correctOnce(tables: Tables, topic: Topic, part: FanOutPart): Promise<void> {
  const { range, now } = part;
  const isHere = and(
    eq(topics.topic, topic),
    isWithin(topics.subscriber, range),
    isNotNull(topics.firedBy),
    gt(topics.firedAt, instantAfter(now, -PUT_RIGHT_WITHIN)),
  );
  await tables
    .insert(deliveries)
    .select(
      tables
        .select(columnsOf(part, { kind: 'correction', ...AT_ONCE, dueAt: textValue(now) }))
        .from(topics)
        .innerJoin(subscribers, eq(subscribers.id, topics.subscriber))
        .innerJoin(
          deliveries,
          and(eq(deliveries.occurrence, topics.firedBy), eq(deliveries.subscriber, topics.subscriber)),
        )
        .where(and(isHere, isOfConfirmed(), inArray(deliveries.status, ['sent', 'claimed'])))
        .groupBy(subscribers.id),
    )
    .onConflictDoNothing();
  await withdrawUntold(tables, topic, isHere, part);
  const them = tables.select({ id: topics.subscriber }).from(topics).where(isHere);
  await tables.update(subscribers).set({ eraseAt: null }).where(inArray(subscribers.id, them));
  await tables.update(topics).set({ firedAt: null, firedBy: null }).where(isHere);
}

/** What waits to be told, unless it tells of something else that they wait for as well. */
async function withdrawUntold(
  tables: Tables,
  topic: Topic,
  isHere: ReturnType<typeof and>,
  { now }: FanOutPart,
): Promise<void> {
  const other = alias(topics, 'other');
  const fired = tables
    .select({ one: sql`1` })
    .from(topics)
    .where(
      and(isHere, eq(topics.subscriber, deliveries.subscriber), eq(topics.firedBy, deliveries.occurrence)),
    );
  const alsoFired = tables
    .select({ one: sql`1` })
    .from(other)
    .where(
      and(
        eq(other.subscriber, deliveries.subscriber),
        eq(other.firedBy, deliveries.occurrence),
        sql`${other.topic} <> ${topic}`,
      ),
    );
  const them = tables.select({ id: topics.subscriber }).from(topics).where(isHere);
  await tables
    .update(deliveries)
    .set({ status: 'withdrawn', why: 'undone', settledAt: now })
    .where(
      and(
        inArray(deliveries.subscriber, them),
        eq(deliveries.status, 'waiting'),
        eq(deliveries.kind, 'once'),
        sql`exists ${fired}`,
        notExists(alsoFired),
      ),
    );
}

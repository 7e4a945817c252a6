import { and, eq, type SQL, sql } from 'drizzle-orm';
import { deliveries, subscribers, topics } from '../../../db/schema.ts';
import type { Tables } from '../dialects/dialect.ts';
import { type FanOutPart, isWithin } from './fan-out-part.ts';

/** Whoever wants it once a day comes behind all others. */
const LAST_RANK = 4;

type DeliveryKind = (typeof deliveries.$inferSelect)['kind'];

/** What is told of one occurrence, to those whom a query over `subscribers` finds. */
interface DeliveryRow {
  readonly kind: DeliveryKind;
  readonly rank: SQL<number>;
  readonly dueAt: SQL<string>;
}

/** Everybody who asked for a topic. Whoever is told already, by another topic that came first, is not told twice. */
export async function insertForTopic(
  tables: Tables,
  { topic, rank }: { readonly topic: string; readonly rank: number },
  part: FanOutPart,
): Promise<void> {
  const { one, range, now, digestAt } = part;
  const isUpdate = one.occurrence.isUrgent;
  const row: DeliveryRow = {
    kind: isUpdate ? 'update' : 'news',
    rank: rankOf(sql`cast(${rank} as integer)`),
    dueAt: isUpdate ? dueByPace(now, digestAt) : dueAfterQuiet(now, digestAt),
  };
  await tables
    .insert(deliveries)
    .select(
      tables
        .select(columnsOf(part, row))
        .from(topics)
        .innerJoin(subscribers, eq(subscribers.id, topics.subscriber))
        .where(and(eq(topics.topic, topic), isWithin(topics.subscriber, range), isOfConfirmed()))
        .groupBy(subscribers.id),
    )
    .onConflictDoNothing();
}

/** Everybody who was told of another occurrence, or was not, as it is asked for: what follows it. */
export async function insertFrom(
  tables: Tables,
  occurrence: string,
  condition: SQL,
  part: FanOutPart,
): Promise<void> {
  const row: DeliveryRow = {
    kind: 'correction',
    rank: rankOf(sql`${deliveries.rank}`),
    dueAt: dueByPace(part.now, part.digestAt),
  };
  await tables
    .insert(deliveries)
    .select(
      tables
        .select(columnsOf(part, row))
        .from(deliveries)
        .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriber))
        .where(
          and(
            eq(deliveries.occurrence, occurrence),
            isWithin(deliveries.subscriber, part.range),
            condition,
            isOfConfirmed(),
          ),
        ),
    )
    .onConflictDoNothing();
}

/** Each column of a delivery that nobody tried yet, in the order of the table. */
export function columnsOf({ one }: FanOutPart, { kind, rank, dueAt }: DeliveryRow) {
  const nothing = sql<null>`cast(null as text)`;
  return {
    occurrence: textValue(one.occurrence.key).as('occurrence'),
    subscriber: sql<string>`${subscribers.id}`.as('subscriber'),
    channel: sql<string>`${subscribers.channel}`.as('channel'),
    rank: rank.as('rank'),
    kind: sql<DeliveryKind>`cast(${kind} as text)`.as('kind'),
    status: sql<'waiting'>`cast('waiting' as text)`.as('status'),
    dueAt: dueAt.as('due_at'),
    message: nothing.as('message'),
    attempts: sql<number>`cast(0 as integer)`.as('attempts'),
    claimedUntil: nothing.as('claimed_until'),
    epoch: sql<number>`cast(0 as integer)`.as('epoch'),
    settledAt: nothing.as('settled_at'),
    revision: sql<null>`cast(null as integer)`.as('revision'),
    why: nothing.as('why'),
  };
}

export function textValue(value: string): SQL<string> {
  return sql<string>`cast(${value} as text)`;
}

export function isOfConfirmed(): SQL {
  return sql`${subscribers.status} = 'confirmed'`;
}

function rankOf(rank: SQL): SQL<number> {
  return sql<number>`case when ${subscribers.pace} = 'digest' then cast(${LAST_RANK} as integer) else ${rank} end`;
}

function dueByPace(now: string, digestAt: string): SQL<string> {
  return sql<string>`case when ${subscribers.pace} = 'digest' then ${textValue(digestAt)} else ${textValue(now)} end`;
}

function dueAfterQuiet(now: string, digestAt: string): SQL<string> {
  return sql<string>`case when ${subscribers.pace} = 'digest' then ${textValue(digestAt)}
    when ${subscribers.quietUntil} > ${now} then ${subscribers.quietUntil} else ${textValue(now)} end`;
}

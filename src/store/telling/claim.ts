import { and, asc, eq, inArray, isNull, lte, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { deliveries } from '../../../db/schema.ts';
import type { ChannelName } from '../../domain/subscription.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';

/** Whom it concerns most, and whom least. */
const RANKS = [0, 1, 2, 3, 4];

/** One message that this worker alone may send now. */
export interface Claimed {
  readonly message: string;
  readonly subscriber: string;
  readonly channel: ChannelName;
  /** Raised by each claim: a record of a former one does nothing. */
  readonly epoch: number;
  /** How many attempts there were, this one included. */
  readonly attempts: number;
  /** What it tells of. */
  readonly keys: readonly string[];
  readonly kinds: readonly DeliveryKindName[];
}

type DeliveryKindName = (typeof deliveries.$inferSelect)['kind'];

/** All of one subscriber that is told by one message. */
interface Unit {
  readonly subscriber: string;
  /** It was tried before: the same again. */
  readonly message: string | null;
  /** What is told alone: `service/…`. */
  readonly service: string | null;
}

/** Paused: what the site has to say to one of them alone goes out all the same, unless nothing does. */
export type Sending = 'all' | 'service' | 'nothing';

export interface ClaimOptions {
  readonly channel: ChannelName;
  /** Wall clock. */
  readonly now: Instant;
  /** Until when nobody else takes it. */
  readonly until: Instant;
  readonly sending: Sending;
  readonly newId: () => string;
}

/** Whether anything could be claimed: one statement, which looks at the front of each rank alone. */
export async function hasDue(
  tables: Pick<Tables, 'select'>,
  { channel, now, sending }: ClaimOptions,
): Promise<boolean> {
  if (sending === 'nothing') return false;
  const isLeft = sql`exists (select 1 from ${deliveries} where ${deliveries.channel} = ${channel}
    and ${deliveries.status} = 'claimed' and ${deliveries.claimedUntil} <= ${now})`;
  const isDue = RANKS.map(
    (rank) => sql`exists (select 1 from ${deliveries} where ${isWaitingAt(channel, rank, sending)}
      and ${deliveries.dueAt} <= ${now})`,
  );
  const anything = sql<number>`case when ${sql.join([isLeft, ...isDue], sql` or `)} then 1 else 0 end`;
  const [row] = await tables.select({ anything }).from(sql`(select 1) as one`);
  return Number(row?.anything ?? 0) === 1;
}

/** On which of some channels anything waits or is claimed, due or not: one statement. */
export async function findOpenChannels(
  tables: Pick<Tables, 'select'>,
  channels: readonly ChannelName[],
): Promise<ReadonlySet<ChannelName>> {
  if (channels.length === 0) return new Set();
  const isOpen = channels.map(
    (channel) => sql`select cast(${channel} as text) as channel where exists (select 1 from ${deliveries}
      where ${deliveries.channel} = ${channel} and ${deliveries.status} in ('waiting', 'claimed'))`,
  );
  const rows = await tables
    .select({ channel: sql<ChannelName>`channel` })
    .from(sql`(${sql.join(isOpen, sql` union all `)}) as opened`);
  return new Set(rows.map(({ channel }) => channel));
}

/** When something of a channel is due next, also what somebody has claimed; `null`: nothing is. */
export async function findNextDue(
  tables: Pick<Tables, 'select'>,
  channel: ChannelName,
  sending: Sending,
): Promise<Instant | null> {
  if (sending === 'nothing') return null;
  const first = (rank: number) =>
    sql<Instant | null>`(select min(${deliveries.dueAt}) from ${deliveries} where ${isWaitingAt(channel, rank, sending)})`;
  const claimed = sql<Instant | null>`(select min(${deliveries.claimedUntil}) from ${deliveries}
    where ${deliveries.channel} = ${channel} and ${deliveries.status} = 'claimed')`;
  const [row] = await tables
    .select({ claimed, zero: first(0), one: first(1), two: first(2), three: first(3), four: first(4) })
    .from(sql`(select 1) as one`);
  return (
    Object.values(row ?? {})
      .flatMap((at) => at ?? [])
      .sort()[0] ?? null
  );
}

function isWaitingAt(channel: ChannelName, rank: number, sending: Sending): SQL {
  const isService = sending === 'service' ? sql` and ${deliveries.kind} = 'service'` : sql``;
  return sql`${deliveries.channel} = ${channel} and ${deliveries.status} = 'waiting' and ${deliveries.rank} = ${rank}${isService}`;
}

/**
 * Claims so many messages at most, those whom they concern most first. What waits for one subscriber becomes one message, whose id
 * stays what it is. To be called in a transaction.
 */
export async function claimMessages(tables: Tables, options: ClaimOptions, most: number): Promise<Claimed[]> {
  const units = await findUnits(tables, options, most);
  if (units.length === 0) return [];
  const again = units.flatMap(({ message }) => message ?? []);
  const alone = units.flatMap(({ service, message }) =>
    message === null && service !== null ? [service] : [],
  );
  const fresh = units.filter(({ message, service }) => message === null && service === null);
  const rows = [
    ...(again.length > 0 ? await take(tables, options, inArray(deliveries.message, again), null) : []),
    ...(alone.length > 0
      ? await take(
          tables,
          options,
          and(inArray(deliveries.occurrence, alone), isNull(deliveries.message)),
          idsBy(deliveries.occurrence, alone, options.newId),
        )
      : []),
    ...(fresh.length > 0
      ? await take(
          tables,
          options,
          and(
            inArray(
              deliveries.subscriber,
              fresh.map(({ subscriber }) => subscriber),
            ),
            isNull(deliveries.message),
            ne(deliveries.kind, 'service'),
            lte(deliveries.dueAt, options.now),
          ),
          idsBy(
            deliveries.subscriber,
            fresh.map(({ subscriber }) => subscriber),
            options.newId,
          ),
        )
      : []),
  ];
  return inOrder(gather(rows, options.channel), units);
}

async function findUnits(
  tables: Pick<Tables, 'select'>,
  options: ClaimOptions,
  most: number,
): Promise<Unit[]> {
  const { channel, now, sending } = options;
  if (sending === 'nothing') return [];
  const units = new Map<string, Unit>();
  const add = (row: { subscriber: string; message: string | null; occurrence: string; kind: string }) => {
    if (units.size >= most || units.has(row.subscriber)) return;
    const { subscriber, message, occurrence } = row;
    units.set(subscriber, { subscriber, message, service: row.kind === 'service' ? occurrence : null });
  };
  const { subscriber, message, occurrence, kind } = deliveries;
  const columns = { subscriber, message, occurrence, kind };
  const held = alias(deliveries, 'held');
  const isHeld = tables
    .select({ one: sql`1` })
    .from(held)
    .where(and(eq(held.subscriber, deliveries.subscriber), eq(held.status, 'claimed')));
  // Whoever had them is gone, or is too slow.
  const left = await tables
    .select(columns)
    .from(deliveries)
    .where(
      and(
        eq(deliveries.channel, channel),
        eq(deliveries.status, 'claimed'),
        lte(deliveries.claimedUntil, now),
        onlyService(sending),
      ),
    )
    .limit(most);
  left.forEach(add);
  for (const rank of RANKS) {
    if (units.size >= most) break;
    const rows = await tables
      .select(columns)
      .from(deliveries)
      .where(
        and(
          eq(deliveries.channel, channel),
          eq(deliveries.status, 'waiting'),
          eq(deliveries.rank, rank),
          lte(deliveries.dueAt, now),
          onlyService(sending),
          notExists(isHeld),
        ),
      )
      .orderBy(asc(deliveries.dueAt))
      .limit(2 * most);
    rows.forEach(add);
  }
  return [...units.values()];
}

function onlyService(sending: Sending): SQL | undefined {
  return sending === 'service' ? eq(deliveries.kind, 'service') : undefined;
}

/** An id for each, as one expression. */
function idsBy(
  column: SQL | typeof deliveries.subscriber | typeof deliveries.occurrence,
  keys: readonly string[],
  newId: () => string,
): SQL {
  const branches = keys.map((key) => sql`when ${key} then ${newId()}`);
  return sql`case ${column} ${sql.join(branches, sql` `)} end`;
}

async function take(
  tables: Tables,
  { channel, now, until }: ClaimOptions,
  which: SQL | undefined,
  id: SQL | null,
) {
  return tables
    .update(deliveries)
    .set({
      status: 'claimed',
      claimedUntil: until,
      epoch: sql`${deliveries.epoch} + 1`,
      attempts: sql`${deliveries.attempts} + 1`,
      ...(id === null ? {} : { message: id }),
    })
    .where(
      and(
        which,
        eq(deliveries.channel, channel),
        or(
          eq(deliveries.status, 'waiting'),
          and(eq(deliveries.status, 'claimed'), lte(deliveries.claimedUntil, now)),
        ),
      ),
    )
    .returning({
      occurrence: deliveries.occurrence,
      subscriber: deliveries.subscriber,
      message: deliveries.message,
      epoch: deliveries.epoch,
      attempts: deliveries.attempts,
      kind: deliveries.kind,
    });
}

function gather(rows: Awaited<ReturnType<typeof take>>, channel: ChannelName): Claimed[] {
  const byMessage = Map.groupBy(rows, ({ message }) => message ?? '');
  return [...byMessage].map(([message, of]) => ({
    message,
    subscriber: of[0]?.subscriber ?? '',
    channel,
    epoch: Math.max(...of.map(({ epoch }) => epoch)),
    attempts: Math.max(...of.map(({ attempts }) => attempts)),
    keys: of.map(({ occurrence }) => occurrence).sort(),
    kinds: [...new Set(of.map(({ kind }) => kind))],
  }));
}

function inOrder(claimed: Claimed[], units: readonly Unit[]): Claimed[] {
  const place = new Map(units.map(({ subscriber }, index) => [subscriber, index]));
  return claimed.sort((one, other) => (place.get(one.subscriber) ?? 0) - (place.get(other.subscriber) ?? 0));
}

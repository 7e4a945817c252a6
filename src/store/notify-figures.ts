import { and, count, desc, eq, gte, inArray, lt, max, min, or, sql } from 'drizzle-orm';
import { deliveries, notifyCursor, subscribers, topics } from '../../db/schema.ts';
import {
  type ChannelFigures,
  type Concerned,
  type FailedMessage,
  type NotifyPause,
  type NotifyStatus,
  PAUSE_REASONS,
  type ToldSoFar,
} from '../domain/notify-status.ts';
import { CHANNELS, type Topic } from '../domain/subscription.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import type { Tables } from './log.ts';

/** What counts as of late (ms), and how many failures are listed. */
const DAY = 24 * 60 * 60 * 1000;
const MOST_FAILURES = 100;
/** Topics or keys asked for at a time: statements have a limit of values. */
const AT_A_TIME = 400;

/** Where the tables are. */
interface TableAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

/** How telling is going, read from the tables of the queue: numbers, and no address. */
export class NotifyFigures {
  readonly #access: TableAccess;
  readonly #wallClock: () => Instant;

  constructor(access: TableAccess, wallClock: () => Instant) {
    this.#access = access;
    this.#wallClock = wallClock;
  }

  status(): Promise<NotifyStatus> {
    const now = this.#wallClock();
    return this.#access.use(async (tables) => {
      const [row] = await tables.select().from(notifyCursor);
      return {
        cursor: row === undefined ? null : { revision: row.revision, clockAt: row.clockAt },
        pause: row === undefined ? null : pauseOf(row),
        channels: await channelFigures(tables, now),
        failures: await failedMessages(tables),
      };
    });
  }

  pauseOfSomebody(): Promise<NotifyPause | null> {
    return this.#access.use(async (tables) => {
      const [row] = await tables.select().from(notifyCursor);
      const pause = row === undefined ? null : pauseOf(row);
      if (pause === null) return null;
      const isTold = eq(subscribers.status, 'confirmed');
      const some = await tables.select({ id: subscribers.id }).from(subscribers).where(isTold).limit(1);
      return some.length === 0 ? null : pause;
    });
  }

  async concerned(asked: readonly Topic[]): Promise<readonly Concerned[]> {
    if (asked.length === 0) return [];
    return this.#access.use(async (tables) => {
      // Whoever is found by several is counted once: the database puts the ids together.
      const found = sql`select distinct ${topics.subscriber} from ${topics} where ${topics.firedAt} is null and (${sql.join(
        chunksOf(asked).map((some) => inArray(topics.topic, [...some])),
        sql` or `,
      )})`;
      const rows = await tables
        .select({ channel: subscribers.channel, pace: subscribers.pace, count: count() })
        .from(subscribers)
        .where(and(eq(subscribers.status, 'confirmed'), sql`${subscribers.id} in (${found})`))
        .groupBy(subscribers.channel, subscribers.pace);
      return CHANNELS.flatMap((channel) => {
        const of = (pace: 'at-once' | 'digest') =>
          Number(rows.find((one) => one.channel === channel && one.pace === pace)?.count ?? 0);
        const [atOnce, digest] = [of('at-once'), of('digest')];
        return atOnce + digest === 0 ? [] : [{ channel, atOnce, digest }];
      });
    });
  }

  async toldOf(keys: readonly string[]): Promise<readonly ToldSoFar[]> {
    const told = await Promise.all(
      chunksOf(keys).map((some) =>
        this.#access.use((tables) =>
          tables
            .select({
              occurrence: deliveries.occurrence,
              status: deliveries.status,
              count: count(),
              first: min(deliveries.settledAt),
              last: max(deliveries.settledAt),
            })
            .from(deliveries)
            .where(inArray(deliveries.occurrence, [...some]))
            .groupBy(deliveries.occurrence, deliveries.status),
        ),
      ),
    );
    const byKey = Map.groupBy(told.flat(), ({ occurrence }) => occurrence);
    return keys.flatMap((occurrence) => {
      const rows = byKey.get(occurrence);
      if (rows === undefined) return [];
      const of = (...wanted: string[]) =>
        rows.reduce((sum, one) => (wanted.includes(one.status) ? sum + Number(one.count) : sum), 0);
      const sent = rows.find(({ status }) => status === 'sent');
      return [
        {
          occurrence,
          sent: of('sent'),
          waiting: of('waiting', 'claimed'),
          refused: of('refused'),
          withdrawn: of('withdrawn'),
          firstAt: sent?.first ?? null,
          lastAt: sent?.last ?? null,
        },
      ];
    });
  }
}

function pauseOf(row: typeof notifyCursor.$inferSelect): NotifyPause | null {
  const why = PAUSE_REASONS.find((one) => one === row.pausedWhy);
  return row.pausedAt === null || why === undefined ? null : { at: row.pausedAt, by: row.pausedBy, why };
}

async function channelFigures(tables: Tables, now: Instant): Promise<ChannelFigures[]> {
  const yesterday = instantAfter(now, -DAY);
  const people = await tables
    .select({ channel: subscribers.channel, status: subscribers.status, count: count() })
    .from(subscribers)
    .groupBy(subscribers.channel, subscribers.status);
  const queue = await tables
    .select({ channel: deliveries.channel, count: count(), oldest: min(deliveries.dueAt) })
    .from(deliveries)
    .where(inArray(deliveries.status, ['waiting', 'claimed']))
    .groupBy(deliveries.channel);
  const settled = await tables
    .select({ channel: deliveries.channel, status: deliveries.status, count: count() })
    .from(deliveries)
    .where(and(inArray(deliveries.status, ['sent', 'refused']), gte(deliveries.settledAt, yesterday)))
    .groupBy(deliveries.channel, deliveries.status);
  return CHANNELS.flatMap((channel) => {
    const number = (rows: readonly { channel: string; status: string; count: number }[], status: string) =>
      Number(rows.find((one) => one.channel === channel && one.status === status)?.count ?? 0);
    const waiting = queue.find((one) => one.channel === channel);
    const figures = {
      channel,
      confirmed: number(people, 'confirmed'),
      pending: number(people, 'pending'),
      stopped: number(people, 'stopped'),
      waiting: Number(waiting?.count ?? 0),
      lateSince: waiting?.oldest != null && waiting.oldest < now ? waiting.oldest : null,
      sent: number(settled, 'sent'),
      refused: number(settled, 'refused'),
    };
    const { confirmed, pending, stopped, sent, refused } = figures;
    return confirmed + pending + stopped + figures.waiting + sent + refused === 0 ? [] : [figures];
  });
}

/** One line a message: the rows of one message failed together. */
async function failedMessages(tables: Tables): Promise<FailedMessage[]> {
  const last = sql<string>`coalesce(max(${deliveries.settledAt}), max(${deliveries.dueAt}))`;
  const rows = await tables
    .select({
      message: deliveries.message,
      channel: deliveries.channel,
      status: min(deliveries.status),
      attempts: max(deliveries.attempts),
      why: max(deliveries.why),
      at: last,
    })
    .from(deliveries)
    .where(
      or(
        eq(deliveries.status, 'refused'),
        and(
          inArray(deliveries.status, ['waiting', 'claimed']),
          gte(deliveries.attempts, 1),
          lt(deliveries.attempts, 1000),
        ),
      ),
    )
    .groupBy(deliveries.message, deliveries.channel)
    .orderBy(desc(last))
    .limit(MOST_FAILURES);
  return rows.flatMap(({ message, channel, status, attempts, why, at }) => {
    const known = CHANNELS.find((one) => one === channel);
    if (message === null || known === undefined || why === null) return [];
    return [{ message, channel: known, attempts: attempts ?? 0, why, at, isWaiting: status !== 'refused' }];
  });
}

function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_A_TIME) }, (_, index) =>
    all.slice(index * AT_A_TIME, (index + 1) * AT_A_TIME),
  );
}

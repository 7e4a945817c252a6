import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { deliveries, deliveryAttempts, subscribers } from '../../../db/schema.ts';
import { type Instant, instantAfter } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';
import { tellOwner } from '../tell-owner.ts';

/** Has some addresses get nothing more, by subscriber and why (a stable code); what waits for them is withdrawn. */
export async function stopSubscribers(
  tables: Tables,
  stop: ReadonlyMap<string, string>,
  now: Instant,
): Promise<void> {
  const byReason = Map.groupBy(stop, ([, why]) => why);
  for (const [why, of] of byReason) {
    const ids = of.map(([id]) => id);
    const stopped = await tables
      .update(subscribers)
      .set({ status: 'stopped', stoppedWhy: why, changedAt: now })
      .where(and(inArray(subscribers.id, ids), eq(subscribers.status, 'confirmed')))
      .returning({ id: subscribers.id, channel: subscribers.channel });
    await tables
      .update(deliveries)
      .set({ status: 'withdrawn', why: 'stopped', settledAt: now })
      .where(and(inArray(deliveries.subscriber, ids), eq(deliveries.status, 'waiting')));
    for (const one of stopped) await tellOwner(tables, one, now);
  }
}

/** So many messages in a row, the first at least so long ago (ms), and none that got through since. */
const REFUSALS = 3;
const REFUSED_OVER = 2 * 24 * 60 * 60 * 1000;

/** Of some subscribers those who refused several messages in a row, over three days. */
export async function refusedOften(
  tables: Pick<Tables, 'select'>,
  ids: readonly string[],
  now: Instant,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { subscriber, message, status, settledAt } = deliveries;
  const rows = await tables
    .select({ subscriber, message, status, settledAt })
    .from(deliveries)
    .where(and(inArray(subscriber, [...ids]), inArray(status, ['sent', 'refused'])))
    .orderBy(asc(settledAt));
  return [...Map.groupBy(rows, (row) => row.subscriber)].flatMap(([id, of]) => {
    const last = of.findLastIndex((row) => row.status === 'sent');
    const refused = of.slice(last + 1);
    const count = new Set(refused.map((row) => row.message)).size;
    const since = refused[0]?.settledAt ?? now;
    return count >= REFUSALS && since <= instantAfter(now, -REFUSED_OVER) ? [id] : [];
  });
}

/** What came back of what was sent. */
export interface ReturnedMessage {
  readonly subscriber: string;
  /** As a report says, which anybody may write: it counts only where it was sent to that subscriber. `null`: the last one. */
  readonly message: string | null;
  readonly why: string;
  /** Because of the address itself, which gets nothing more. */
  readonly isAddress: boolean;
}

/** To be called in a transaction. @returns whether anything was sent to them, as far as is known */
export async function noteBounce(
  tables: Tables,
  { subscriber, message, why, isAddress }: ReturnedMessage,
  now: Instant,
): Promise<boolean> {
  const sent = and(eq(deliveries.subscriber, subscriber), eq(deliveries.status, 'sent'));
  const [last] = await tables
    .select({ message: deliveries.message })
    .from(deliveries)
    .where(message === null ? sent : and(sent, eq(deliveries.message, message)))
    .orderBy(desc(deliveries.settledAt))
    .limit(1);
  const returned = last?.message ?? null;
  if (returned === null) return false;
  await tables
    .update(deliveries)
    .set({ status: 'refused', why, settledAt: now })
    .where(and(sent, eq(deliveries.message, returned)));
  await tables.insert(deliveryAttempts).values({ message: returned, subscriber, at: now, why });
  const isOver = isAddress || (await refusedOften(tables, [subscriber], now)).length > 0;
  if (isOver) await stopSubscribers(tables, new Map([[subscriber, why]]), now);
  return true;
}

/** Has what was refused be tried again, at once and for as long as at first. @returns whether there is such a message */
export async function retryMessage(tables: Tables, message: string, now: Instant): Promise<boolean> {
  const rows = await tables
    .update(deliveries)
    .set({ status: 'waiting', dueAt: now, attempts: 0, settledAt: null, why: null })
    .where(and(eq(deliveries.message, message), eq(deliveries.status, 'refused')))
    .returning({ message: deliveries.message });
  return rows.length > 0;
}

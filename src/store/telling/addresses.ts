import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { deliveries, deliveryAttempts, subscribers } from '../../../db/schema.ts';
import { instantAfter } from '../../domain/telling-times.ts';
import type { Instant } from '../../domain/time.ts';
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

/** A message that came back. */
export interface CameBack {
  readonly subscriber: string;
  /** `null`: the report does not say; the last that was sent to them. Anybody may write it: it must be theirs. */
  readonly message: string | null;
  /** A stable code. */
  readonly why: string;
  /** Because of the address itself, which gets nothing more. */
  readonly isAddress: boolean;
}

/** What was sent came back. To be called in a transaction. */
export async function noteBounce(tables: Tables, bounce: CameBack, now: Instant): Promise<void> {
  const { subscriber, why, isAddress } = bounce;
  const message = bounce.message ?? (await lastSentTo(tables, subscriber));
  if (message === null) return;
  const rows = await tables
    .update(deliveries)
    .set({ status: 'refused', why, settledAt: now })
    .where(
      and(
        eq(deliveries.message, message),
        eq(deliveries.subscriber, subscriber),
        eq(deliveries.status, 'sent'),
      ),
    )
    .returning({ subscriber: deliveries.subscriber });
  if (rows.length === 0) return;
  await tables.insert(deliveryAttempts).values({ message, subscriber, at: now, why });
  const isOver = isAddress || (await refusedOften(tables, [subscriber], now)).length > 0;
  if (isOver) await stopSubscribers(tables, new Map([[subscriber, why]]), now);
}

async function lastSentTo(tables: Pick<Tables, 'select'>, subscriber: string): Promise<string | null> {
  const [row] = await tables
    .select({ message: deliveries.message })
    .from(deliveries)
    .where(and(eq(deliveries.subscriber, subscriber), eq(deliveries.status, 'sent')))
    .orderBy(desc(deliveries.settledAt))
    .limit(1);
  return row?.message ?? null;
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

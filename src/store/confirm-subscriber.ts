import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { subscribers, subscriptions, suppressions } from '../../db/schema.ts';
import type { Instant } from '../domain/time.ts';
import { dropWishes, holdWish, type WorksAlready, withoutWorking } from './hold-wishes.ts';
import type { Tables } from './log.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import { openRow, type SubscriberRow, wishIn } from './subscriber-rows.ts';
import { erasedAfterOnce } from './told-once.ts';

/**
 * Has what was asked for up to then hold from now on: what somebody else asks for afterwards waits for a link of its own.
 * Whoever confirms wants to be told, whatever they wanted before: their suppression is lifted.
 */
export async function confirmPending(
  tables: Tables,
  keys: SubscriberKeys,
  row: SubscriberRow,
  { until, now, works }: { readonly until: Instant; readonly now: Instant; readonly works: WorksAlready },
): Promise<void> {
  const isTheirs = eq(subscriptions.subscriber, row.id);
  const held = await tables
    .select({ wish: subscriptions.wish })
    .from(subscriptions)
    .where(and(isTheirs, isNotNull(subscriptions.confirmedAt)));
  const pending = await tables
    .select()
    .from(subscriptions)
    .where(and(isTheirs, isNull(subscriptions.confirmedAt), lte(subscriptions.createdAt, until)));
  const useless: string[] = [];
  for (const { id, wish } of pending) {
    const left = withoutWorking(wishIn(wish), works);
    if (left === null || held.some((one) => one.wish === JSON.stringify(left))) useless.push(id);
    else await holdWish(tables, { id, subscriber: row.id, wish: left }, now);
  }
  await dropWishes(tables, row.id, useless);
  await tables
    .update(subscribers)
    .set({
      ...{ status: 'confirmed', stoppedWhy: null, eraseAt: await erasedAfterOnce(tables, row.id) },
      ...{ confirmedAt: row.confirmedAt ?? now, changedAt: now },
    })
    .where(eq(subscribers.id, row.id));
  const { address } = openRow(keys, row);
  await tables
    .delete(suppressions)
    .where(inArray(suppressions.addressHash, [...keys.hashes(row.channel, address)]));
}

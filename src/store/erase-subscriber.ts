import { inArray } from 'drizzle-orm';
import {
  deliveries,
  deliveryAttempts,
  subscribers,
  subscriberTokens,
  subscriptions,
  suppressions,
  topics,
} from '../../db/schema.ts';
import type { Instant } from '../domain/time.ts';
import type { Tables } from './log.ts';
import type { SubscriberRow } from './subscriber-rows.ts';

/** Deletes all that is held of some subscribers, what was sent to them and what waits for them included. */
export async function eraseRows(tables: Tables, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const them = [...ids];
  await tables.delete(deliveries).where(inArray(deliveries.subscriber, them));
  await tables.delete(deliveryAttempts).where(inArray(deliveryAttempts.subscriber, them));
  await tables.delete(topics).where(inArray(topics.subscriber, them));
  await tables.delete(subscriptions).where(inArray(subscriptions.subscriber, them));
  await tables.delete(subscriberTokens).where(inArray(subscriberTokens.subscriber, them));
  await tables.delete(subscribers).where(inArray(subscribers.id, them));
}

/** Keeps of one who leaves what keeps them from being told again: a hash that says nothing without the key. */
export async function suppress(
  tables: Tables,
  { addressHash }: Pick<SubscriberRow, 'addressHash'>,
  why: string,
  now: Instant,
): Promise<void> {
  await tables.insert(suppressions).values({ addressHash, why, since: now }).onConflictDoNothing();
}

import { and, eq, inArray } from 'drizzle-orm';
import { subscribers, subscriptions, suppressions } from '../../db/schema.ts';
import { isGroupAddress } from '../domain/group-address.ts';
import type { Locale } from '../domain/locale.ts';
import type { Interest } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import { conflictOn } from './dialects/conflict-target.ts';
import { holdWish } from './hold-wishes.ts';
import type { Tables } from './log.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import {
  newSubscriberId,
  type Provenance,
  type SealedPart,
  type SubscriberRow,
  type SubscriberSettings,
} from './subscriber-rows.ts';
import { enqueueService } from './telling/enqueue.ts';

/** Who confirmed on another page, by mail. */
export interface TakenOver {
  readonly address: string;
  readonly locale: Locale;
  readonly wishes: readonly Interest[];
  readonly source: string;
  readonly confirmedAt: string | null;
}

/** What became of one: taken over; told here already; wants nothing from here; refused what was sent there. */
export type TakeOverFate = 'taken' | 'known' | 'suppressed' | 'stopped';

/** What would become of one. Whoever has asked here and not confirmed yet is taken over: they confirmed there. */
export async function takeOverFate(
  tables: Pick<Tables, 'select'>,
  keys: SubscriberKeys,
  address: string,
): Promise<{ readonly fate: TakeOverFate; readonly row: SubscriberRow | null }> {
  const hashes = [...keys.hashes('email', address)];
  const [row = null] = await tables
    .select()
    .from(subscribers)
    .where(and(eq(subscribers.channel, 'email'), inArray(subscribers.addressHash, hashes)));
  const suppressed = await tables
    .select()
    .from(suppressions)
    .where(inArray(suppressions.addressHash, hashes));
  if (suppressed.length > 0) return { fate: 'suppressed', row };
  if (row?.status === 'confirmed') return { fate: 'known', row };
  return { fate: row?.status === 'stopped' ? 'stopped' : 'taken', row };
}

/** Takes one over, confirmed, and has one notice sent: where this comes from, what they may choose, how it ends. */
export async function takeOver(
  tables: Tables,
  keys: SubscriberKeys,
  one: TakenOver,
  now: Instant,
): Promise<TakeOverFate> {
  const { address, locale, wishes, source, confirmedAt } = one;
  const { fate, row: known } = await takeOverFate(tables, keys, address);
  if (fate !== 'taken') return fate;
  const id = known?.id ?? newSubscriberId();
  const part: SealedPart = { address, secret: null, owner: null };
  const settings: SubscriberSettings = { format: 'latarnia', isGroup: isGroupAddress(address) };
  const provenance: Provenance = { from: 'import', source, confirmedAt, importedAt: now };
  const row: SubscriberRow = {
    ...{ id, channel: 'email', addressHash: keys.hashes('email', address)[0], locale, pace: 'at-once' },
    ...keys.seal(id, JSON.stringify(part)),
    ...{ settings: JSON.stringify(settings), provenance: JSON.stringify(provenance) },
    ...{ status: 'confirmed', stoppedWhy: null, eraseAt: null, quietUntil: null },
    ...{ createdAt: known?.createdAt ?? now, confirmedAt: now, changedAt: now },
  };
  await tables
    .insert(subscribers)
    .values(row)
    .onConflictDoUpdate({ target: conflictOn(subscribers.id), set: row });
  for (const wish of wishes) {
    const subscription = newSubscriberId();
    await tables.insert(subscriptions).values({
      id: subscription,
      subscriber: id,
      wish: JSON.stringify(wish),
      createdAt: now,
      confirmedAt: now,
    });
    await holdWish(tables, { id: subscription, subscriber: id, wish }, now);
  }
  await enqueueService(tables, [
    { occurrence: `service/notice/${id}`, subscriber: id, channel: 'email', rank: 4, dueAt: now },
  ]);
  return fate;
}

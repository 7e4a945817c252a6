import { randomBytes } from 'node:crypto';
import { and, count, desc, eq, gt, inArray, isNull, like, notInArray, or, sql } from 'drizzle-orm';
import { deliveries, subscribers, subscriberTokens, subscriptions, suppressions } from '../../db/schema.ts';
import type { Asked } from '../actions/subscribers.ts';
import { isGroupAddress } from '../domain/group-address.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import { confirmPending } from './confirm-subscriber.ts';
import { conflictOn } from './dialects/conflict-target.ts';
import type { Tables } from './log.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import {
  newNonce,
  newSubscriberId,
  openRow,
  type Provenance,
  type SealedPart,
  type SubscriberRow,
  type SubscriberSettings,
} from './subscriber-rows.ts';
import { personalChannel } from './tell-owner.ts';
import { enqueueService } from './telling/enqueue.ts';

const HOUR = 3_600_000;
/** How long what is not confirmed is kept, and its link works (ms, wall clock). */
export const PENDING_LIFE = 48 * HOUR;
/** Mails that an address gets in a day to confirm; and one that wanted nothing any more. */
const MOST_A_DAY = 3;
const MOST_SUPPRESSED = 1;
/** Unconfirmed wishes of one address: the newest stay. */
const MOST_PENDING = 10;

/**
 * Writes down what is asked for. The same statements run whether the address is known, confirmed, suppressed, over its limit
 * or none of these: only what they write differs.
 *
 * @returns the subscriber
 */
export async function askFor(
  tables: Tables,
  keys: SubscriberKeys,
  asked: Asked,
  now: Instant,
): Promise<string> {
  const { channel, address, wish } = asked;
  const hashes = [...keys.hashes(channel, address)];
  // Who gets the mail: of a webhook its owner, whom anybody may name, and for as many hooks as they like.
  const mailed = mailedBy(keys, asked);
  const [known] = await tables
    .select()
    .from(subscribers)
    .where(and(eq(subscribers.channel, channel), inArray(subscribers.addressHash, hashes)));
  const suppressed = await tables
    .select()
    .from(suppressions)
    .where(inArray(suppressions.addressHash, [...hashes, ...mailed]));
  const id = known?.id ?? newSubscriberId();
  const [{ asks = 0 } = {}] = await tables
    .select({ asks: count() })
    .from(subscriberTokens)
    .where(
      and(
        or(
          eq(subscriberTokens.subscriber, id),
          inArray(subscriberTokens.subscriber, mailedTo(tables, mailed)),
        ),
        eq(subscriberTokens.purpose, 'confirm'),
        gt(subscriberTokens.createdAt, instantAfter(now, -24 * HOUR)),
      ),
    );
  const isOver = asks >= (suppressed.length > 0 ? MOST_SUPPRESSED : MOST_A_DAY);
  const row = rowFor(keys, asked, { id, known, now });
  // Whoever names another owner takes over what is not confirmed: a link that the former one got would confirm it for them.
  const isTaken =
    known?.status === 'pending' && channel === 'webhook' && openRow(keys, known).owner !== asked.owner;
  await tables
    .update(subscriberTokens)
    .set({ expiresAt: now })
    .where(and(eq(subscriberTokens.subscriber, isTaken ? id : 'none'), gt(subscriberTokens.expiresAt, now)));
  await tables
    .insert(subscribers)
    .values(row)
    .onConflictDoUpdate({ target: conflictOn(subscribers.id), set: row });
  await replacePending(tables, { id, wish: JSON.stringify(wish), now });
  if (channel === 'push') {
    // Only the browser that asks has its address, and it is there: a message to it would ask what was just answered.
    await confirmPending(tables, keys, row, { until: now, now, works: () => false });
    return id;
  }
  const nonce = newNonce();
  // One that was not sent yet would say less.
  const former = isOver ? 'none' : 'service/confirm/%';
  await tables
    .update(deliveries)
    .set({ status: 'withdrawn', settledAt: now, why: 'asked-again' })
    .where(
      and(
        eq(deliveries.subscriber, id),
        eq(deliveries.status, 'waiting'),
        like(deliveries.occurrence, former),
      ),
    );
  const expiresAt = instantAfter(now, PENDING_LIFE);
  await tables
    .insert(subscriberTokens)
    .values({ nonce, subscriber: id, purpose: 'confirm', createdAt: now, expiresAt });
  const occurrence = `service/confirm/${nonce}` as const;
  await enqueueService(tables, [
    { occurrence, subscriber: id, channel: personalChannel(channel), rank: 0, dueAt: now },
  ]);
  await tables
    .update(deliveries)
    .set({ status: 'withdrawn', settledAt: now, why: 'limit' })
    .where(and(eq(deliveries.subscriber, id), eq(deliveries.occurrence, isOver ? occurrence : 'none')));
  return id;
}

/** Of one who is told already nothing changes before they confirm: whoever asks may be anybody. */
function rowFor(
  keys: SubscriberKeys,
  { channel, address, owner, format, locale, pace }: Asked,
  {
    id,
    known,
    now,
  }: { readonly id: string; readonly known: SubscriberRow | undefined; readonly now: Instant },
): SubscriberRow {
  const secret = channel === 'webhook' ? `whsec_${randomBytes(24).toString('base64')}` : null;
  const part: SealedPart = { address, secret, owner };
  const settings: SubscriberSettings = {
    ...{ format, isGroup: isGroup(channel, address) },
    ...(channel === 'webhook' && owner !== null ? { ownerHash: keys.hashes('email', owner)[0] } : {}),
  };
  const provenance: Provenance = { from: 'form' };
  const fresh: SubscriberRow = {
    ...{ id, channel, locale, pace, addressHash: keys.hashes(channel, address)[0] },
    ...keys.seal(id, JSON.stringify(part)),
    ...{ settings: JSON.stringify(settings), provenance: JSON.stringify(provenance) },
    ...{ status: 'pending' as const, stoppedWhy: null, confirmedAt: null },
    ...{ createdAt: now, changedAt: now, eraseAt: instantAfter(now, PENDING_LIFE), quietUntil: null },
  };
  if (!known) return fresh;
  return known.status === 'pending' ? { ...fresh, createdAt: known.createdAt } : known;
}

function mailedBy(keys: SubscriberKeys, { channel, address, owner }: Asked): readonly string[] {
  const mail = channel === 'email' ? address : channel === 'webhook' ? owner : null;
  return mail === null ? [] : keys.hashes('email', mail);
}

/** All whose mail goes to an address: its own, and of webhooks that name it. */
function mailedTo(tables: Tables, hashes: readonly string[]) {
  const isOwner = hashes.map((hash) => like(subscribers.settings, `%"ownerHash":"${hash}"%`));
  return tables
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(
      or(
        and(eq(subscribers.channel, 'email'), inArray(subscribers.addressHash, [...hashes])),
        and(eq(subscribers.channel, 'webhook'), or(sql`false`, ...isOwner)),
      ),
    );
}

function isGroup(channel: Asked['channel'], address: string): boolean {
  if (channel === 'email') return isGroupAddress(address);
  return channel !== 'push' && channel !== 'webhook';
}

async function replacePending(
  tables: Tables,
  { id, wish, now }: { readonly id: string; readonly wish: string; readonly now: Instant },
): Promise<void> {
  const isPending = and(eq(subscriptions.subscriber, id), isNull(subscriptions.confirmedAt));
  const isSame = and(isPending, eq(subscriptions.wish, wish));
  // Asked for again, it is confirmed by the first link, too: whoever has two mails follows either.
  const [before] = await tables.select().from(subscriptions).where(isSame);
  await tables.delete(subscriptions).where(isSame);
  const subscription = newSubscriberId();
  await tables.insert(subscriptions).values({
    ...{ id: subscription, subscriber: id, wish },
    ...{ createdAt: before?.createdAt ?? now, confirmedAt: null },
  });
  const newest = await tables
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(isPending)
    .orderBy(desc(subscriptions.createdAt))
    .limit(MOST_PENDING);
  await tables
    .delete(subscriptions)
    .where(and(isPending, notInArray(subscriptions.id, [subscription, ...newest.map((one) => one.id)])));
}

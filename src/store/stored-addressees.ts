import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, notExists } from 'drizzle-orm';
import {
  deliveries,
  deliveryAttempts,
  subscribers,
  subscriberTokens,
  subscriptions,
} from '../../db/schema.ts';
import type { Addressee, Addressees } from '../actions/addressees.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import { PENDING_LIFE } from './ask-subscriber.ts';
import { eraseRows } from './erase-subscriber.ts';
import type { Tables } from './log.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import { openRow, type SubscriberRow, type SubscriberTables, settingsOf } from './subscriber-rows.ts';

const DAY = 86_400_000;
/** How long it is kept what was sent to somebody, while they are told (ms, wall clock). */
const RECEIPTS_LIFE = 90 * DAY;
/** So many are erased in one transaction: nobody waits long for it. */
const PAGE = 200;

/** Whoever tells people finds their addresses here, and has them erased when they are due. */
export class StoredAddressees implements Addressees {
  readonly #tables: SubscriberTables;
  readonly #keys: SubscriberKeys;
  readonly #wallClock: () => Instant;

  constructor(tables: SubscriberTables, keys: SubscriberKeys, wallClock: () => Instant) {
    this.#tables = tables;
    this.#keys = keys;
    this.#wallClock = wallClock;
  }

  /** @throws SubscriberKeyError when their key is not here: they are still to be told once it is */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, Addressee>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#tables.use((tables) =>
      tables
        .select()
        .from(subscribers)
        .where(inArray(subscribers.id, [...ids])),
    );
    return new Map(rows.map((row) => [row.id, this.#addresseeOf(row)]));
  }

  async eraseDue(): Promise<Instant | null> {
    const now = this.#wallClock();
    while ((await this.#erasePage(now)) === PAGE);
    const [next] = await this.#tables.use((tables) =>
      tables
        .select({ at: subscribers.eraseAt })
        .from(subscribers)
        .where(isNotNull(subscribers.eraseAt))
        .orderBy(asc(subscribers.eraseAt))
        .limit(1),
    );
    return next?.at ?? null;
  }

  /** Takes out who is due, and of the others what is too old. Gives how many. */
  async #erasePage(now: Instant): Promise<number> {
    const due = await this.#tables.use((tables) =>
      tables
        .select({ id: subscribers.id })
        .from(subscribers)
        .where(lte(subscribers.eraseAt, now))
        .limit(PAGE),
    );
    // Nothing to write: nobody waits for a lock.
    if (due.length === 0 && !(await this.#tables.use((tables) => hasLeftOver(tables, now)))) return 0;
    await this.#tables.transact(
      async (tables) => {
        const still = await tables
          .select({ id: subscribers.id })
          .from(subscribers)
          .where(
            and(
              inArray(
                subscribers.id,
                due.map(({ id }) => id),
              ),
              lte(subscribers.eraseAt, now),
            ),
          );
        await eraseRows(
          tables,
          still.map(({ id }) => id),
        );
        await eraseLeftOver(tables, now);
      },
      { erases: true, isUntold: true },
    );
    return due.length;
  }

  #addresseeOf(row: SubscriberRow): Addressee {
    const { id, channel, locale, pace, status } = row;
    return { id, channel, locale, pace, status, ...settingsOf(row), ...openRow(this.#keys, row) };
  }
}

function leftOver(tables: Pick<Tables, 'select'>, now: Instant) {
  // What was asked for again can be confirmed by the later link, too.
  const links = tables
    .select({ nonce: subscriberTokens.nonce })
    .from(subscriberTokens)
    .where(
      and(
        eq(subscriberTokens.subscriber, subscriptions.subscriber),
        eq(subscriberTokens.purpose, 'confirm'),
        gt(subscriberTokens.expiresAt, now),
      ),
    );
  return {
    asked: and(
      isNull(subscriptions.confirmedAt),
      lt(subscriptions.createdAt, instantAfter(now, -PENDING_LIFE)),
      notExists(links),
    ),
    links: lt(subscriberTokens.expiresAt, instantAfter(now, -DAY)),
    sent: lt(deliveries.settledAt, instantAfter(now, -RECEIPTS_LIFE)),
    tried: lt(deliveryAttempts.at, instantAfter(now, -RECEIPTS_LIFE)),
  };
}

async function hasLeftOver(tables: Pick<Tables, 'select'>, now: Instant): Promise<boolean> {
  const { asked, links, sent, tried } = leftOver(tables, now);
  const found = [
    ...(await tables.select({ id: subscriptions.id }).from(subscriptions).where(asked).limit(1)),
    ...(await tables.select({ id: subscriberTokens.nonce }).from(subscriberTokens).where(links).limit(1)),
    ...(await tables.select({ id: deliveries.occurrence }).from(deliveries).where(sent).limit(1)),
    ...(await tables.select({ id: deliveryAttempts.message }).from(deliveryAttempts).where(tried).limit(1)),
  ];
  return found.length > 0;
}

async function eraseLeftOver(tables: Tables, now: Instant): Promise<void> {
  const { asked, links, sent, tried } = leftOver(tables, now);
  await tables.delete(subscriptions).where(asked);
  await tables.delete(subscriberTokens).where(links);
  await tables.delete(deliveries).where(sent);
  await tables.delete(deliveryAttempts).where(tried);
}

import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { deliveries, occurrences, subscribers, subscriberTokens, subscriptions } from '../../db/schema.ts';
import type { Asked, LinkPurpose, Receipt, Subscriber, Subscribers } from '../actions/subscribers.ts';
import type { Locale } from '../domain/locale.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import type { Interest, TellingPace } from '../domain/subscription.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import { askFor, PENDING_LIFE } from './ask-subscriber.ts';
import { confirmPending } from './confirm-subscriber.ts';
import { eraseRows, suppress } from './erase-subscriber.ts';
import { dropWishes, holdWish, type WorksAlready } from './hold-wishes.ts';
import type { Tables } from './log.ts';
import { prepareKeys } from './prepare-keys.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import { SubscriberLinks } from './subscriber-links.ts';
import {
  findRow,
  newNonce,
  newSubscriberId,
  readSubscribers,
  type SubscriberRow,
  type SubscriberTables,
} from './subscriber-rows.ts';
import { personalChannel } from './tell-owner.ts';
import { enqueueService } from './telling/enqueue.ts';
import { erasedAfterOnce } from './told-once.ts';

/** A link that confirmed is answered for a while as it was the first time: people click twice (ms). */
const SECOND_CLICK = 3_600_000;
/** How many receipts are shown. */
const MOST_RECEIPTS = 200;
const DAY = 86_400_000;

/** Who is told, in the tables beside the log. */
export class StoredSubscribers implements Subscribers {
  readonly links: SubscriberLinks;
  readonly #tables: SubscriberTables;
  readonly #keys: SubscriberKeys;
  readonly #wallClock: () => Instant;

  constructor(tables: SubscriberTables, keys: SubscriberKeys, wallClock: () => Instant) {
    this.#tables = tables;
    this.#keys = keys;
    this.#wallClock = wallClock;
    this.links = new SubscriberLinks(keys);
  }

  async ask(asked: Asked): Promise<{ readonly manage: string | null }> {
    const keys = await prepareKeys(this.#tables, this.#keys);
    const now = this.#wallClock();
    const id = await this.#tables.transact((tables) => askFor(tables, keys, asked, now));
    return { manage: asked.channel === 'push' ? this.links.manage(id, now) : null };
  }

  async find(token: string, purpose: LinkPurpose): Promise<Subscriber | null> {
    const keys = await prepareKeys(this.#tables, this.#keys);
    return this.#tables.use(async (tables) => {
      const found = await this.#read(tables, token, purpose);
      const [subscriber] = found ? await readSubscribers(tables, keys, [found.row]) : [];
      if (!found?.stored || !subscriber) return subscriber ?? null;
      const later = await askedAfter(tables, subscriber.id, found.stored.createdAt);
      return { ...subscriber, wishes: subscriber.wishes.filter(({ id }) => !later.includes(id)) };
    });
  }

  choicesOf({ id, channel }: Pick<Subscriber, 'id' | 'channel'>): string | null {
    // Whoever confirms a webhook is reached by mail, and need not be who is called.
    return channel === 'webhook' ? null : this.links.manage(id, this.#wallClock());
  }

  async confirm(token: string, works: WorksAlready = () => false): Promise<Subscriber | null> {
    const keys = await prepareKeys(this.#tables, this.#keys);
    const now = this.#wallClock();
    return this.#tables.transact(async (tables) => {
      const found = await this.#read(tables, token, 'confirm');
      if (!found?.stored) return null;
      const { row, stored } = found;
      const soon = instantAfter(now, SECOND_CLICK);
      await tables
        .update(subscriberTokens)
        .set({ expiresAt: soon < stored.expiresAt ? soon : stored.expiresAt })
        .where(eq(subscriberTokens.nonce, stored.nonce));
      await confirmPending(tables, keys, row, { until: stored.createdAt, now, works });
      const confirmed = await findRow(tables, row.id);
      const [subscriber] = confirmed ? await readSubscribers(tables, keys, [confirmed]) : [];
      // All that was waited for works already: there is nothing to be told of, so nothing is kept.
      if (subscriber?.wishes.length === 0) await eraseRows(tables, [row.id]);
      return subscriber ?? null;
    });
  }

  async choose(
    id: string,
    {
      wishes,
      pace,
      locale,
    }: { readonly wishes: readonly Interest[]; readonly pace: TellingPace; readonly locale: Locale },
  ): Promise<void> {
    const keys = await prepareKeys(this.#tables, this.#keys);
    const now = this.#wallClock();
    await this.#tables.transact(async (tables) => {
      const row = await findRow(tables, id);
      if (row === null) return;
      // Who got a test has confirmed nothing yet: the link came by mail to them alone, as the one to confirm does.
      if (row.status === 'pending')
        await confirmPending(tables, keys, row, { until: '', now, works: () => false });
      const chosen = wishes.map((wish) => JSON.stringify(wish));
      const before = await tables.select().from(subscriptions).where(eq(subscriptions.subscriber, id));
      // What stays as it is keeps what was told of it already.
      const kept = before.filter(({ wish, confirmedAt }) => confirmedAt !== null && chosen.includes(wish));
      await dropWishes(
        tables,
        id,
        before.filter((one) => !kept.includes(one)).map((one) => one.id),
      );
      for (const text of new Set(chosen)) {
        if (kept.some(({ wish }) => wish === text)) continue;
        const subscription = newSubscriberId();
        await tables
          .insert(subscriptions)
          .values({ id: subscription, subscriber: id, wish: text, createdAt: now, confirmedAt: now });
        await holdWish(tables, { id: subscription, subscriber: id, wish: JSON.parse(text) }, now);
      }
      await tables
        .update(subscribers)
        .set({ pace, locale, changedAt: now, eraseAt: await erasedAfterOnce(tables, id) })
        .where(eq(subscribers.id, id));
    });
  }

  async end(id: string, { isSure }: { readonly isSure: boolean }): Promise<'ended' | 'asked'> {
    const now = this.#wallClock();
    return this.#tables.transact(
      async (tables) => {
        const row = await findRow(tables, id);
        if (row === null) return 'ended';
        if (!isSure && JSON.parse(row.settings).isGroup) {
          await this.#askToEnd(tables, row, now);
          return 'asked';
        }
        await suppress(tables, row, 'left', now);
        await eraseRows(tables, [id]);
        return 'ended';
      },
      { erases: true },
    );
  }

  async receipts(id: string): Promise<readonly Receipt[]> {
    const rows = await this.#tables.use((tables) =>
      tables
        .select({ delivery: deliveries, body: occurrences.body })
        .from(deliveries)
        .leftJoin(occurrences, eq(occurrences.key, deliveries.occurrence))
        .where(eq(deliveries.subscriber, id))
        .orderBy(desc(deliveries.dueAt), desc(deliveries.occurrence))
        .limit(MOST_RECEIPTS),
    );
    return rows.map(({ delivery: { occurrence, status, settledAt, revision, why }, body }) => ({
      ...{ occurrence, status, settledAt, revision, why },
      ...(body !== null && { about: aboutOf(body) }),
    }));
  }

  /** Asks a group once a day at most whether it wants nothing any more. */
  async #askToEnd(tables: Tables, { id, channel }: SubscriberRow, now: Instant): Promise<void> {
    const asked = await tables
      .select()
      .from(subscriberTokens)
      .where(
        and(
          eq(subscriberTokens.subscriber, id),
          eq(subscriberTokens.purpose, 'end'),
          gt(subscriberTokens.createdAt, instantAfter(now, -DAY)),
        ),
      );
    if (asked.length > 0) return;
    const nonce = newNonce();
    const expiresAt = instantAfter(now, PENDING_LIFE);
    await tables
      .insert(subscriberTokens)
      .values({ nonce, subscriber: id, purpose: 'end', createdAt: now, expiresAt });
    const occurrence = `service/end/${nonce}` as const;
    await enqueueService(tables, [
      { occurrence, subscriber: id, channel: personalChannel(channel), rank: 0, dueAt: now },
    ]);
  }

  /** Whose token it is, and what is stored of it. */
  async #read(tables: Pick<Tables, 'select'>, token: string, purpose: LinkPurpose) {
    const now = this.#wallClock();
    const said = this.links.read(purpose, token, now);
    if (said === null) return null;
    if ('subscriber' in said) {
      const row = await findRow(tables, said.subscriber);
      return row && { row, stored: null };
    }
    const [stored] = await tables
      .select()
      .from(subscriberTokens)
      .where(
        and(
          eq(subscriberTokens.nonce, said.nonce),
          eq(subscriberTokens.purpose, purpose === 'end' ? 'end' : 'confirm'),
          gt(subscriberTokens.expiresAt, now),
        ),
      );
    const row = stored ? await findRow(tables, stored.subscriber) : null;
    return stored && row ? { row, stored } : null;
  }
}

/** What of somebody waits to be confirmed by a link that was sent later. */
async function askedAfter(
  tables: Pick<Tables, 'select'>,
  subscriber: string,
  sentAt: Instant,
): Promise<readonly string[]> {
  const later = await tables
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.subscriber, subscriber),
        isNull(subscriptions.confirmedAt),
        gt(subscriptions.createdAt, sentAt),
      ),
    );
  return later.map(({ id }) => id);
}

/** What an occurrence was about, from how it is kept. */
function aboutOf(body: string): NonNullable<Receipt['about']> {
  const { subjects, at }: Occurrence = JSON.parse(body);
  return { subjects, at };
}

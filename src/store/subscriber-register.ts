import { asc, desc, eq, inArray, ne, or } from 'drizzle-orm';
import {
  deliveries,
  deliveryAttempts,
  subscribers,
  subscriberTokens,
  suppressions,
} from '../../db/schema.ts';
import type { Subscriber } from '../actions/subscribers.ts';
import type { Locale } from '../domain/locale.ts';
import { CHANNELS, type ChannelName } from '../domain/subscription.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import { addressKey } from './address-key.ts';
import { eraseRows, suppress } from './erase-subscriber.ts';
import type { Tables } from './log.ts';
import { prepareKeys } from './prepare-keys.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import {
  newNonce,
  newSubscriberId,
  openRow,
  readSubscribers,
  type SealedPart,
  type SubscriberRow,
  type SubscriberTables,
} from './subscriber-rows.ts';
import { type TakenOver, type TakeOverFate, takeOver, takeOverFate } from './take-over-subscriber.ts';
import { enqueueService } from './telling/enqueue.ts';

/** So many are written in one transaction: readers who subscribe meanwhile do not wait long. */
const PAGE = 50;
/** How long an address is kept that only gets a test (ms). */
const TEST_LIFE = 3_600_000;

/** All that is held of an address. */
interface HeldOf {
  readonly subscribers: readonly (Subscriber & {
    readonly owner: string | null;
    readonly provenance: unknown;
    readonly changedAt: Instant;
    readonly eraseAt: Instant | null;
    readonly links: readonly object[];
    readonly deliveries: readonly object[];
    readonly attempts: readonly object[];
  })[];
  /** That they want nothing any more; `null`: nobody said so. */
  readonly suppressed: { readonly why: string; readonly since: Instant } | null;
}

/** Subscribers as whoever runs the site has to do with them: by their address, or all of them. */
export class SubscriberRegister {
  readonly #tables: SubscriberTables;
  readonly #keys: SubscriberKeys;
  readonly #wallClock: () => Instant;

  constructor(tables: SubscriberTables, keys: SubscriberKeys, wallClock: () => Instant) {
    this.#tables = tables;
    this.#keys = keys;
    this.#wallClock = wallClock;
  }

  /** All of them, oldest first. @throws SubscriberKeyError */
  async list(): Promise<readonly Subscriber[]> {
    await this.prepare();
    return this.#tables.use(async (tables) => {
      const rows = await tables
        .select()
        .from(subscribers)
        .orderBy(asc(subscribers.createdAt), asc(subscribers.id));
      const all: Subscriber[] = [];
      for (let done = 0; done < rows.length; done += PAGE)
        all.push(...(await readSubscribers(tables, this.#keys, rows.slice(done, done + PAGE))));
      return all;
    });
  }

  /** All that is held of an address, of mail or of a hook, and of webhooks whose owner has it. */
  async held(address: string): Promise<HeldOf> {
    await this.prepare();
    return this.#tables.use(async (tables) => {
      const rows = await this.#rowsOf(tables, address);
      const people = await readSubscribers(tables, this.#keys, rows);
      const all = await Promise.all(people.map((one, at) => this.#withRest(tables, one, rows[at])));
      const [found] = await tables
        .select()
        .from(suppressions)
        .where(inArray(suppressions.addressHash, this.#hashesOf(address)));
      return { subscribers: all, suppressed: found ? { why: found.why, since: found.since } : null };
    });
  }

  /**
   * Erases all of it. What keeps the address from being told again stays, unless `forget`.
   *
   * @returns how many were erased, and how many hashes were forgotten
   */
  async erase(
    address: string,
    { forget }: { readonly forget: boolean },
  ): Promise<{ readonly erased: number; readonly forgotten: number }> {
    await this.prepare();
    const now = this.#wallClock();
    return this.#tables.transact(
      async (tables) => {
        const rows = await this.#rowsOf(tables, address);
        await eraseRows(
          tables,
          rows.map(({ id }) => id),
        );
        if (!forget) {
          for (const row of rows) {
            await suppress(tables, row, 'erased', now);
            // A webhook's owner is written to as well, and anybody may name them again.
            if (!this.#isOwnedBy(row, address)) continue;
            const [addressHash] = this.#keys.hashes('email', address);
            await suppress(tables, { addressHash }, 'erased', now);
          }
          return { erased: rows.length, forgotten: 0 };
        }
        const theirs = inArray(suppressions.addressHash, this.#hashesOf(address));
        const left = await tables.select().from(suppressions).where(theirs);
        await tables.delete(suppressions).where(theirs);
        return { erased: rows.length, forgotten: left.length };
      },
      { erases: true },
    );
  }

  /**
   * Seals anew, and hashes anew, what former keys did. Each page by itself: it can be broken off, and called again.
   *
   * @returns how many; and how many have left whom a former key alone knows
   */
  async reseal(): Promise<{ readonly resealed: number; readonly leftWithFormer: number }> {
    await this.prepare();
    let resealed = 0;
    for (;;) {
      const done = await this.#tables.transact((tables) => this.#resealPage(tables), { erases: true });
      resealed += done;
      if (done === 0) break;
    }
    const current = `${this.#keys.currentId}.`;
    const left = await this.#tables.use((tables) => tables.select().from(suppressions));
    const leftWithFormer = left.filter(({ addressHash }) => !addressHash.startsWith(current)).length;
    return { resealed, leftWithFormer };
  }

  /** What would become of each of them; nothing is written. */
  async foresee(all: readonly TakenOver[]): Promise<readonly TakeOverFate[]> {
    await this.prepare();
    return this.#tables.use(async (tables) => {
      const fates: TakeOverFate[] = [];
      for (const { address } of all) fates.push((await takeOverFate(tables, this.#keys, address)).fate);
      return fates;
    });
  }

  /** Takes them over, page by page: broken off and called again it goes on where it was. */
  async takeOver(all: readonly TakenOver[]): Promise<readonly TakeOverFate[]> {
    await this.prepare();
    const now = this.#wallClock();
    const fates: TakeOverFate[] = [];
    for (let done = 0; done < all.length; done += PAGE) {
      const page = await this.#tables.transact(async (tables) => {
        const its: TakeOverFate[] = [];
        for (const one of all.slice(done, done + PAGE))
          its.push(await takeOver(tables, this.#keys, one, now));
        return its;
      });
      fates.push(...page);
    }
    return fates;
  }

  /** Has a test sent to an address that need not be told of anything else; of one that is not, it is erased within the hour. */
  async queueTest(address: string, locale: Locale): Promise<void> {
    await this.prepare();
    const now = this.#wallClock();
    await this.#tables.transact(async (tables) => {
      const [known] = await this.#rowsOf(tables, address, ['email']);
      const id = known?.id ?? newSubscriberId();
      if (!known) await tables.insert(subscribers).values(this.#testRow(id, address, locale, now));
      await enqueueService(tables, [
        { occurrence: `service/test/${newNonce()}`, subscriber: id, channel: 'email', rank: 0, dueAt: now },
      ]);
    });
  }

  /** @throws SubscriberKeyError when the keys are not those of the database */
  async prepare(): Promise<void> {
    await prepareKeys(this.#tables, this.#keys);
  }

  #testRow(id: string, address: string, locale: Locale, now: Instant): SubscriberRow {
    const part: SealedPart = { address, secret: null, owner: null };
    return {
      ...{
        id,
        channel: 'email',
        addressHash: this.#keys.hashes('email', address)[0],
        locale,
        pace: 'at-once',
      },
      ...this.#keys.seal(id, JSON.stringify(part)),
      settings: JSON.stringify({ format: 'latarnia', isGroup: false }),
      provenance: JSON.stringify({ from: 'form' }),
      ...{ status: 'pending', stoppedWhy: null, confirmedAt: null, quietUntil: null },
      ...{ createdAt: now, changedAt: now, eraseAt: instantAfter(now, TEST_LIFE) },
    };
  }

  async #resealPage(tables: Tables): Promise<number> {
    const rows = await tables
      .select()
      .from(subscribers)
      .where(ne(subscribers.keyId, this.#keys.currentId))
      .limit(PAGE);
    for (const row of rows) {
      const part = openRow(this.#keys, row);
      const [addressHash] = this.#keys.hashes(row.channel, part.address);
      const sealed = this.#keys.seal(row.id, JSON.stringify(part));
      await tables
        .update(subscribers)
        .set({ addressHash, ...sealed })
        .where(eq(subscribers.id, row.id));
    }
    return rows.length;
  }

  /** Of webhooks all are looked at: by whom they are owned is encrypted. */
  async #rowsOf(
    tables: Pick<Tables, 'select'>,
    address: string,
    channels: readonly ChannelName[] = CHANNELS,
  ): Promise<SubscriberRow[]> {
    const rows = await tables
      .select()
      .from(subscribers)
      .where(
        or(
          inArray(subscribers.addressHash, this.#hashesOf(address, channels)),
          channels.includes('webhook') ? eq(subscribers.channel, 'webhook') : undefined,
        ),
      )
      .orderBy(asc(subscribers.createdAt));
    const hashes = this.#hashesOf(address, channels);
    return rows.filter((row) => hashes.includes(row.addressHash) || this.#isOwnedBy(row, address));
  }

  /** However an owner wrote it: capitals, and the script of a domain, make no difference. */
  #isOwnedBy(row: SubscriberRow, address: string): boolean {
    const { owner } = openRow(this.#keys, row);
    return owner !== null && addressKey('email', owner) === addressKey('email', address);
  }

  #hashesOf(address: string, channels: readonly ChannelName[] = CHANNELS): string[] {
    return channels.flatMap((channel) => {
      if (channel === 'push' && !isJson(address)) return [];
      return [...this.#keys.hashes(channel, address)];
    });
  }

  async #withRest(tables: Pick<Tables, 'select'>, one: Subscriber, row: SubscriberRow | undefined) {
    const { id } = one;
    const links = await tables
      .select({
        purpose: subscriberTokens.purpose,
        createdAt: subscriberTokens.createdAt,
        expiresAt: subscriberTokens.expiresAt,
      })
      .from(subscriberTokens)
      .where(eq(subscriberTokens.subscriber, id));
    const sent = await tables
      .select()
      .from(deliveries)
      .where(eq(deliveries.subscriber, id))
      .orderBy(desc(deliveries.dueAt));
    const attempts = await tables.select().from(deliveryAttempts).where(eq(deliveryAttempts.subscriber, id));
    return {
      ...one,
      owner: row ? openRow(this.#keys, row).owner : null,
      provenance: JSON.parse(row?.provenance ?? 'null'),
      ...{ changedAt: row?.changedAt ?? one.createdAt, eraseAt: row?.eraseAt ?? null },
      ...{ links, deliveries: sent, attempts },
    };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

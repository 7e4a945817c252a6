import { randomBytes } from 'node:crypto';
import { asc, eq, inArray } from 'drizzle-orm';
import { subscribers, subscriptions, topics } from '../../db/schema.ts';
import type { Asked, Subscriber } from '../actions/subscribers.ts';
import type { Interest } from '../domain/subscription.ts';
import type { WriteOptions } from './dialects/dialect.ts';
import type { Tables } from './log.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import { ID_LENGTH, NONCE_LENGTH } from './subscriber-links.ts';

/** Where the tables are. */
export interface SubscriberTables {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  transact<T>(work: (tables: Tables) => Promise<T>, options?: WriteOptions): Promise<T>;
}

export type SubscriberRow = typeof subscribers.$inferSelect;

/** What is encrypted of a subscriber. */
export interface SealedPart {
  readonly address: string;
  /** What a webhook is signed with. */
  readonly secret: string | null;
  /** Whom a webhook's owner is reached by. */
  readonly owner: string | null;
}

/** What of a subscriber is neither secret nor looked for. */
export interface SubscriberSettings {
  readonly format: Asked['format'];
  readonly isGroup: boolean;
  /** By what the address of a webhook's owner is found, as one that is told is: mail to it is counted. */
  readonly ownerHash?: string;
}

/** Where an address is from: the form, or another site, which had it confirmed. */
export type Provenance =
  | { readonly from: 'form' }
  | {
      readonly from: 'import';
      /** As the file named it. */
      readonly source: string;
      /** As the file said, unread. */
      readonly confirmedAt: string | null;
      /** Wall clock. */
      readonly importedAt: string;
    };

export function newSubscriberId(): string {
  return randomBytes(ID_LENGTH / 2).toString('hex');
}

export function newNonce(): string {
  return randomBytes(NONCE_LENGTH / 2).toString('hex');
}

/** @throws SubscriberKeyError */
export function openRow(
  keys: SubscriberKeys,
  row: Pick<SubscriberRow, 'id' | 'sealed' | 'keyId'>,
): SealedPart {
  return JSON.parse(keys.open(row.id, row));
}

export function settingsOf({ settings }: Pick<SubscriberRow, 'settings'>): SubscriberSettings {
  return JSON.parse(settings);
}

export async function findRow(tables: Pick<Tables, 'select'>, id: string): Promise<SubscriberRow | null> {
  const [row] = await tables.select().from(subscribers).where(eq(subscribers.id, id));
  return row ?? null;
}

/** Rows → subscribers as they see themselves, in the same order. Two statements, however many they are. */
export async function readSubscribers(
  tables: Pick<Tables, 'select'>,
  keys: SubscriberKeys,
  rows: readonly SubscriberRow[],
): Promise<Subscriber[]> {
  const ids = rows.map(({ id }) => id);
  const wishes = await tables
    .select()
    .from(subscriptions)
    .where(inArray(subscriptions.subscriber, ids))
    .orderBy(asc(subscriptions.createdAt), asc(subscriptions.wish));
  const found = await tables.select().from(topics).where(inArray(topics.subscriber, ids));
  return rows.map((row) => {
    const { address, secret } = openRow(keys, row);
    const { format, isGroup } = settingsOf(row);
    const { id, channel, locale, pace, status, stoppedWhy, createdAt, confirmedAt } = row;
    return {
      ...{
        id,
        channel,
        address,
        secret,
        format,
        isGroup,
        locale,
        pace,
        status,
        stoppedWhy,
        createdAt,
        confirmedAt,
      },
      wishes: wishes
        .filter(({ subscriber }) => subscriber === id)
        .map((one) => ({
          id: one.id,
          wish: wishIn(one.wish),
          confirmedAt: one.confirmedAt,
          fired: found.flatMap(({ subscription, topic, firedAt }) =>
            subscription === one.id && firedAt !== null ? [{ topic, at: firedAt }] : [],
          ),
        })),
    };
  });
}

export function wishIn(json: string): Interest {
  return JSON.parse(json);
}

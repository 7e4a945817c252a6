import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { deliveries, topics } from '../../../db/schema.ts';
import type { Occurrence } from '../../domain/occurrence.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';
import { findOccurrences } from './occurrences.ts';

/** What somebody asked for; of what is told once, what it was told by. */
export interface HeldTopic {
  readonly topic: string;
  readonly firedBy: string | null;
}

/** What somebody was told once, and when (wall clock). */
export interface ToldOnce {
  readonly subscriber: string;
  readonly at: Instant;
  readonly occurrence: Occurrence;
}

/** What some of them asked for, by subscriber. */
export async function findTopics(
  tables: Pick<Tables, 'select'>,
  subscribers: readonly string[],
): Promise<ReadonlyMap<string, readonly HeldTopic[]>> {
  if (subscribers.length === 0) return new Map();
  const { topic, firedBy, subscriber } = topics;
  const rows = await tables
    .select({ subscriber, topic, firedBy })
    .from(topics)
    .where(inArray(subscriber, [...subscribers]))
    .orderBy(asc(subscriber), asc(topic));
  return Map.groupBy(rows, (row) => row.subscriber);
}

/** What some of them were told once, the last first. */
export async function findToldOnce(
  tables: Pick<Tables, 'select'>,
  ids: readonly string[],
): Promise<readonly ToldOnce[]> {
  if (ids.length === 0) return [];
  const { subscriber, occurrence, settledAt, kind, status } = deliveries;
  const rows = await tables
    .select({ subscriber, key: occurrence, at: settledAt })
    .from(deliveries)
    .where(and(inArray(subscriber, [...ids]), eq(kind, 'once'), eq(status, 'sent')))
    .orderBy(desc(settledAt));
  const found = await findOccurrences(tables, [...new Set(rows.map(({ key }) => key))]);
  const byKey = new Map(found.map((one) => [one.occurrence.key, one.occurrence]));
  return rows.flatMap(({ subscriber: id, key, at }) => {
    const told = byKey.get(key);
    return told && at !== null ? [{ subscriber: id, at, occurrence: told }] : [];
  });
}

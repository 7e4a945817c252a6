import { and, eq, inArray } from 'drizzle-orm';
import { subscriptions, topics } from '../../db/schema.ts';
import { type Interest, type Topic, topicsOfWish } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { Tables } from './log.ts';

/** One cell of the matrix, by its ids. */
export type WorksAlready = (panel: string, feature: string) => boolean;

/** Without the cells that work already: of those nobody is told once that they do. `null`: nothing is left. */
export function withoutWorking(wish: Interest, works: WorksAlready): Interest | null {
  if (wish.of !== 'once') return wish;
  const cells = wish.cells.filter(({ panel, feature }) => !works(panel, feature));
  return cells.length === 0 ? null : { of: 'once', cells };
}

/** So many rows are written at once. */
const PAGE = 100;

/** Has a subscription be found by its topics from now on. */
export async function holdWish(
  tables: Tables,
  { id, subscriber, wish }: { readonly id: string; readonly subscriber: string; readonly wish: Interest },
  now: Instant,
): Promise<void> {
  await tables
    .update(subscriptions)
    .set({ wish: JSON.stringify(wish), confirmedAt: now })
    .where(eq(subscriptions.id, id));
  const rows = [...new Set<Topic>(topicsOfWish(wish))].map((topic) => ({
    ...{ topic, subscriber, subscription: id },
    ...{ firedAt: null, firedBy: null },
  }));
  for (let done = 0; done < rows.length; done += PAGE) {
    await tables.insert(topics).values(rows.slice(done, done + PAGE));
  }
}

/** Takes subscriptions away with their topics. */
export async function dropWishes(tables: Tables, subscriber: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tables
    .delete(topics)
    .where(and(eq(topics.subscriber, subscriber), inArray(topics.subscription, [...ids])));
  await tables.delete(subscriptions).where(inArray(subscriptions.id, [...ids]));
}

import { eq } from 'drizzle-orm';
import { topics } from '../../db/schema.ts';
import { type Instant, instantAfter } from '../domain/time.ts';
import type { Tables } from './log.ts';

/** How long an address is kept once all is told that was waited for (ms). */
export const TOLD_LIFE = 7 * 24 * 60 * 60 * 1000;

/**
 * When somebody is erased by what they want: whoever waited for something once, and nothing else, some days after the last of it
 * was told. `null`: something is still to come.
 */
export async function erasedAfterOnce(
  tables: Pick<Tables, 'select'>,
  subscriber: string,
): Promise<Instant | null> {
  const held = await tables
    .select({ firedAt: topics.firedAt })
    .from(topics)
    .where(eq(topics.subscriber, subscriber));
  const fired = held.flatMap(({ firedAt }) => firedAt ?? []);
  const last = fired.sort().at(-1);
  return last === undefined || fired.length < held.length ? null : instantAfter(last, TOLD_LIFE);
}

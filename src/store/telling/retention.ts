import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import { deliveries, deliveryAttempts, occurrences } from '../../../db/schema.ts';
import { instantAfter } from '../../domain/telling-times.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';

const DAY = 24 * 60 * 60 * 1000;
/** What was sent, and to whom: so long it can be seen (ms). */
const DELIVERIES_KEPT = 90 * DAY;
const ATTEMPTS_KEPT = 30 * DAY;
/** How many are deleted in one transaction. */
const PART = 500;

/** Deletes some of what was settled long ago. To be called in a transaction. @returns whether there may be more */
export async function eraseOld(tables: Tables, now: Instant): Promise<boolean> {
  const settled = instantAfter(now, -DELIVERIES_KEPT);
  const { occurrence, subscriber, channel, settledAt } = deliveries;
  const rows = await tables
    .select({ occurrence, subscriber, channel })
    .from(deliveries)
    .where(lt(settledAt, settled))
    .orderBy(asc(settledAt))
    .limit(PART);
  for (const row of rows) {
    await tables
      .delete(deliveries)
      .where(and(eq(occurrence, row.occurrence), eq(subscriber, row.subscriber), eq(channel, row.channel)));
  }
  const { number, at } = deliveryAttempts;
  const attempts = await tables
    .select({ number })
    .from(deliveryAttempts)
    .where(lt(at, instantAfter(now, -ATTEMPTS_KEPT)))
    .limit(PART);
  if (attempts.length > 0) {
    await tables.delete(deliveryAttempts).where(
      inArray(
        number,
        attempts.map((one) => one.number),
      ),
    );
  }
  await tables
    .delete(occurrences)
    .where(and(inArray(occurrences.status, ['out', 'withdrawn']), lt(occurrences.seenAt, settled)));
  return rows.length === PART || attempts.length === PART;
}

import { and, inArray, lt } from 'drizzle-orm';
import { occurrences } from '../../../db/schema.ts';
import { type Instant, instantAfter } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';

/** As long as what was sent of them can be seen (ms). */
const KEPT = 90 * 24 * 60 * 60 * 1000;

/** Deletes occurrences that went out, or never did, long ago. What was sent of them goes with `eraseDue`. */
export async function eraseOldOccurrences(tables: Tables, now: Instant): Promise<void> {
  await tables
    .delete(occurrences)
    .where(
      and(
        inArray(occurrences.status, ['out', 'withdrawn']),
        lt(occurrences.seenAt, instantAfter(now, -KEPT)),
      ),
    );
}

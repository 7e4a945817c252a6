import { and, eq } from 'drizzle-orm';
import { cluster } from '../../db/schema.ts';
import type { Instant } from '../domain/time.ts';
import { conflictOn } from './dialects/conflict-target.ts';
import type { Tables } from './log.ts';

/** The row of what holds for all machines together. */
const HOSTS = 'hosts';

/** Writes that changes are taken although no second machine gets them. */
export async function beginAlone(tables: Tables, by: string, since: Instant): Promise<void> {
  const said = { aloneSince: since, aloneBy: by };
  await tables
    .insert(cluster)
    .values({ name: HOSTS, epoch: 0, ...said })
    .onConflictDoUpdate({ target: conflictOn(cluster.name), set: said });
}

/**
 * Writes that it is over as it was said at `since`. What was said after that, of another host that was promoted meanwhile, stays.
 *
 * @returns whether it was not over already
 */
export async function finishAlone(tables: Tables, since: Instant): Promise<boolean> {
  const ended = await tables
    .update(cluster)
    .set({ aloneSince: null, aloneBy: null })
    .where(and(eq(cluster.name, HOSTS), eq(cluster.aloneSince, since)))
    .returning({ name: cluster.name });
  return ended.length > 0;
}

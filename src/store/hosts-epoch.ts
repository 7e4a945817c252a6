import { eq } from 'drizzle-orm';
import { cluster } from '../../db/schema.ts';
import type { Tables } from './log.ts';

/** The name of the one row of `cluster`. */
const HOSTS = 'hosts';

/**
 * Has a database that was filled anew count as the newest: one of a lower epoch than a node ever saw is written to by nobody.
 *
 * @param seen the highest that was seen
 */
export async function raiseEpochAbove(tables: Tables, seen: number): Promise<void> {
  const [row] = await tables.select({ epoch: cluster.epoch }).from(cluster).where(eq(cluster.name, HOSTS));
  if ((row?.epoch ?? 0) >= seen) return;
  const epoch = seen + 1;
  if (row) await tables.update(cluster).set({ epoch }).where(eq(cluster.name, HOSTS));
  else await tables.insert(cluster).values({ name: HOSTS, epoch });
}

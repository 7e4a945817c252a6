import { count, min, sql } from 'drizzle-orm';
import { subscribers, suppressions } from '../../db/schema.ts';
import type { Tables } from './log.ts';
import type { SubscriberKeys } from './subscriber-key.ts';
import { findRow, openRow, type SubscriberTables } from './subscriber-rows.ts';

const prepared = new WeakSet<SubscriberKeys>();

/**
 * Sees to it, once, that the keys are those of the database, and makes the first one where nobody is told yet.
 * @throws SubscriberKeyError when one is lost, or another by the same name
 */
export async function prepareKeys(access: SubscriberTables, keys: SubscriberKeys): Promise<SubscriberKeys> {
  if (prepared.has(keys)) return keys;
  await access.use(async (tables) => {
    const used = await tables
      .select({ keyId: subscribers.keyId, id: min(subscribers.id) })
      .from(subscribers)
      .groupBy(subscribers.keyId);
    keys.prepare([...used.map(({ keyId }) => keyId), ...(await foreignSuppressions(tables, keys))]);
    for (const { id } of used) {
      const row = await findRow(tables, id ?? '');
      if (row) openRow(keys, row);
    }
  });
  prepared.add(keys);
  return keys;
}

/** Of those who have left there is nothing but a hash: without its key they would be written to again. */
async function foreignSuppressions(
  tables: Pick<Tables, 'select'>,
  { ids }: SubscriberKeys,
): Promise<string[]> {
  const [{ all = 0 } = {}] = await tables.select({ all: count() }).from(suppressions);
  let known = 0;
  for (const id of ids) {
    const [{ its = 0 } = {}] = await tables
      .select({ its: count() })
      .from(suppressions)
      .where(sql`substr(${suppressions.addressHash}, 1, ${id.length + 1}) = ${`${id}.`}`);
    known += its;
  }
  if (known === all) return [];
  const rows = await tables.select().from(suppressions);
  return rows
    .map(({ addressHash }) => addressHash.slice(0, addressHash.indexOf('.')))
    .filter((id) => !ids.includes(id));
}

import { notifyCursor, subscribers } from '../../../db/schema.ts';
import type { Tables } from '../dialects/dialect.ts';

/** Whether anybody may be told, or nothing was ever looked at: where telling begins is written down before there is anybody. */
export async function isAnybodyToTell(tables: Pick<Tables, 'select'>): Promise<boolean> {
  const somebody = await tables.select({ id: subscribers.id }).from(subscribers).limit(1);
  if (somebody.length > 0) return true;
  return (await tables.select({ name: notifyCursor.name }).from(notifyCursor).limit(1)).length === 0;
}

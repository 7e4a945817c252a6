import { eq } from 'drizzle-orm';
import { notifyRates } from '../../../db/schema.ts';
import type { ChannelName } from '../../domain/subscription.ts';
import { type Instant, msFromInstant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';

/** A message, in the thousandths that are kept. */
const ONE = 1000;

/** How many messages may go now, and when there may be another (ms). */
interface Allowance {
  readonly count: number;
  readonly wait: number;
}

/**
 * Takes from what all workers together may send: as much as comes in a second, and never more at once.
 * To be called in a transaction.
 *
 * @param rate messages a second
 * @param most how many are wanted
 * @param now by the clock of the database, which all workers share
 */
export async function takeAllowance(
  tables: Tables,
  channel: ChannelName,
  rate: number,
  most: number,
  now: Instant,
): Promise<Allowance> {
  const [row] = await tables.select().from(notifyRates).where(eq(notifyRates.channel, channel));
  const full = Math.max(ONE, Math.floor(rate * ONE));
  const passed = row ? Math.max(0, msFromInstant(now) - msFromInstant(row.at)) : 0;
  const there = row ? Math.min(full, row.allowance + Math.floor(passed * rate)) : ONE;
  const count = Math.min(most, Math.floor(there / ONE));
  const left = there - count * ONE;
  if (row) {
    await tables
      .update(notifyRates)
      .set({ allowance: left, at: now })
      .where(eq(notifyRates.channel, channel));
  } else {
    await tables.insert(notifyRates).values({ channel, allowance: left, at: now });
  }
  return { count, wait: Math.max(0, Math.ceil((ONE - left) / rate)) };
}

/** Gives back what was taken for messages that were not sent. */
export async function returnAllowance(tables: Tables, channel: ChannelName, count: number): Promise<void> {
  const [row] = await tables.select().from(notifyRates).where(eq(notifyRates.channel, channel));
  if (!row || count === 0) return;
  await tables
    .update(notifyRates)
    .set({ allowance: row.allowance + count * ONE })
    .where(eq(notifyRates.channel, channel));
}

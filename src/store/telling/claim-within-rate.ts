import { randomUUID } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import type { ChannelName } from '../../domain/subscription.ts';
import { type Instant, instantAfter } from '../../domain/time.ts';
import { askClock } from '../database-clock.ts';
import type { Tables } from '../dialects/dialect.ts';
import { type Claimed, type ClaimOptions, claimMessages, hasDue } from './claim.ts';
import { sendingNow } from './pauses.ts';
import { returnAllowance, takeAllowance } from './rates.ts';

/** What is asked for when messages are claimed. */
export interface ClaimRequest {
  readonly channel: ChannelName;
  readonly most: number;
  /** How long nobody else takes them (ms). */
  readonly lease: number;
  /** Messages a second, of all workers together; `null`: as many as there are. */
  readonly rate: number | null;
}

/** What was claimed, and when there may be more: so many ms from now where the rate lets no more go; `null`: all that is due is claimed, or more is there at once. */
export interface ClaimResult {
  readonly claimed: readonly Claimed[];
  readonly wait: number | null;
}

/** Whether anything could be claimed now. */
export async function isAnyDue(
  tables: Pick<Tables, 'select'>,
  request: ClaimRequest,
  now: Instant,
): Promise<boolean> {
  return hasDue(tables, await optionsOf(tables, request, now));
}

/**
 * See `claimMessages`. Of all workers together no more are claimed than the rate lets go. To be called in a transaction.
 *
 * @param databaseClock by which the rate is measured
 */
export async function claimWithinRate(
  tables: Tables,
  request: ClaimRequest,
  now: Instant,
  databaseClock: SQL<string>,
): Promise<ClaimResult> {
  const { channel, most, rate } = request;
  const options = await optionsOf(tables, request, now);
  if (rate === null) return { claimed: await claimMessages(tables, options, most), wait: null };
  const { count, wait } = await takeAllowance(
    tables,
    channel,
    rate,
    most,
    await askClock(tables, databaseClock),
  );
  const claimed = count === 0 ? [] : await claimMessages(tables, options, count);
  await returnAllowance(tables, channel, count - claimed.length);
  return { claimed, wait: count === most ? null : wait };
}

async function optionsOf(
  tables: Pick<Tables, 'select'>,
  { channel, lease }: ClaimRequest,
  now: Instant,
): Promise<ClaimOptions> {
  const sending = await sendingNow(tables);
  return { channel, now, until: instantAfter(now, lease), sending, newId: randomUUID };
}

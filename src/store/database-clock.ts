import { type SQL, sql } from 'drizzle-orm';
import { type Instant, msFromInstant } from '../domain/time.ts';
import { isPostgres } from './database.ts';
import { POSTGRES_CLOCK, SQLITE_CLOCK } from './dialects/clock.ts';
import type { Tables } from './dialects/dialect.ts';

/** The clock of the database at an address, for its statements. */
export function clockOf(url: string): SQL<string> {
  return isPostgres(url) ? POSTGRES_CLOCK : SQLITE_CLOCK;
}

/** What the clock of the database shows. */
export async function askClock(tables: Pick<Tables, 'select'>, clock: SQL<string>): Promise<Instant> {
  const [row] = await tables.select({ now: clock }).from(sql`(SELECT 1) AS one`);
  return row?.now ?? '';
}

/**
 * By how much this node's clock is ahead of the database's (ms), never more than is certain: an answer that was long on its
 * way could have been given at any instant of it.
 */
export async function measureAhead(
  tables: Pick<Tables, 'select'>,
  clock: SQL<string>,
  wallClock: () => Instant,
): Promise<number> {
  const before = msFromInstant(wallClock());
  const theirs = msFromInstant(await askClock(tables, clock));
  const after = msFromInstant(wallClock());
  if (theirs >= before && theirs <= after) return 0;
  return theirs < before ? before - theirs : after - theirs;
}

/** A node whose clock differs by more than this (ms) may write nothing: one event from the future would freeze everybody’s site clock. */
export const CLOCK_TOLERANCE = 60_000;

/** @example describeAhead(-600_000) // '600 s behind' */
export function describeAhead(ahead: number): string {
  return `${Math.round(Math.abs(ahead) / 1000)} s ${ahead < 0 ? 'behind' : 'ahead of'}`;
}

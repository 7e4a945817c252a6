import { type Column, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/time.ts';
import type { StoredOccurrence } from './occurrences.ts';

/** Subscribers by their ids: after one, up to another. */
interface SubscriberRange {
  readonly after: string;
  /** `null`: to the end. */
  readonly upTo: string | null;
}

/** What one part of a fan-out is done with. */
export interface FanOutPart {
  readonly one: StoredOccurrence;
  readonly range: SubscriberRange;
  /** Wall clock. */
  readonly now: Instant;
  readonly digestAt: Instant;
}

/** Of a column of subscribers, those in a range. */
export function isWithin(column: Column, { after, upTo }: SubscriberRange): SQL {
  const isAfter = sql`${column} > ${after}`;
  return upTo === null ? isAfter : sql`${isAfter} and ${column} <= ${upTo}`;
}

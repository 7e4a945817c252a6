import { type Instant, instantAfter, nextHour } from './time.ts';

/** Whoever wants it once a day is told then (hour in Warsaw). */
const DIGEST_HOUR = 8;
/** After the last change, and after the first of several, so much passes before anybody is told (ms). */
const QUIET = 5000;
const QUIET_AT_MOST = 30_000;

/** When a digest goes out next, by the wall clock: also over a change to or from summer time. */
export function nextDigest(now: Instant): Instant {
  return nextHour(now, DIGEST_HOUR);
}

/**
 * When people are told of what was just seen.
 *
 * @param firstSeen of what waits already; `null`: nothing does
 */
export function windowEnd(now: Instant, firstSeen: Instant | null): Instant {
  const last = instantAfter(now, QUIET);
  const limit = firstSeen === null ? last : instantAfter(firstSeen, QUIET_AT_MOST);
  return last < limit ? last : limit < now ? now : limit;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** After each attempt that did not get through, how long until the next (ms): nearly three days in all. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, 12 * HOUR, DAY, DAY];
/** So many others failed at the same moment: they do not come back at the same one. */
const JITTER = 0.2;

/**
 * How long to wait for the next attempt (ms); `null`: there is none.
 *
 * @param attempts how many there were
 * @param asked how long the other side asks to wait at least (ms); `null`: it does not say
 * @param random 0 to 1
 */
export function nextAttempt(attempts: number, asked: number | null, random: number): number | null {
  const wait = WAITS[attempts - 1];
  if (wait === undefined) return null;
  const spread = wait * (1 + JITTER * (2 * random - 1));
  return Math.round(Math.max(spread, Math.min(asked ?? 0, DAY)));
}

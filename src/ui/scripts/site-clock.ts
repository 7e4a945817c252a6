import { type Day, FIRST_DAY } from '../../domain/day.ts';
import { siteDay } from '../../domain/site-day.ts';

/** Site clock minus wall clock (ms), as the page says it. */
function clockOffset(): number {
  return Number(document.documentElement.dataset.clockOffset ?? 0);
}

/** What the site clock shows now (epoch ms). */
export function siteTimeNow(): number {
  return Date.now() + clockOffset();
}

/** The day it is in Warsaw on the site clock. */
export function siteToday(): Day {
  return siteDay({ offset: clockOffset(), notBefore: FIRST_DAY }, Date.now());
}

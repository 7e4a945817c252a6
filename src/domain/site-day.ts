import { type Day, parseDay } from './day.ts';

/** The zone in which the company counts days (IANA). */
export const ZONE = 'Europe/Warsaw';

/** What tells the site clock's day to who knows nothing of the log: that of the wall clock moved by `offset`. */
export interface SiteDayRule {
  /** Ms. */
  readonly offset: number;
  /** The site clock never goes back, whatever the machine's does. */
  readonly notBefore: Day;
}

/** Swedes write their days as ISO 8601 does. Made when somebody asks: it took a fifth of the front's start. */
let format: Intl.DateTimeFormat | null = null;

/**
 * The day in Warsaw on the site's clock, for the front and for browsers, which have no `Temporal`. It needs nobody who keeps it: it is the wall clock moved, and never goes back.
 *
 * @param wall ms since the epoch
 */
export function siteDay({ offset, notBefore }: SiteDayRule, wall: number): Day {
  format ??= new Intl.DateTimeFormat('sv', { timeZone: ZONE, dateStyle: 'short' });
  const day = parseDay(format.format(wall + offset));
  return day !== null && day > notBefore ? day : notBefore;
}

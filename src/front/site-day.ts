import { type Day, parseDay } from '../domain/day.ts';

/** Swedes write their days as ISO 8601 does. */
const FORMAT = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw', dateStyle: 'short' });

/**
 * The day in Warsaw on the site's clock, which needs nobody who keeps it: it is the wall clock moved, and never goes back.
 *
 * @param wall ms since the epoch
 */
export function siteDay(
  { offset, notBefore }: { readonly offset: number; readonly notBefore: Day },
  wall: number,
): Day {
  const day = parseDay(FORMAT.format(wall + offset));
  return day !== null && day > notBefore ? day : notBefore;
}

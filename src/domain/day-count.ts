import type { Day } from './day.ts';
import { msFromInstant, startOfDay } from './time.ts';

const MS_PER_DAY = 86_400_000;

/**
 * How many days later `to` is than `from`; negative when it is earlier.
 *
 * @example daysBetween('2021-03-27', '2021-03-29') // 2, though one of them has 23 hours
 */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((msFromInstant(startOfDay(to)) - msFromInstant(startOfDay(from))) / MS_PER_DAY);
}

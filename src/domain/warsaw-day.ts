import { addDays, type Day, daysInMonth, makeDay } from './day.ts';
import { weekdayOf } from './lookup-calendar.ts';

/** The last Sunday of a month. */
function lastSunday(year: number, month: number): Day | null {
  const last = makeDay(year, month, daysInMonth(year, month));
  return last && addDays(last, -((weekdayOf(last) + 1) % 7));
}

/**
 * The day in Warsaw at an instant, by the rule of the European Union since 1996: summer time from 01:00 UTC of the last
 * Sunday of March to that of October.
 *
 * @param minutes after midnight UTC of the day; negative: before it
 */
export function warsawDay(day: Day, minutes: number): Day {
  const days = Math.floor(minutes / 1440);
  const greenwich = addDays(day, days);
  const clock = minutes - days * 1440;
  const year = Number(greenwich.slice(0, 4));
  const [spring, autumn] = [lastSunday(year, 3), lastSunday(year, 10)];
  const at = (one: Day | null) => greenwich > (one ?? '') || (greenwich === one && clock >= 60);
  return addDays(greenwich, clock + (at(spring) && !at(autumn) ? 120 : 60) >= 1440 ? 1 : 0);
}

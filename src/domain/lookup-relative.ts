import { addDays, type Day, daysInMonth, makeDay } from './day.ts';
import { type DayRange, daysOf, holidayOf, type NamedDays, seasonOf, weekdayOf } from './lookup-calendar.ts';

/** A length of time as it is said: between `least` and `most` of its unit, and the days by which who says it is off. */
export interface Duration {
  readonly least: number;
  readonly most: number;
  readonly unit: 'day' | 'week' | 'month';
  readonly slack: number;
}

/** Days as many months later, in the middle of a month those of half a one. */
function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const whole = Math.trunc(count);
  const months = year * 12 + month - 1 + whole;
  const [newYear, newMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const moved =
    makeDay(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth))) ?? addDays(day, count * 30);
  return addDays(moved, Math.round((count - whole) * 30));
}

function move(day: Day, { unit }: Duration, count: number): Day {
  if (unit === 'month') return addMonths(day, count);
  return addDays(day, Math.round(count * (unit === 'week' ? 7 : 1)));
}

/** The days that lie so long before a day (`sign` -1) or after it. */
export function daysAway(day: Day, duration: Duration, sign: 1 | -1): DayRange {
  const ends = [duration.least, duration.most].map((count) => move(day, duration, sign * count)).sort();
  const [first = day, last = day] = ends;
  return { from: addDays(first, -duration.slack), to: addDays(last, duration.slack) };
}

/** Two years and three months, in one. */
export function addDurations(one: Duration, other: Duration): Duration {
  if (one.unit !== other.unit) return one;
  return { ...one, least: one.least + other.least, most: one.most + other.most, slack: other.slack };
}

/** A duration of a unit (`year` has twelve months); `few` for one that is not counted. */
export function makeDuration(
  count: number | 'few' | 'dozen',
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
): Duration {
  const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[unit];
  const [least, most] = count === 'few' ? [2, 10] : count === 'dozen' ? [11, 20] : [count, count];
  if (unit === 'day') return { least, most, unit, slack: least < 3 ? 0 : Math.max(1, Math.round(most / 7)) };
  if (unit === 'week') return { least, most, unit, slack: least < 2 ? 3 : 4 };
  // Who says two years has counted years, who says a year or half of one, seasons.
  const slack =
    unit === 'year'
      ? least < 1
        ? 45
        : least < 2
          ? 91
          : 183
      : unit === 'quarter'
        ? 45
        : least < 10
          ? 15
          : 30;
  return { least: least * months, most: most * months, unit: 'month', slack };
}

/** The calendar's unit around a day, or the one `back` before it. */
export function unitAround(
  today: Day,
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year',
  back: number,
): DayRange[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (unit === 'year') return daysOf(year - back);
  if (unit === 'day') return [{ from: addDays(today, -back), to: addDays(today, -back) }];
  if (unit === 'week') {
    const monday = addDays(today, -weekdayOf(today) - 7 * back);
    return [{ from: monday, to: addDays(monday, 6) }];
  }
  const size = unit === 'month' ? 1 : 3;
  const first = Math.floor((year * 12 + month - 1) / size - back) * size;
  const monthAt = (index: number) => daysOf(Math.floor(index / 12), (index % 12) + 1)[0];
  const [from, to] = [monthAt(first)?.from, monthAt(first + size - 1)?.to];
  return from && to ? [{ from, to }] : [];
}

/** What comes once a year: a month, a season or a holiday. */
interface Yearly {
  readonly month?: number | undefined;
  readonly season?: number | undefined;
  readonly holiday?: number | undefined;
}

/** Its days of a year; of a winter, those that begin in it. */
function daysOfYearly({ month, season, holiday }: Yearly, year: number): DayRange[] {
  if (season) return seasonOf(season, year);
  return holiday ? holidayOf(holiday, year) : daysOf(year, month);
}

/** This one, which may be going on; else that of this year. */
export function thisOf(yearly: Yearly, today: Day): NamedDays {
  const current = begunBefore(yearly, today, 1).filter(({ to }) => to >= today);
  const ranges = current.length > 0 ? current : daysOfYearly(yearly, Number(today.slice(0, 4)));
  return { ranges, blur: 0 };
}

/**
 * The last one, or the `count`th before today. The last is the latest that has begun a while ago; when it may still be
 * going on, or lies in this very year, the one before it as well: in March "last winter" and "last January" are two.
 */
export function latestOf(yearly: Yearly, today: Day, count = 1): NamedDays {
  const begun = begunBefore(yearly, today, count + 1);
  const ended = begun.filter(({ from }) => addDays(from, yearly.season ? 88 : 1) < today);
  const [latest] = ended;
  const isTwofold = latest && (latest.to >= today || latest.to >= `${today.slice(0, 4)}-01-01`);
  return { ranges: ended.slice(count - 1, isTwofold ? count + 1 : count), blur: 0 };
}

/** Those that have begun, of so many years and this one, the latest first. */
function begunBefore(yearly: Yearly, today: Day, years: number): DayRange[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: years + 1 }, (_, back) => daysOfYearly(yearly, year - years + back))
    .flat()
    .filter(({ from }) => from <= today)
    .reverse();
}

import { addDays, type Day, dayAfter, dayBefore, daysInMonth, makeDay } from './day.ts';

/** Days from one to another, both inclusive. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** What words mean: its days, and by how many (`blur`) its ends may be off inwards, for who says before it or after it. */
export interface NamedDays {
  readonly ranges: readonly DayRange[];
  readonly blur: number;
}

/**
 * A part of a period: the `nth` of `of` equal ones, or of its weeks (7; -1 the last); of days and months the first `nth`
 * of them, or the last where that is below 0. `isVague`: its ends are nobody's
 * exactly, as those of “the middle”, or of a week.
 */
export interface Cut {
  readonly of: 2 | 3 | 4 | 7 | 'day' | 'month';
  readonly nth: number;
  /** Of days and months: how many of them come before. */
  readonly skip?: number;
  readonly isVague: boolean;
}

function range(from: Day | null, to: Day | null): DayRange[] {
  return from && to ? [{ from, to }] : [];
}

/** The days of a year, of one of its months, or one day alone; none when there is no such month or day. */
export function daysOf(year: number, month?: number, date?: number): DayRange[] {
  const last = month ?? 12;
  return range(makeDay(year, month ?? 1, date ?? 1), makeDay(year, last, date ?? daysInMonth(year, last)));
}

/**
 * A season (1 spring to 4 winter) that begins in a year, from the meteorologists' first day to the latest on which
 * astronomers end it.
 */
export function seasonOf(season: number, year: number): DayRange[] {
  const endYear = season === 4 ? year + 1 : year;
  const lastDay = makeDay(endYear, (season % 4) * 3 + 3, [21, 22, 23, 22][season % 4] ?? 0);
  return range(makeDay(year, season * 3, 1), lastDay);
}

/** Monday 0 to Sunday 6 (Sakamoto). */
export function weekdayOf(day: Day): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const from = month < 3 ? year - 1 : year;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return (from + leaps + shift + date + 6) % 7;
}

/** Easter Sunday (Gauss and Lichtenberg). */
function easterOf(year: number): Day | null {
  const century = Math.floor(year / 100);
  const moon = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sun = 2 - Math.floor((3 * century + 3) / 4);
  const golden = year % 19;
  const seed = (19 * golden + moon) % 30;
  const full =
    21 +
    seed -
    (Math.floor(seed / 29) + (Math.floor(seed / 28) - Math.floor(seed / 29)) * Math.floor(golden / 11));
  const sunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
  const date = full + (7 - ((full - sunday) % 7));
  return date > 31 ? makeDay(year, 4, date - 31) : makeDay(year, 3, date);
}

function around(day: Day | null, before: number, after: number): DayRange[] {
  return day ? [{ from: addDays(day, -before), to: addDays(day, after) }] : [];
}

const thanksgivingOf = (year: number): Day | null => {
  const first = makeDay(year, 11, 1);
  return first && addDays(first, ((10 - weekdayOf(first)) % 7) + 21);
};

const fixed =
  (month: number, date: number, days = 1) =>
  (year: number) =>
    around(makeDay(year, month, date), 0, days - 1);

const christmas = fixed(12, 24, 3);
const easter = (year: number) => around(easterOf(year), 2, 1);
const schoolHolidays = (year: number) => range(makeDay(year, 6, 20), makeDay(year, 8, 31));

/**
 * What years know by a name, in the order of the words for it (`K` in `lookup-words.ts`). Where people mean two things
 * by one name it is both.
 */
const HOLIDAYS: readonly ((year: number) => DayRange[])[] = [
  fixed(12, 24),
  christmas,
  fixed(12, 31),
  fixed(1, 1),
  easter,
  fixed(4, 28, 8),
  schoolHolidays,
  (year) => range(makeDay(year, 1, 1), makeDay(year, 3, 1)),
  (year) => around(thanksgivingOf(year), 3, 4),
  (year) => around(thanksgivingOf(year), -4, 4),
  fixed(2, 14),
  fixed(12, 6),
  fixed(10, 31),
  (year) => [...easter(year), ...christmas(year)],
  (year) => [
    ...range(makeDay(year, 6, 1), makeDay(year, 9, 10)),
    ...range(makeDay(year, 12, 15), makeDay(year, 12, 31)),
  ],
  (year) => [year - 1, year].flatMap((start) => range(makeDay(start, 9, 1), makeDay(start + 1, 6, 30))),
  (year) => around(thanksgivingOf(year), 0, 0),
  (year) => [year - 1, year].flatMap((start) => range(makeDay(start, 12, 15), makeDay(start + 1, 3, 1))),
];

/** A holiday (from 1) of a year. */
export function holidayOf(holiday: number, year: number): DayRange[] {
  return HOLIDAYS[holiday - 1]?.(year) ?? [];
}

/** How far its ends may be off inwards (days): the winter holidays of schools are not everywhere the same. */
export function holidayBlur(holiday: number): number {
  return [8, 15, 18].includes(holiday) ? 45 : 0;
}

/** A part of some days; none when there is no such part. */
export function cutRange({ from, to }: DayRange, { of, nth, isVague, skip = 0 }: Cut): DayRange[] {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number);
  if (of === 'day' || of === 'month') return endOf({ from, to }, of, nth, skip);
  if (of === 7) return weekOf({ from, to }, nth, isVague);
  if (nth < 1 || nth > of) return [];
  const months = 12 / of;
  if (from.endsWith('-01-01') && to === makeDay(year, 12, 31)) {
    const last = nth * months;
    return range(makeDay(year, last - months + 1, 1), makeDay(year, last, daysInMonth(year, last)));
  }
  const isMonth = date === 1 && to === makeDay(year, month, daysInMonth(year, month));
  const length = isMonth ? 30 : daysBetween(from, to) + 1;
  const start = Math.floor((length * (nth - 1)) / of);
  return [
    { from: addDays(from, start), to: nth === of ? to : addDays(from, Math.ceil((length * nth) / of) - 1) },
  ];
}

/** Days or whole months at one end of a period, as far as it has them. */
function endOf({ from, to }: DayRange, unit: 'day' | 'month', count: number, skip: number): DayRange[] {
  const isLast = count < 0;
  const first = isLast ? plus(dayAfter(to), unit, count) : plus(from, unit, skip);
  const last = isLast ? to : dayBefore(plus(from, unit, skip + count));
  return first > to ? [] : [{ from: later(first, from), to: earlier(last, to) }];
}

function plus(day: Day, unit: 'day' | 'month', count: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + count;
  const moved = makeDay(Math.floor(months / 12), (months % 12) + 1, date);
  return unit === 'day' ? addDays(day, count) : (moved ?? addDays(day, 30 * count));
}

function daysBetween(from: Day, to: Day): number {
  let days = 0;
  for (let day = from; day < to; day = addDays(day, 1)) days += 1;
  return days;
}

/**
 * The week of a year by ISO 8601, when vague with the Sunday on which it begins elsewhere; of anything shorter by any way of
 * counting: from its first day, from its first Monday, from the Monday before.
 */
function weekOf({ from, to }: DayRange, nth: number, isVague: boolean): DayRange[] {
  const clip = (first: Day, last: Day) => [{ from: first > from ? first : from, to: last < to ? last : to }];
  const weekday = weekdayOf(nth < 0 ? to : from);
  if (nth < 0) return clip(addDays(to, -6 - ((weekday + 1) % 7)), to);
  const shift = (nth - 1) * 7;
  if (daysBetween(from, to) > 300) {
    const monday = addDays(from, (weekday < 4 ? 0 : 7) - weekday + shift);
    return nth < 54 ? [{ from: isVague ? dayBefore(monday) : monday, to: addDays(monday, 6) }] : [];
  }
  return nth < 7 ? clip(addDays(from, shift - weekday), addDays(from, shift + 6 + ((7 - weekday) % 7))) : [];
}

export function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}

export function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

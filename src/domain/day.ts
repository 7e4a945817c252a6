declare const brand: unique symbol;

/** A day of the calendar, `YYYY-MM-DD`, of the years 1 to 9999. Sorts as text. */
export type Day = string & { readonly [brand]: 'Day' };

/** Days of a month (1 to 12) of the Gregorian calendar; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** `null` when there is no such day. */
export function makeDay(year: number, month: number, date: number): Day | null {
  if (!(year >= 1 && year <= 9999 && date >= 1 && date <= daysInMonth(year, month))) return null;
  if (year % 1 || date % 1) return null;
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day;
}

/** Reads strict ISO 8601, `YYYY-MM-DD`; `null` when it is not that or there is no such day. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match && makeDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * The day `count` days later (earlier when negative).
 * @throws {RangeError} when that is not a day of the years 1 to 9999.
 * @example addDays('2019-11-17', 1) // '2019-11-18'
 */
export function addDays(day: Day, count: number): Day {
  let [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  date += count;
  while (date < 1 && year > 0) {
    month -= 1;
    if (month < 1) {
      month = 12;
      year -= 1;
    }
    date += daysInMonth(year, month);
  }
  while (date > daysInMonth(year, month) && year < 10_000) {
    date -= daysInMonth(year, month);
    month += 1;
    if (month > 12) {
      month = 1;
      year += 1;
    }
  }
  const result = makeDay(year, month, date);
  if (!result) throw new RangeError(`no day ${count} days after ${day}`);
  return result;
}

export function dayBefore(day: Day): Day {
  return addDays(day, -1);
}

export function dayAfter(day: Day): Day {
  return addDays(day, 1);
}

declare const brand: unique symbol;

/** A day of the calendar, `YYYY-MM-DD`, of the years 1 to 9999. Sorts as text. */
export type Day = string & { readonly [brand]: 'Day' };

/** Days of a month (1 to 12) of the Gregorian calendar; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Of whole numbers; `null` when there is no such day. */
export function makeDay(year: number, month: number, date: number): Day | null {
  if (!(year >= 1 && year <= 9999 && date >= 1 && date <= daysInMonth(year, month))) return null;
  const pad = (value: number, width: number) => `000${value}`.slice(-width);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day;
}

/** Where the calendar of the site begins and ends. */
export const FIRST_DAY = '0001-01-01' as Day;
export const LAST_DAY = '9999-12-31' as Day;

/** Reads strict ISO 8601, `YYYY-MM-DD`; `null` when it is not that or there is no such day. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match && makeDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * The day `count` days later (earlier when negative). There is none before the first day of the year 1 and none after
 * the last of 9999: what would be beyond is that day.
 * @example addDays('2019-11-17', 1) // '2019-11-18'
 */
export function addDays(day: Day, count: number): Day {
  let from: Day | null = day;
  for (let left = count; from; ) {
    const [year = 0, month = 0, date = 0]: number[] = from.split('-').map(Number);
    const within = makeDay(year, month, date + left);
    if (within) return within;
    // On to the next month's first day or the last month's last.
    left += left > 0 ? date - daysInMonth(year, month) - 1 : date;
    from =
      count > 0
        ? (makeDay(year, month + 1, 1) ?? makeDay(year + 1, 1, 1))
        : (makeDay(year, month - 1, daysInMonth(year, month - 1)) ?? makeDay(year - 1, 12, 31));
  }
  return count > 0 ? LAST_DAY : FIRST_DAY;
}

export function dayBefore(day: Day): Day {
  return addDays(day, -1);
}

export function dayAfter(day: Day): Day {
  return addDays(day, 1);
}

import { type Day, dayAfter, parseDay } from '../domain/day.ts';
import type { Limits } from '../domain/flaw.ts';
import { type Instant, startOfDay } from '../domain/time.ts';

/** Every limit of what may be said; each number stands here and nowhere else. */
export const LIMITS: Limits = {
  note: 500,
  promiser: 80,
  reason: 500,
  title: 200,
  short: 200,
  term: 80,
  body: 8000,
  report: 40_000,
  slug: 64,
  lookup: 300,
  question: 200,
  person: 80,
  email: 254,
  token: 80,
  passkey: 60,
  nesting: 20,
};

/** The days that the site can tell of, whatever its clock shows. */
export const EARLIEST_DAY = calendarDay('2000-01-01');
export const LATEST_DAY = calendarDay('2099-12-31');

/** The instants of those days, in Warsaw: from the first on, and before the second. */
export const FIRST_INSTANT: Instant = startOfDay(EARLIEST_DAY);
export const END_OF_TIME: Instant = startOfDay(dayAfter(LATEST_DAY));

function calendarDay(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`${text} is no day`);
  return day;
}

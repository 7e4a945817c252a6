import { type Day, FIRST_DAY, LAST_DAY, parseDay } from './day.ts';
import { remember } from './memo.ts';
import { ZONE } from './site-day.ts';

/** An instant as RFC 3339 in UTC with milliseconds: `2021-03-17T11:00:00.000Z`. Sorts as text. */
export type Instant = string;

/** Beyond the years 0 to 9999 instants would not sort as text (epoch ms). */
const FIRST_MS = Temporal.Instant.from('0000-01-01T00:00Z').epochMilliseconds;
const LAST_MS = Temporal.Instant.from('9999-12-31T23:59:59.999Z').epochMilliseconds;

/** Epoch milliseconds → instant; what is beyond the years 0 to 9999 is their beginning or their end. */
export function instantFromMs(ms: number): Instant {
  const within = Math.min(LAST_MS, Math.max(FIRST_MS, Math.trunc(ms)));
  return Temporal.Instant.fromEpochMilliseconds(within).toString({ smallestUnit: 'millisecond' });
}

/** Time zones and dates are slow to ask, and pages speak of the same days and instants over and over (bytes, of each). */
const REMEMBERED = 2 * 2 ** 20;

/** Instant → epoch milliseconds. */
export const msFromInstant: (instant: Instant) => number = remember(
  REMEMBERED,
  (instant) => Temporal.Instant.from(instant).epochMilliseconds,
);

/**
 * Reads an instant as people type it: RFC 3339 with an offset or `Z`, or a local date and time, which is
 * taken to be Warsaw's (`2021-03-22T18:00`, `2021-03-22 18:00`). `null` when it is neither, or beyond the years 0 to
 * 9999.
 */
export function parseInstant(text: string): Instant | null {
  const typed = text.trim().replace(' ', 'T');
  try {
    const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(typed);
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(typed)) return null;
    const instant = hasOffset
      ? Temporal.Instant.from(typed)
      : Temporal.PlainDateTime.from(typed).toZonedDateTime(ZONE).toInstant();
    const ms = instant.epochMilliseconds;
    return ms >= FIRST_MS && ms <= LAST_MS ? instant.toString({ smallestUnit: 'millisecond' }) : null;
  } catch {
    return null;
  }
}

/** The day it is in Warsaw at an instant; beyond the years 1 to 9999 their first or last. */
export const dayAt: (instant: Instant) => Day = remember(REMEMBERED, (instant) => {
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate();
  return parseDay(date.toString()) ?? (date.year < 1 ? FIRST_DAY : LAST_DAY);
});

/** 00:00 in Warsaw of a day, daylight saving respected. */
export const startOfDay: (day: Day) => Instant = remember(REMEMBERED, (day) =>
  Temporal.PlainDate.from(day).toZonedDateTime(ZONE).toInstant().toString({ smallestUnit: 'millisecond' }),
);

/** Wall-clock reading of an instant in Warsaw. */
interface LocalTime {
  readonly day: Day;
  /** `HH:MM`. */
  readonly clock: string;
}

export const localTime: (instant: Instant) => LocalTime = remember(REMEMBERED, (instant) => {
  const zoned = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
  return { day: dayAt(instant), clock: zoned.toPlainTime().toString({ smallestUnit: 'minute' }) };
});

import { type Day, dayBefore } from '../domain/day.ts';
import type { Locale } from '../domain/locale.ts';
import { type Instant, localTime } from '../domain/time.ts';
import { MONTHS } from './months.ts';
import { nameDay } from './name-day.ts';
import { NBSP } from './nbsp.ts';

/** `17 marca 2021`, `17 March 2021`: held together by non-breaking spaces. */
export function formatDay(day: Day, locale: Locale): string {
  return nameDay(MONTHS[locale], day, null);
}

/** `17 marca`, `17 March`, for days whose year is plain. */
export function formatDayOfYear(day: Day, locale: Locale): string {
  return nameDay(MONTHS[locale], day, day);
}

/** Without the year if it is the year of `today`. */
export function formatDayNear(day: Day, today: Day, locale: Locale): string {
  return nameDay(MONTHS[locale], day, today);
}

/** `17.03`, `17 Mar`, where there is little room; without the year if it is the year of `today`. */
export function formatDayShort(day: Day, today: Day, locale: Locale): string {
  const [year, month, date] = day.split('-');
  const isNear = today.startsWith(`${year}-`);
  if (locale === 'pl') return [date, month, ...(isNear ? [] : [year])].join('.');
  const name = MONTHS.en[Number(month) - 1]?.slice(0, 3);
  return [Number(date), name, ...(isNear ? [] : [year])].join(NBSP);
}

/**
 * Of account ranges: `17.11.2019`, which people compare with what they typed; `17 November 2019`, since in English
 * figures are read day first by some and month first by others.
 */
export function formatAccountDay(day: Day, locale: Locale): string {
  return locale === 'pl' ? day.split('-').reverse().join('.') : formatDay(day, locale);
}

/** The two days that the midnight at the beginning of a day divides: `8` and `9 marca`, `31 marca` and `1 kwietnia`. */
export function daysOfMidnight(day: Day, locale: Locale): readonly [before: string, after: string] {
  const before = dayBefore(day);
  const isSameMonth = before.slice(0, 7) === day.slice(0, 7);
  return [
    isSameMonth ? String(Number(before.slice(8))) : formatDayOfYear(before, locale),
    formatDayOfYear(day, locale),
  ];
}

/** `17 marca 2021, 12:00`, in Warsaw. */
export function formatInstant(instant: Instant, locale: Locale): string {
  return `${formatDay(localTime(instant).day, locale)}, ${formatClock(instant)}`;
}

/** `12:00`, in Warsaw; of an hour that comes twice with its offset: `02:30 (+02:00)`. */
export function formatClock(instant: Instant): string {
  const { clock, offset } = localTime(instant);
  return offset === null ? clock : `${clock}${NBSP}(${offset})`;
}

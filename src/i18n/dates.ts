import type { Day } from '../domain/day.ts';
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

/** `17.11.2019`, `17/11/2019`: for account ranges, which people compare with what they typed. */
export function formatDayNumeric(day: Day, locale: Locale): string {
  const [year, month, date] = day.split('-');
  return [date, month, year].join(locale === 'pl' ? '.' : '/');
}

/** `17 marca 2021, 12:00`, in Warsaw. */
export function formatInstant(instant: Instant, locale: Locale): string {
  const { day, clock } = localTime(instant);
  return `${formatDay(day, locale)}, ${clock}`;
}

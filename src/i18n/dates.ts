import { type Day, dayBefore, parseDay } from '../domain/day.ts';
import type { Locale } from '../domain/locale.ts';
import { dayAt, type Instant, localTime } from '../domain/time.ts';
import { MONTHS } from './months.ts';
import { nameDay } from './name-day.ts';
import { NBSP } from './nbsp.ts';

/** In what language a date is read, and when: the context of a view is one. */
export interface DateReader {
  readonly locale: Locale;
  /** Site clock, as of the state that is shown. */
  readonly now: Instant;
  /** It may be read in another year: a copy, a document, a description in somebody else's list. */
  readonly leavesPage?: boolean;
}

/**
 * `17 marca`, and with its year `17 marca 2021` unless that is the year of the site clock in Warsaw: the rule for every
 * day that is told in words. Held together by non-breaking spaces.
 */
export function formatDay(day: Day, { locale, now, leavesPage = false }: DateReader): string {
  return nameDay({ months: MONTHS[locale], leavesPage }, day, dayAt(now));
}

/** `17 marca, 12:00`, in Warsaw, by the same rule. */
export function formatInstant(instant: Instant, reader: DateReader): string {
  return `${formatDay(localTime(instant).day, reader)}, ${formatClock(instant)}`;
}

/** `17 marca, 20:00–22:00`, and past midnight `od 17 marca, 22:00 do 18 marca, 02:00`, in Warsaw, by the same rule. */
export function formatPeriod(from: Instant, until: Instant, reader: DateReader): string {
  const [begin, end] = [formatInstant(from, reader), formatInstant(until, reader)];
  // Clocks that are put back show an hour twice.
  const isOneDay = dayAt(from) === dayAt(until) && formatClock(from) < formatClock(until);
  if (isOneDay) return `${begin}–${formatClock(until)}`;
  return reader.locale === 'pl' ? `od ${begin} do ${end}` : `from ${begin} until ${end}`;
}

/** `17 marca 2021`, whatever year it is: where the year is what it is about, or may be forgotten. */
export function formatDayInFull(day: Day, locale: Locale): string {
  return nameDay({ months: MONTHS[locale], leavesPage: true }, day, day);
}

/** `17 marca 2021, 12:00`, whatever year it is: as of when a page or a copy speaks. */
export function formatInstantInFull(instant: Instant, locale: Locale): string {
  return `${formatDayInFull(localTime(instant).day, locale)}, ${formatClock(instant)}`;
}

/** The day and the hour of a local time that may name no instant, or two: `2021-03-28T02:30`, with an offset or without. */
export function wordsOfLocalTime(typed: string, locale: Locale): readonly [day: string, hour: string] {
  const [date = '', hour = ''] = typed.split('T');
  const day = parseDay(date);
  return [day === null ? date : formatDayInFull(day, locale), hour.replace(/(?:Z|[+-]\d{2}:\d{2})$/, '')];
}

/**
 * `17 marca 2021, 12:00 (2021-03-17 11:00:29 UTC)`: in Warsaw, and to the second as machines tell it, for records that are
 * read beside those of others.
 */
export function formatInstantExactly(instant: Instant, locale: Locale): string {
  return `${formatInstantInFull(instant, locale)} (${instant.slice(0, 10)}${NBSP}${instant.slice(11, 19)}${NBSP}UTC)`;
}

/** `17.03`, `17 Mar`, where there is little room; by the same rule. */
export function formatDayShort(day: Day, { locale, now, leavesPage = false }: DateReader): string {
  const [year, month, date] = day.split('-');
  const isNear = !leavesPage && dayAt(now).startsWith(`${year}-`);
  if (locale === 'pl') return [date, month, ...(isNear ? [] : [year])].join('.');
  const name = MONTHS.en[Number(month) - 1]?.slice(0, 3);
  return [Number(date), name, ...(isNear ? [] : [year])].join(NBSP);
}

/**
 * Of account ranges: `17.11.2019`, which people compare with what they typed; `17 November 2019`, since in English
 * figures are read day first by some and month first by others.
 */
export function formatAccountDay(day: Day, locale: Locale): string {
  return locale === 'pl' ? day.split('-').reverse().join('.') : formatDayInFull(day, locale);
}

/**
 * The two days that the midnight at the beginning of a day divides, by the rule for days: `8` and `9 marca`, `31 marca`
 * and `1 kwietnia`, `31 grudnia 2020` and `1 stycznia`.
 */
export function daysOfMidnight(day: Day, reader: DateReader): readonly [before: string, after: string] {
  const before = dayBefore(day);
  const isSameMonth = before.slice(0, 7) === day.slice(0, 7);
  return [isSameMonth ? String(Number(before.slice(8))) : formatDay(before, reader), formatDay(day, reader)];
}

/** `12:00`, in Warsaw; of an hour that comes twice with its offset: `02:30 (+02:00)`. */
export function formatClock(instant: Instant): string {
  const { clock, offset } = localTime(instant);
  return offset === null ? clock : `${clock}${NBSP}(${offset})`;
}

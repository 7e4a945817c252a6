import { type Day, daysInMonth, makeDay } from './day.ts';
import type { Locale } from './locale.ts';
import { classifyWord } from './lookup-words.ts';

/** Days from one to another, both inclusive. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** A time as it was written. Two ranges: it reads two ways. `about`: the writer is not sure of it. */
export interface TimeReading {
  readonly ranges: readonly DayRange[];
  readonly unit: 'day' | 'month' | 'season' | 'year';
  readonly about: boolean;
}

/** What keeps words from naming a time. */
export type TimeFlaw = 'unreadable' | 'year-missing' | 'year-implausible' | 'no-such-month' | 'no-such-day';

/**
 * The forms in which a time is written. The shape has a letter a token: `n` a number of one or two
 * digits, `Y` a longer one, `M` a month's word, `S` a season's; a slash or dash stands where it divides
 * numbers. The roles say what each token is: day, month, year, season, or `z`, the year a winter ends in.
 */
const FORMS: readonly (readonly [shape: RegExp, roles: string])[] = [
  [/^n([-/]?)[nM]\1[nY]$/, 'dmy'],
  [/^Mn[nY]$/, 'mdy'],
  [/^Y([-/]?)[nM]\1n$/, 'ymd'],
  [/^[nM][-/]?Y$/, 'my'],
  [/^Y[-/]?[nM]$/, 'ym'],
  [/^Y$/, 'y'],
  [/^S[nY]$/, 'sy'],
  [/^YS$/, 'ys'],
  [/^S[nY][nY]$/, 'syz'],
  [/^Y[nY]S$/, 'yzs'],
  [/^(nM?|Mn?|n[-/]?n|S)$/, ''],
];

/** Reads tokens (numbers, words, clock times and what stands between them) as one time, or says why not. */
export function readTime(
  tokens: readonly string[],
  locale: Locale,
): TimeReading | { readonly flaw: TimeFlaw } {
  const parts = tokens.map(readToken);
  const letters = parts.map(({ letter }) => letter).join('');
  const shape = trimShape(letters);
  const roles = FORMS.find(([pattern]) => pattern.test(shape))?.[1];
  if (!roles) return { flaw: roles === '' ? 'year-missing' : 'unreadable' };

  const said: { [role: string]: number | undefined } = {};
  parts
    .filter(({ letter }) => /\w/.test(letter) && letter !== 't')
    .forEach(({ letter, value }, index) => {
      const role = roles.charAt(index);
      said[role] = letter === 'n' && /[yz]/.test(role) ? 2000 + value : value;
    });
  const { y: year = 0, m: month, d: date, s: season, z: endYear } = said;
  if (year < 1990 || year > 2999) return { flaw: 'year-implausible' };

  const about = letters.includes('~');
  if (season) {
    const ranges = seasonsOf(year, season, endYear);
    return ranges.length ? { ranges, unit: 'season', about } : { flaw: 'unreadable' };
  }
  const ranges = daysOf(year, month, date);
  if (/^n[-/]n/.test(shape) && month !== date && (locale === 'en' || !ranges.length)) {
    ranges.push(...daysOf(year, date, month));
  }
  if (ranges.length) return { ranges, unit: date === undefined ? (month ? 'month' : 'year') : 'day', about };
  return { flaw: month && month < 13 ? 'no-such-day' : 'no-such-month' };
}

/** A token's letter in the shape: none for what says nothing, `?` for what is not understood. */
function readToken(token: string): { readonly letter: string; readonly value: number } {
  const value = Number.parseInt(token, 10);
  if (/\d:/.test(token)) return { letter: 't', value };
  if (value >= 0) return { letter: token.length < 3 ? 'n' : token.length < 6 ? 'Y' : '?', value };
  if (/[a-z~]/.test(token)) return classifyWord(token);
  return { letter: token.includes('/') ? '/' : token.includes('-') ? '-' : '', value };
}

/** Leaves out what does not tell forms apart: one time of day, outer marks, marks among words. */
function trimShape(letters: string): string {
  const shape = letters.replace(/~/g, '').replace('t', '');
  return shape.replace(/[MS]/.test(shape) ? /[-/]/g : /^[-/]+|[-/]+$/g, '');
}

/** The days of a year, of one of its months, or one day alone; none when there is no such month or day. */
function daysOf(year: number, month?: number, date?: number): DayRange[] {
  const last = month ?? 12;
  return range(makeDay(year, month ?? 1, date ?? 1), makeDay(year, last, date ?? daysInMonth(year, last)));
}

/**
 * A season (1 spring to 4 winter), from the meteorologists' first day to the latest on which astronomers
 * end it. A winter with one year named starts or ends in that year; two years are one winter's, and of no
 * other season.
 */
function seasonsOf(year: number, season: number, endYear?: number): DayRange[] {
  if (endYear) return season > 3 && endYear === year + 1 ? seasonFrom(year, season) : [];
  return [...(season > 3 ? seasonFrom(year - 1, season) : []), ...seasonFrom(year, season)];
}

function seasonFrom(year: number, season: number): DayRange[] {
  const wraps = season > 3;
  const to = makeDay(wraps ? year + 1 : year, wraps ? 3 : 3 * season + 3, [22, 23, 22, 21][season - 1] ?? 0);
  return range(makeDay(year, 3 * season, 1), to);
}

function range(from: Day | null, to: Day | null): DayRange[] {
  return from && to ? [{ from, to }] : [];
}

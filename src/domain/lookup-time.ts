import { addDays, type Day, daysInMonth, makeDay } from './day.ts';
import type { Locale } from './locale.ts';
import { classifyWord, type LookupToken } from './lookup-words.ts';

/** Days from one to another, both inclusive. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** A time as it was written. */
export interface TimeReading {
  /** Two: it reads two ways. */
  readonly ranges: readonly DayRange[];
  /** `ambiguous-day` any day: whether it is one for sure shows only when the future is cut off. */
  readonly unit: 'ambiguous-day' | 'month' | 'season' | 'year';
  /** The days by which it may be off, either way; more than none when the writer says "about". */
  readonly slack: number;
}

/** The words in which days are said back to who typed them. */
export interface RangePhrases {
  /** As they stand in a date, after the day. */
  readonly months: readonly string[];
  /** Before the last of several, spaces included. */
  readonly or: string;
  /** With `{from}` and `{to}`. */
  readonly range: string;
}

/** What keeps words from naming a time. */
export type TimeFlaw = 'unreadable' | 'year-missing' | 'year-implausible' | 'no-such-month' | 'no-such-day';

/** The slack of who says "about" (days). */
export const ABOUT_DAYS = 14;

// A clock time, a number, a tilde or a word.
const WORD = /(?:2[0-3]|[01]?\d)(?::[0-5]\d){1,2}(?![\d:])|\d+|~|[a-z]+/g;

/**
 * The forms in which a time is written. The shape has a letter a word: `n` a number of one or two digits,
 * `Y` a longer one, `M` a month's name, `S` a season's; a slash or dash stands where it divides numbers.
 * The roles say what each word is: day, month, year, season, or `z`, the year a winter ends in.
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

/** Reads folded text as one time, or says why it is none. */
export function readTime(text: string, locale: Locale): TimeReading | { readonly flaw: TimeFlaw } {
  const values: number[] = [];
  const letters = text.replace(WORD, (word) => {
    const [letter, value] = readWord(word);
    if (/[nYMS]/.test(letter)) values.push(value);
    return letter;
  });
  // One clock time, outer marks and marks among words do not tell forms apart.
  const shape = letters.replace('t', '').replace(/[MS]/.test(letters) ? /\W/g : /[^\w/-]|^\W+|\W+$/g, '');
  const roles = FORMS.find(([pattern]) => pattern.test(shape))?.[1];
  if (!roles) return { flaw: roles === '' ? 'year-missing' : 'unreadable' };

  const [year = 0, month, date, season, endYear] = ['y', 'm', 'd', 's', 'z'].map((role) => {
    const value = values[roles.indexOf(role)];
    return value !== undefined && value < 100 && /[yz]/.test(role) ? 2000 + value : value;
  });
  if (year < 1990 || year > 2999) return { flaw: 'year-implausible' };

  const ranges = season ? seasonsOf(season, year, endYear) : daysOf(year, month, date);
  if (/^n[-/]n/.test(shape) && month !== date && (locale === 'en' || !ranges.length)) {
    ranges.push(...daysOf(year, date, month));
  }
  if (!ranges.length)
    return { flaw: season ? 'unreadable' : month && month < 13 ? 'no-such-day' : 'no-such-month' };
  const unit = season ? 'season' : date !== undefined ? 'ambiguous-day' : month ? 'month' : 'year';
  return { ranges, unit, slack: letters.includes('~') ? ABOUT_DAYS : 0 };
}

/** The days meant by who is not sure: `slack` more at either end. */
export function widen({ from, to }: DayRange, slack: number): DayRange {
  return { from: addDays(from, -slack), to: addDays(to, slack) };
}

/** A day in words: `17 listopada 2019`. */
export function sayDay(day: Day, { months }: Pick<RangePhrases, 'months'>): string {
  const [year, month, date] = day.split('-');
  return [Number(date), months[Number(month) - 1], year].join('\u00a0');
}

/** Days in words, each run by its ends: `od 1 listopada 2019 do 30 listopada 2019`. */
export function sayRanges(ranges: readonly DayRange[], phrases: RangePhrases): string {
  const said = ranges.map(({ from, to }) => {
    const first = sayDay(from, phrases);
    return from === to ? first : phrases.range.replace('{from}', first).replace('{to}', sayDay(to, phrases));
  });
  return joinWithOr(said, phrases);
}

/** `A, B or C`. */
export function joinWithOr(items: readonly string[], { or }: Pick<RangePhrases, 'or'>): string {
  return items.join(', ').replace(/, (?=[^,]*$)/, or);
}

/** `t` a clock time; no letter for what says nothing, `x` for what is not understood. */
function readWord(word: string): LookupToken {
  if (/\D/.test(word)) return word.includes(':') ? ['t', 0] : classifyWord(word);
  const value = Number(word);
  return [word.length < 3 ? 'n' : value > 99 && value < 1e5 ? 'Y' : 'x', value];
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
function seasonsOf(season: number, year: number, endYear?: number): DayRange[] {
  const winter = season === 4;
  const single = winter ? [year - 1, year] : [year];
  const starts = endYear === undefined ? single : winter && endYear === year + 1 ? [year] : [];
  return starts.flatMap((start) => {
    const lastDay = makeDay(
      winter ? start + 1 : start,
      (season % 4) * 3 + 3,
      [21, 22, 23, 22][season % 4] ?? 0,
    );
    return range(makeDay(start, season * 3, 1), lastDay);
  });
}

function range(from: Day | null, to: Day | null): DayRange[] {
  return from && to ? [{ from, to }] : [];
}

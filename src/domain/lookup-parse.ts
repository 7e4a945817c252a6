import { type Day, daysInMonth, makeDay } from './day.ts';
import type { Locale } from './locale.ts';
import { classifyWord } from './lookup-words.ts';

/** Days from one to another, both inclusive. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** Why a text names neither a time nor a panel. */
export type Misreading =
  | 'empty'
  | 'too-long'
  | 'unreadable'
  | 'year-missing'
  | 'year-implausible'
  | 'no-such-month'
  | 'no-such-day';

/** A time as it was written. Two ranges: it reads two ways. `about`: the writer is not sure of it. */
export interface TimeReading {
  readonly ranges: readonly DayRange[];
  readonly unit: 'day' | 'month' | 'season' | 'year';
  readonly about: boolean;
}

/** What a text says, before today's date and the panels' spans are looked at. */
export type Reading = TimeReading | { readonly panel: string } | { readonly flaw: Misreading };

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

// An address of a panel, whatever follows the host.
const ADDRESS = /^\s*(?:https?:\/\/)?panel-([a-z\d]+)\.baselinker\.com(?::\d+)?(?:[/?#].*|\s*)$/;

// A time of day, a number, a word, a tilde, or what stands between them.
const TOKEN = /(?:2[0-3]|[01]?\d)(?::[0-5]\d){1,2}(?:[.,]\d{3,})?(?![\d:])|\d+|[a-z]+|~|[^a-z\d~]+/g;

/**
 * Reads what a person typed: a day, month, season or year, or a panel's name or address, in Polish or
 * English whatever the page's language. The locale matters only where a date such as 03/04/2020 reads
 * two ways. A panel's name is given back in small letters, known or not.
 */
export function readLookup(text: string, locale: Locale, isPanel: (id: string) => boolean): Reading {
  if (text.length > 200) return { flaw: 'too-long' };
  if (/[^\P{Cc}\s]/u.test(text)) return { flaw: 'unreadable' };
  const folded = fold(text);
  if (!folded.trim()) return { flaw: 'empty' };

  const tokens = splitDigits(folded).match(TOKEN) ?? [];
  const panel = ADDRESS.exec(folded)?.[1] ?? readPanel(tokens, isPanel);
  return panel ? { panel } : readTime(tokens, locale);
}

/** Small letters without diacritics, compatibility forms resolved, all dashes one dash. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/ł/g, 'l')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Sets dashes into days written without them: 20191117, 17112019. */
function splitDigits(text: string): string {
  return text.replace(/\d{8,}/g, (run) => {
    if (run.length > 8) return run;
    return run.replace(/^\d{4}(19|20)/.test(run) ? /^(..)(..)/ : /^(....)(..)/, '$1-$2-');
  });
}

/** "panel B", "na panelu B", or nothing but a letter or a panel's name. */
function readPanel(tokens: readonly string[], isPanel: (id: string) => boolean): string | null {
  const words = tokens.filter((token) => /[a-z\d]/.test(token));
  const said = words.slice(words.findIndex((word) => classifyWord(word).kind !== 'filler'));
  const [first = '', second = ''] = said;
  if (said.length === 1 && (/^[a-z]$/.test(first) || isPanel(first))) return first;
  return said.length === 2 && classifyWord(first).kind === 'panel' ? second : null;
}

interface Token {
  readonly letter: string;
  readonly value?: number;
}

/** A token's letter in the shape; nothing for what says nothing, `?` for what is not understood. */
function readToken(token: string): Token {
  if (token.includes(':') && /\d/.test(token)) return { letter: 't' };
  if (/\d/.test(token)) {
    return { letter: token.length < 3 ? 'n' : token.length < 6 ? 'Y' : '?', value: Number(token) };
  }
  if (!/[a-z~]/.test(token)) return { letter: token.includes('/') ? '/' : token.includes('-') ? '-' : '' };
  const word = classifyWord(token);
  if (word.kind === 'month') return { letter: 'M', value: word.value };
  if (word.kind === 'season') return { letter: 'S', value: word.value };
  return { letter: word.kind === 'about' ? '~' : word.kind === 'filler' ? '' : '?' };
}

function readTime(words: readonly string[], locale: Locale): Reading {
  const tokens = words.map(readToken);
  const letters = tokens.map(({ letter }) => letter).join('');
  const numeric = letters
    .replace(/~/g, '')
    .replace('t', '')
    .replace(/^[-/]+|[-/]+$/g, '');
  const shape = /[MS]/.test(numeric) ? numeric.replace(/[-/]/g, '') : numeric;

  const form = FORMS.find(([pattern]) => pattern.test(shape));
  if (!form) return { flaw: 'unreadable' };
  const roles = form[1];
  if (!roles) return { flaw: 'year-missing' };

  const values = tokens.filter(({ value }) => value !== undefined);
  const said = (role: string) => {
    const { letter = '', value = 0 } = values[roles.indexOf(role)] ?? {};
    return letter === 'n' && /[yz]/.test(role) ? 2000 + value : value;
  };
  const year = said('y');
  if (year < 1990 || year > 2999) return { flaw: 'year-implausible' };
  const about = letters.includes('~');
  const reading = (unit: TimeReading['unit'], ranges: readonly DayRange[]) => ({ ranges, unit, about });

  if (roles.includes('s')) {
    const ranges = seasons(year, said('s'), roles.includes('z') ? said('z') : null);
    return ranges.length ? reading('season', ranges) : { flaw: 'unreadable' };
  }
  if (!roles.includes('m')) return reading('year', range(makeDay(year, 1, 1), makeDay(year, 12, 31)));

  const month = said('m');
  const flaw = month >= 1 && month <= 12 ? 'no-such-day' : 'no-such-month';
  if (!roles.includes('d')) {
    const days = range(makeDay(year, month, 1), makeDay(year, month, daysInMonth(year, month)));
    return days.length ? reading('month', days) : { flaw };
  }
  const dayFirst = singleDay(year, month, said('d'));
  const maybeMonthFirst = /^n[-/]n/.test(shape) && (locale === 'en' || !dayFirst.length);
  const monthFirst = maybeMonthFirst && month !== said('d') ? singleDay(year, said('d'), month) : [];
  const days = [...dayFirst, ...monthFirst].sort((one, other) => (one.from < other.from ? -1 : 1));
  return days.length ? reading('day', days) : { flaw };
}

function range(from: Day | null, to: Day | null): readonly DayRange[] {
  return from && to ? [{ from, to }] : [];
}

function singleDay(year: number, month: number, date: number): readonly DayRange[] {
  const day = makeDay(year, month, date);
  return range(day, day);
}

/**
 * A season, from the meteorologists' first day to the latest that astronomers end it on. A winter with
 * one year named starts or ends in it; two years are one winter's, and of no other season.
 */
function seasons(year: number, season: number, endYear: number | null): readonly DayRange[] {
  const lastDate = [22, 23, 22, 21][season] ?? 0;
  const start = 3 * season + 3;
  if (season < 3) return endYear ? [] : range(makeDay(year, start, 1), makeDay(year, start + 3, lastDate));
  const winter = (first: number) => range(makeDay(first, 12, 1), makeDay(first + 1, 3, lastDate));
  if (endYear) return endYear === year + 1 ? winter(year) : [];
  return [...winter(year - 1), ...winter(year)];
}

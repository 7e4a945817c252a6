import { addDays, dayAfter, dayBefore, FIRST_DAY, LAST_DAY } from './day.ts';
import type { Locale } from './locale.ts';
import {
  cutRange,
  type DayRange,
  daysOf,
  earlier,
  holidayBlur,
  holidayOf,
  later,
  type NamedDays,
  seasonOf,
} from './lookup-calendar.ts';
import type { TimeFacts } from './lookup-facts.ts';
import { type Duration, daysAway } from './lookup-relative.ts';
import { warsawDay } from './warsaw-day.ts';

/** The slack of who says "about" (days). */
export const ABOUT_DAYS = 14;

/** That of "the week of". */
const WEEK_DAYS = 6;

/** Blurred all through. */
const ALL = 1e4;

/** That of "just before". */
const SOON_DAYS = 31;

/** What keeps words from naming a time. */
export type TimeFlaw = 'unreadable' | 'year-missing' | 'year-implausible' | 'no-such-month' | 'no-such-day';

/** A time in a sentence, and the signs before it. */
export interface Term {
  facts: TimeFacts;
  /** The letter of what joins it to the time before; empty: nothing does. */
  readonly joint: string;
  /** The letters of what stands before it besides; a space for words that say nothing. */
  lead: string;
  isSoft: boolean;
  /** "A year before". */
  readonly away: Duration | null;
  /** "Give or take a year". */
  around: Duration | null;
  /** It is not of the account's beginning that it is told. */
  isOther: boolean;
}

/**
 * The days of one time, with the signs around it.
 *
 * @param rest the signs behind it, at the end of the sentence
 */
export function daysOfTerm(
  { facts, lead, away, around }: Term,
  rest: string,
  locale: Locale,
): readonly DayRange[] | { readonly flaw: TimeFlaw } {
  const named = readFacts(facts, locale);
  if ('flaw' in named) return named;
  const slack = /[~?q]/.test(lead) ? ABOUT_DAYS : lead.includes('W') ? WEEK_DAYS : 0;
  const ranges = named.ranges.map(({ from, to }) => ({
    from: addDays(around ? daysAway(from, around, -1).from : from, -slack),
    to: addDays(around ? daysAway(to, around, 1).to : to, slack),
  }));
  const open = openEnd(lead, rest);
  if (open === 'any') return [{ from: FIRST_DAY, to: LAST_DAY }];
  const [sign] = /[<>]/.exec(lead) ?? [];
  if (away && sign) {
    // Two years before 2021 is all of 2019.
    const isLong = ranges.some(({ from, to }) => addDays(from, 300) < to);
    return ranges.map(({ from, to }) => {
      const [near, far] = sign === '<' ? [from, to] : [to, from];
      const [one, other] = [near, isLong ? far : near].map((day) =>
        daysAway(day, away, sign === '<' ? -1 : 1),
      );
      return {
        from: earlier(one?.from ?? near, other?.from ?? near),
        to: later(one?.to ?? near, other?.to ?? near),
      };
    });
  }
  // Before a wedding in 2020: in that year.
  const blur = /[<>].*[ ©•×]/.test(lead) ? ALL : named.blur + 2 * slack;
  if (sign && lead.includes('j')) {
    return ranges.map((range) => {
      const { from, to } = openAt(range, sign === '<' ? 'to-before' : 'from-after', blur);
      return sign === '<'
        ? { from: addDays(range.from, -SOON_DAYS), to }
        : { from, to: addDays(range.to, SOON_DAYS) };
    });
  }
  if (open === null) return ranges;
  const ends = ranges.map((range) => openAt(range, open, blur));
  return open.startsWith('to')
    ? [{ from: FIRST_DAY, to: ends.reduce((most, { to }) => later(most, to), FIRST_DAY) }]
    : [{ from: ends.reduce((least, { from }) => earlier(least, from), LAST_DAY), to: LAST_DAY }];
}

/** Where a time is open, its own days excluded or included: before, until, after, from. */
type OpenEnd = 'to-before' | 'to-end' | 'from-after' | 'from-start';

const OPEN_ENDS: Readonly<Record<string, OpenEnd>> = {
  '<': 'to-before',
  '>': 'from-after',
  '!<': 'from-start',
  '!>': 'to-end',
};

/** "Not before" is from, "2019 or later" is as well, "at least since" is until; "before or after" is any time. */
function openEnd(lead: string, rest: string): OpenEnd | 'any' | null {
  const said = [...lead.matchAll(/(![^<>]*)?([<>])/g)].flatMap(
    ([, denial, sign = '']) => OPEN_ENDS[`${denial ? '!' : ''}${sign}`] ?? [],
  );
  const [first] = said;
  if (first) {
    const isSame = said.every((one) => one.startsWith(first.slice(0, 2)));
    return isSame ? (said.find((one) => /end|start/.test(one)) ?? first) : 'any';
  }
  const [behind] = /[<>]/.exec(rest) ?? [];
  if (behind === '<' || /[v+]/.test(lead + rest)) return 'to-end';
  if (behind === '>' || /e/.test(lead + rest)) return 'from-start';
  if (lead.includes('u') || lead.includes('^=')) return lead.includes('!') ? 'from-start' : 'to-end';
  return null;
}

/** What of a time's own days may still be meant lies within its blur. */
function openAt({ from, to }: DayRange, open: OpenEnd, blur: number): DayRange {
  const before = blur === 0 ? dayBefore(from) : earlier(to, addDays(from, blur - 1));
  const after = blur === 0 ? dayAfter(to) : later(from, addDays(to, 1 - blur));
  return { from: open === 'from-after' ? after : from, to: open === 'to-before' ? before : to };
}

function readFacts(facts: TimeFacts, locale: Locale): NamedDays | { readonly flaw: TimeFlaw } {
  const { year, endYear, month, date, season, holiday, cuts = [], period, isSlashed } = facts;
  if (period) return period;
  if (year === undefined) return { flaw: 'year-missing' };
  if ([year, endYear ?? year].some((one) => one < 1990 || one > 2999)) {
    return {
      flaw:
        endYear !== undefined && (endYear < 1990 || endYear > 2999) && season
          ? 'unreadable'
          : 'year-implausible',
    };
  }
  if (date !== undefined && month === undefined) return { flaw: 'unreadable' };
  // 2019/20.
  if (month === (year + 1) % 100 && month > 12 && date === undefined)
    return { ranges: [...daysOf(year), ...daysOf(year + 1)], blur: 0 };
  const whole = season
    ? seasonsOf(season, year, endYear)
    : holiday
      ? holidayOf(holiday, year)
      : daysOf(year, month, date);
  if (isSlashed && month !== date && date !== undefined && (locale === 'en' || whole.length === 0))
    whole.push(...daysOf(year, date, month));
  if (whole.length === 0) {
    if (season ?? holiday) return { flaw: 'unreadable' };
    return { flaw: month && month < 13 ? 'no-such-day' : 'no-such-month' };
  }
  const ranges = cuts.reduceRight(
    (of: DayRange[], cut) => of.flatMap((range) => cutRange(range, cut)),
    whole,
  );
  if (ranges.length === 0) return { flaw: 'unreadable' };
  const blur = cuts.some(({ isVague }) => isVague) ? ALL : season ? 22 : holiday ? holidayBlur(holiday) : 0;
  const { instant } = facts;
  if (instant === undefined || date === undefined) return { ranges, blur };
  return {
    ranges: ranges.map(({ from }) => ({
      from: warsawDay(from, instant[0]),
      to: warsawDay(from, instant[1]),
    })),
    blur,
  };
}

/** A winter with one year named begins or ends in that year; two years are one winter's, and of no other season. */
function seasonsOf(season: number, year: number, endYear?: number): DayRange[] {
  const single = season === 4 ? [year - 1, year] : [year];
  const starts = endYear === undefined ? single : season === 4 && endYear === year + 1 ? [year] : [];
  return starts.flatMap((start) => seasonOf(season, start));
}

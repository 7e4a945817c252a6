import { addDays, type Day, dayAfter, dayBefore, FIRST_DAY, LAST_DAY } from './day.ts';
import type { Locale } from './locale.ts';
import {
  cutRange,
  type DayRange,
  daysOf,
  holidayBlur,
  holidayOf,
  type NamedDays,
  seasonOf,
} from './lookup-calendar.ts';
import type { Item, TimeFacts } from './lookup-grammar.ts';
import { type Duration, daysAway } from './lookup-relative.ts';
import { warsawDay } from './warsaw-day.ts';

/** The slack of who says "about" (days). */
export const ABOUT_DAYS = 14;

/** What keeps words from naming a time. */
export type TimeFlaw = 'unreadable' | 'year-missing' | 'year-implausible' | 'no-such-month' | 'no-such-day';

/** A time and the signs before it. */
interface Term {
  facts: TimeFacts;
  /** The letters of what stands between it and the one before; a space for words that say nothing. */
  lead: string;
  isSoft: boolean;
  /** "A year before". */
  away: Duration | null;
}

/** The days that a sentence names, or why it names none; `null` when it speaks of no time. */
export function readSentence(
  items: readonly Item[],
  locale: Locale,
): readonly DayRange[] | { readonly flaw: TimeFlaw } | null {
  const { terms, rest } = gather(items);
  const first = terms[0];
  if (!first) return null;
  if (terms.some(({ lead }) => /!(?![^<>uv?q]*[<>uv?q])/.test(lead)) || rest.includes('!'))
    return { flaw: 'unreadable' };
  complete(terms);
  const isBetween = first.lead.includes('b');
  const found: DayRange[][] = [];
  for (const [index, term] of terms.entries()) {
    const days = readTerm(term, index === terms.length - 1 ? rest : '', locale, index > 0);
    if ('flaw' in days) return days;
    const before = found.at(-1);
    const joint = index === 0 ? '' : (term.lead.trim()[0] ?? '');
    if (joint === '' && term.lead === '' && index > 0 && bothHaveYears(terms[index - 1], term))
      return { flaw: 'unreadable' };
    const isTurn = /t/.test(terms[index - 1]?.lead ?? '');
    if (before && isTurn) found.splice(-1, 1, turn(before, days));
    else if (before && (/[-/=u]/.test(joint) || (isBetween && /[&aI|]/.test(joint))))
      found.splice(-1, 1, hull([...before, ...days]));
    else found.push([...days]);
  }
  if (terms.length === 1 && /t/.test(first.lead)) {
    return (found[0] ?? []).flatMap((range) => [
      { from: addDays(range.from, -31), to: addDays(range.from, 30) },
      { from: addDays(range.to, -30), to: addDays(range.to, 31) },
    ]);
  }
  return found.flat();
}

const bothHaveYears = (one: Term | undefined, other: Term) =>
  one?.facts.year !== undefined && other.facts.year !== undefined;

/** Puts facts of one time together, as long as they are of different kinds; `rest`: the signs behind the last. */
function gather(items: readonly Item[]): { terms: Term[]; rest: string } {
  const terms: Term[] = [];
  let lead = '';
  let away: Duration | null = null;
  for (const item of items) {
    if ('sign' in item) {
      away = item.away ?? away;
      lead += item.sign === '_' ? ' ' : item.sign;
      continue;
    }
    const { facts, isSoft = false } = item;
    const last = terms.at(-1);
    // Numbers that words stand around go with nothing; a mark or a few words do not divide the rest.
    const isApart = lead.includes(' ') && [last?.facts, facts].some((one) => one && isDateAlone(one));
    const joined =
      last && !isApart && /^(?:[ GC&I]*|[-/])$/.test(lead) && !/[&I]/.test(lead)
        ? join(last.facts, facts)
        : null;
    if (last && joined) {
      last.facts = joined;
      last.isSoft &&= isSoft;
    } else terms.push({ facts, lead, isSoft, away });
    lead = '';
    away = null;
  }
  return {
    terms: terms.filter((term, index) => !countsSomethingElse(term, terms[index + 1]?.lead ?? null, lead)),
    rest: lead,
  };
}

function isDateAlone(facts: TimeFacts): boolean {
  return Object.keys(facts).every((key) => /date|isSlashed/.test(key));
}

/** A number with words around it, or a "first" that belongs to none. */
function countsSomethingElse({ facts, lead, isSoft }: Term, next: string | null, rest: string): boolean {
  if (!isDateAlone(facts)) return false;
  const isJoined = /[-/=u&I|a]/.test(lead) || /[-/=u&I|a]/.test(next ?? '');
  return !isJoined && (isSoft || (lead + (next ?? rest)).includes(' '));
}

/** `null` when they are not of one time. */
function join(one: TimeFacts, other: TimeFacts): TimeFacts | null {
  const kinds = ({ period, month, season, holiday, cuts = [], ...rest }: TimeFacts) => [
    ...Object.keys(rest).filter((key) => key !== 'isSlashed'),
    ...(period && rest.year === undefined ? ['what', 'date', 'year'] : []),
    ...((month ?? season ?? holiday) ? ['what'] : []),
    ...cuts.map(({ of }) => `cut ${of}`),
  ];
  const known = kinds(one);
  if (kinds(other).some((kind) => known.includes(kind))) return null;
  const { period, ...rest } = { ...one, ...other };
  const isLoose = period && (rest.month ?? rest.season ?? rest.holiday) !== undefined;
  const cuts = [...(one.cuts ?? []), ...(other.cuts ?? [])];
  const isSlashed = (one.isSlashed ?? false) || (other.isSlashed ?? false);
  return { ...rest, cuts, isSlashed, ...(period && !isLoose ? { period } : {}) };
}

/** What one of two times leaves to the other: 17 to 19 November, between January and March 2020, November or December. */
function complete(terms: readonly Term[]): void {
  for (let index = terms.length - 2; index >= 0; index -= 1) borrow(terms[index], terms[index + 1], -1);
  for (let index = 1; index < terms.length; index += 1) borrow(terms[index], terms[index - 1], 1);
}

function borrow(term: Term | undefined, from: Term | undefined, direction: 1 | -1): void {
  if (!term || !from || term.facts.period || from.facts.period) return;
  const { facts } = term;
  const other = from.facts;
  const isDate = facts.date !== undefined && facts.month === undefined;
  const isName = (facts.season ?? facts.holiday ?? facts.month) !== undefined;
  let filled: TimeFacts = facts;
  // 11-12.2019: months; 17-19 November: days.
  if (isDate && !isName && other.month !== undefined) {
    const { date, ...rest } = facts;
    filled =
      other.date === undefined && (other.isSlashed ?? true)
        ? { ...rest, month: date ?? 0 }
        : { ...facts, month: other.month };
  } else if (isDate && !isName && other.cuts?.length) {
    const { date = 0, ...rest } = facts;
    filled = { ...rest, cuts: other.cuts.map((cut) => ({ ...cut, nth: date })) };
  } else if (facts.cuts?.length && !isName && facts.year === undefined) {
    const { month, season, holiday } = other;
    filled = {
      ...facts,
      ...(month && other.date === undefined ? { month } : {}),
      ...(season ? { season } : {}),
      ...(holiday ? { holiday } : {}),
    };
  } else if (
    !isName &&
    facts.year !== undefined &&
    facts.cuts === undefined &&
    direction === 1 &&
    /^[ ]*[|&I]/.test(term.lead)
  ) {
    // November 2019 or 2020.
    filled = { ...other, year: facts.year };
  }
  if (filled.year === undefined && other.year !== undefined) {
    const places = [filled, other].map(
      ({ month, season = 0, date = 0 }) => (month ?? season * 3) * 100 + date,
    );
    const [mine = 0, its = 0] = places;
    const isRange = /^[ ]*[-/=uaI&]/.test(direction < 0 ? from.lead : term.lead);
    const isPast = isRange && mine > 0 && its > 0 && (direction < 0 ? mine > its : mine < its);
    filled = {
      ...filled,
      year: (direction > 0 ? (other.endYear ?? other.year) : other.year) + (isPast ? direction : 0),
    };
  }
  term.facts = filled;
}

/** The days of one time, with the signs around it. */
function readTerm(
  { facts, lead, away }: Term,
  rest: string,
  locale: Locale,
  isJoined: boolean,
): readonly DayRange[] | { readonly flaw: TimeFlaw } {
  const period = readFacts(facts, locale);
  if ('flaw' in period) return period;
  const signs = isJoined ? lead.trim().slice(1) : lead;
  const slack = /[~?q]/.test(lead) ? ABOUT_DAYS : lead.includes('W') ? 6 : 0;
  const ranges = period.ranges.map(({ from, to }) => ({
    from: addDays(from, -slack),
    to: addDays(to, slack),
  }));
  const blur = period.blur + 2 * slack;
  const first = ranges.reduce(
    (least, { from, to }) => min(least, blur === 0 ? dayAfter(to) : max(from, addDays(to, 1 - blur))),
    LAST_DAY,
  );
  const last = ranges.reduce(
    (most, { from, to }) => max(most, blur === 0 ? dayBefore(from) : min(to, addDays(from, blur - 1))),
    FIRST_DAY,
  );
  const [start, end] = [
    ranges.reduce((least, { from }) => min(least, from), LAST_DAY),
    ranges.reduce((most, { to }) => max(most, to), FIRST_DAY),
  ];
  const until = [{ from: FIRST_DAY, to: end }];
  const since = [{ from: start, to: LAST_DAY }];
  const isNot = signs.includes('!');
  const [, , back] = /(^|[^?q])([<>])/.exec(signs) ?? [];
  const sign = back;
  if (away && sign) {
    return ranges.map(({ from, to }) => (sign === '<' ? daysAway(from, away, -1) : daysAway(to, away, 1)));
  }
  if (sign === '<' || sign === '>') {
    if (isNot) return sign === '<' ? since : until;
    if (signs.includes('j'))
      return ranges.map(({ from, to }) =>
        sign === '<'
          ? { from: addDays(from, -31), to: dayBefore(from) }
          : { from: dayAfter(to), to: addDays(to, 31) },
      );
    return sign === '<' ? [{ from: FIRST_DAY, to: last }] : [{ from: first, to: LAST_DAY }];
  }
  const after = /[<>v]/.exec(rest)?.[0];
  if (after === '<' || /v/.test(signs + rest) || signs.includes('+')) return until;
  if (after === '>') return since;
  if (signs.includes('^=') || (signs.includes('u') && !isJoined)) return isNot ? since : until;
  return ranges;
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
  const blur = cuts.some(({ isVague }) => isVague) ? 1e4 : season ? 22 : holiday ? holidayBlur(holiday) : 0;
  const { instant } = facts;
  if (instant === undefined || date === undefined) return { ranges, blur };
  return {
    ranges: ranges.map(({ from }) => {
      const day = warsawDay(from, instant);
      return { from: day, to: day };
    }),
    blur,
  };
}

/** A winter with one year named begins or ends in that year; two years are one winter's, and of no other season. */
function seasonsOf(season: number, year: number, endYear?: number): DayRange[] {
  const single = season === 4 ? [year - 1, year] : [year];
  const starts = endYear === undefined ? single : season === 4 && endYear === year + 1 ? [year] : [];
  return starts.flatMap((start) => seasonOf(season, start));
}

/** The end of the one and the beginning of the other: a month of years, ten days of what is shorter. */
function turn(before: readonly DayRange[], after: readonly DayRange[]): DayRange[] {
  const [end, start] = [before.at(-1), after[0]];
  if (!end || !start) return [];
  const isLong = addDays(end.from, 300) < end.to;
  return [{ from: addDays(end.to, isLong ? -30 : -9), to: addDays(start.from, isLong ? 30 : 9) }];
}

function hull(ranges: readonly DayRange[]): DayRange[] {
  const from = ranges.reduce((least, range) => min(least, range.from), LAST_DAY);
  const to = ranges.reduce((most, range) => max(most, range.to), FIRST_DAY);
  return [{ from, to }];
}

const min = (one: Day, other: Day): Day => (one < other ? one : other);
const max = (one: Day, other: Day): Day => (one > other ? one : other);

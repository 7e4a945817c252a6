import { addDays, FIRST_DAY, LAST_DAY } from './day.ts';
import type { Locale } from './locale.ts';
import { type DayRange, earlier, later } from './lookup-calendar.ts';
import { daysOfTerm, type Term, type TimeFlaw } from './lookup-days.ts';
import type { Item, TimeFacts } from './lookup-facts.ts';
import type { Duration } from './lookup-relative.ts';

/** Words that say what a time is told of, or go before another. */
const WORDS = /[©•×iB]/g;

/** The days that a sentence names, or why it names none; `null` when it speaks of no time. */
export function readSentence(
  items: readonly Item[],
  locale: Locale,
): readonly DayRange[] | { readonly flaw: TimeFlaw } | null {
  const { terms, rest } = gather(items);
  const [first] = terms;
  if (!first) return null;
  const areWhole = new Map(
    terms.map((term) => [term, term.facts.year !== undefined || isDateAlone(term.facts)]),
  );
  complete(terms);
  const meant = keepMeant(terms);
  // What denies something else than a beginning or an end leaves nothing to go by.
  if (meant.length === 0 || meant.some(isDenied) || rest.includes('!')) return { flaw: 'unreadable' };
  const told = tellOf(meant, rest);
  const isBetween = first.lead.includes('b');
  const found: (readonly DayRange[])[] = [];
  for (const [index, term] of told.entries()) {
    const named = daysOfTerm(term, index === told.length - 1 ? rest : '', locale);
    if ('flaw' in named) return named;
    // What was there already is no younger.
    const days = term.isOther ? [{ from: FIRST_DAY, to: hull(named)[0]?.to ?? LAST_DAY }] : named;
    const previous = told[index - 1];
    const before = found.at(-1);
    if (!previous || !before) {
      found.push(days);
      continue;
    }
    // Two whole dates, or a number and a date, side by side say nothing of what they have to do with each other.
    const areBothWhole = areWhole.get(previous) && areWhole.get(term);
    if (areBothWhole && term.joint + term.lead === '') return { flaw: 'unreadable' };
    const isRange = /[-/=uk]/.test(term.joint) || (isBetween && /[&aI|]/.test(term.joint));
    const areOpen = [previous, term].every(({ lead }) => /[<>]/.test(lead));
    const isUnion =
      (areOpen ? /[|]/ : /[|&]/).test(term.joint) ||
      [previous, term].some(({ lead, isOther }) => isOther || /[~?q]/.test(lead));
    const overlap = isUnion ? null : openOverlap(before, days);
    if (previous.lead.includes('t')) found.splice(-1, 1, turn(before, days));
    else if (isRange) found.splice(-1, 1, hull([...before, ...days]));
    else if (overlap) found.splice(-1, 1, overlap);
    else found.push(days);
  }
  const isTurnOfOne = told.length === 1 && first.lead.includes('t');
  return found.flat().flatMap((range) => (isTurnOfOne ? turnsOf(range) : [range]));
}

/** Puts facts of one time together, as long as they are of different kinds; `rest`: the signs behind the last. */
function gather(items: readonly Item[]): { terms: Term[]; rest: string } {
  const terms: Term[] = [];
  let lead = '';
  let away: Duration | null = null;
  for (const item of items) {
    if ('sign' in item) {
      const latest = terms.at(-1);
      if (item.sign === 'g' && latest) {
        latest.around = item.away ?? null;
        continue;
      }
      away = item.away ?? away;
      lead += item.sign === '_' ? ' ' : item.sign === 'g' ? '~' : item.sign;
      continue;
    }
    const { facts, isSoft = false } = item;
    const last = terms.at(-1);
    // Numbers that words stand around go with nothing; a mark or a few words do not divide the rest.
    const plain = lead.replace(WORDS, ' ');
    const isToldAnew = last?.facts.year !== undefined && /[©•×]/.test(lead);
    const isApart = plain.includes(' ') && [last?.facts, facts].some((one) => one && isDateAlone(one));
    const joined =
      last && !isApart && !isToldAnew && /^(?:[ GCUr&I]*|[-/])$/.test(plain) && !/[&I]/.test(plain)
        ? join(last.facts, facts)
        : null;
    if (last && joined) {
      last.facts = joined;
      last.isSoft &&= isSoft;
      last.lead += lead.replace(/[^•×]/g, '');
    } else terms.push(makeTerm(facts, lead, isSoft, away, terms.length > 0));
    lead = '';
    away = null;
  }
  const rest = inDoubt(lead);
  const kept = terms.filter((term, index) => !countsSomethingElse(term, terms[index + 1], lead));
  return {
    terms: rest.includes('~') ? kept.map((term) => ({ ...term, lead: `${term.lead}~` })) : kept,
    rest,
  };
}

/** "I do not know" is a doubt, not a denial. */
function inDoubt(signs: string): string {
  return signs.replace(/![^?<>uv]*\?/g, '~');
}

/** What joins it to the one before stands first. */
function makeTerm(
  facts: TimeFacts,
  lead: string,
  isSoft: boolean,
  away: Duration | null,
  isJoined: boolean,
): Term {
  const joint = isJoined ? /^ *([-/=u&I|ak])/.exec(lead.replace(WORDS, ' ')) : null;
  const signs = joint ? lead.slice(joint[0].length).trimStart() : lead;
  return {
    facts,
    joint: joint?.[1] ?? '',
    lead: inDoubt(signs),
    isSoft,
    away,
    around: null,
    isOther: false,
  };
}

function isDateAlone(facts: TimeFacts): boolean {
  return Object.keys(facts).every((key) => /date|isSlashed/.test(key));
}

/** A number with words around it, or a "first" that belongs to none. */
function countsSomethingElse(
  { facts, joint, lead, isSoft }: Term,
  next: Term | undefined,
  rest: string,
): boolean {
  if (!isDateAlone(facts) || joint !== '' || (next && next.joint !== '')) return false;
  return isSoft || /[ ©•×iB]/.test(`${lead}${next?.lead ?? rest}`);
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
    /[|&I]/.test(term.joint)
  ) {
    // November 2019 or 2020.
    filled = { ...other, year: facts.year };
  }
  if (filled.year === undefined && other.year !== undefined) {
    const places = [filled, other].map(
      ({ month, season = 0, date = 0 }) => (month ?? season * 3) * 100 + date,
    );
    const [mine = 0, its = 0] = places;
    const isRange = /[-/=uaI&]/.test(direction < 0 ? from.joint : term.joint);
    const isPast = isRange && mine > 0 && its > 0 && (direction < 0 ? mine > its : mine < its);
    filled = {
      ...filled,
      year: (direction > 0 ? (other.endYear ?? other.year) : other.year) + (isPast ? direction : 0),
    };
  }
  term.facts = filled;
}

/** The end of the one and the beginning of the other: a month of years, ten days of what is shorter. */
function turn(before: readonly DayRange[], after: readonly DayRange[]): DayRange[] {
  const [end, start] = [before.at(-1), after[0]];
  if (!end || !start) return [];
  const days = addDays(end.from, 300) < end.to ? 30 : 9;
  return [{ from: addDays(end.to, -days), to: addDays(start.from, days) }];
}

/** "The turn of 2019" is either. */
function turnsOf({ from, to }: DayRange): DayRange[] {
  return [from, to].map((day) => ({ from: addDays(day, -31), to: addDays(day, 31) }));
}

function hull(ranges: readonly DayRange[]): DayRange[] {
  const from = ranges.reduce((least, range) => earlier(least, range.from), LAST_DAY);
  const to = ranges.reduce((most, range) => later(most, range.to), FIRST_DAY);
  return [{ from, to }];
}

/** After one day and before another, before the fire and in summer: the days that both hold; `null` when none are. */
function openOverlap(one: readonly DayRange[], other: readonly DayRange[]): DayRange[] | null {
  const isOpen = (range: DayRange) => range.from === FIRST_DAY || range.to === LAST_DAY;
  if (![...one, ...other].some(isOpen)) return null;
  const shared = one.flatMap((first) =>
    other.map((second) => ({ from: later(first.from, second.from), to: earlier(first.to, second.to) })),
  );
  const real = shared.filter(({ from, to }) => from <= to);
  return real.length > 0 ? real : null;
}

/** "Not in 2019 but in 2020", "in 2018 and not in 2019": what is left when the one is denied for the other. */
function keepMeant(terms: readonly Term[]): readonly Term[] {
  return terms.filter(
    (term, index) =>
      !isDenied(term) || !(term.lead.includes('B!') || /^[^!]*B/.test(terms[index + 1]?.lead ?? '')),
  );
}

function isDenied({ lead }: Term): boolean {
  return /!(?![^<>uv]*[<>uv])/.test(lead);
}

/**
 * Whether it is of the account's beginning that a time is told, or of an order, a bill, the day on which it stopped. Where
 * both are told only the beginning counts.
 */
function tellOf(terms: readonly Term[], rest: string): readonly Term[] {
  const told = terms.map(({ lead }, index) => {
    const behind = index === terms.length - 1 ? rest : '';
    // Since yesterday it does not work.
    const isFault = behind.includes('×') && !lead.includes('©');
    return isFault ? 'other' : (tellingOf(lead) ?? tellingOf(behind.replaceAll('s', '')));
  });
  if (told.includes('begun')) return terms.filter((_, index) => told[index] !== 'other');
  const isThereAlready = `${terms.map(({ lead }) => lead).join('')}${rest}`
    .replace(/i(?= *[<>])/g, '')
    .includes('i');
  for (const [index, term] of terms.entries()) term.isOther = isThereAlready || told[index] === 'other';
  return terms;
}

/** Of the words before a time the last decides; since a fault is not since the beginning. */
function tellingOf(signs: string): 'begun' | 'other' | null {
  const said = signs.replace(/© *•/g, '©');
  const ofFault = said.lastIndexOf('×');
  const ofUse = said.lastIndexOf('•');
  const begun = said.lastIndexOf('©');
  if (ofFault > begun) return 'other';
  if (Math.max(begun, said.lastIndexOf('s')) > ofUse) return 'begun';
  return ofUse >= 0 ? 'other' : null;
}

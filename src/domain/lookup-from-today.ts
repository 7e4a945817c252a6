import { type Day, FIRST_DAY, LAST_DAY, makeDay } from './day.ts';
import type { DayRange } from './lookup-calendar.ts';
import type { Item, LookupMoment } from './lookup-facts.ts';
import {
  addDurations,
  type Duration,
  daysAway,
  latestOf,
  makeDuration,
  thisOf,
  unitAround,
} from './lookup-relative.ts';
import type { LookupToken } from './lookup-tokens.ts';

const UNITS = {
  U: ['day', 'month', 'year'],
  W: ['week', 'week'],
  w: ['week'],
  Q: ['quarter'],
  r: ['year'],
} as const;

/** Blurred all through. */
const ALL = 1e4;

/** Before it nothing is looked for. */
const EARLIEST = '1990-01-01';

/** Days that are known without a year. */
export function days(from: Day, to = from): Item {
  return { facts: { period: { ranges: [{ from, to }], blur: 0 } } };
}

function vagueDays(from: Day, to = from): Item {
  return { facts: { period: { ranges: [{ from, to }], blur: ALL } } };
}

/** How long a number and a unit are. */
export function durationOf(tokens: readonly LookupToken[]): Duration {
  const unit = tokens.find(({ letter }) => letter in UNITS);
  const count = tokens.find(({ letter }) => /[nVcHx]/.test(letter));
  const names: readonly Parameters<typeof makeDuration>[1][] =
    unit && isUnit(unit.letter) ? UNITS[unit.letter] : [];
  const name = names[(unit?.value ?? 1) - 1] ?? names[0] ?? 'day';
  const isPlural =
    unit?.letter === 'w' || (unit?.letter === 'U' && /^(lat.*|years|yrs|months|days|dni.*)$/.test(unit.text));
  if (!count) return makeDuration(isPlural ? 'few' : 1, name);
  if (count.letter === 'V') return makeDuration(count.value === 2 ? 'dozen' : 'few', name);
  return makeDuration({ H: 0.5, x: 1.5 }[count.letter] ?? count.value, name);
}

function isUnit(letter: string): letter is keyof typeof UNITS {
  return letter in UNITS;
}

/** "Przedostatni", the one before last. */
function isBeforeLast({ letter, value }: LookupToken): boolean {
  return letter === 'L' && value === 3;
}

/** A year ago; of a whole number of years also the year, which a month or season may go with. */
export function ago(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  const letters = tokens.map(({ letter }) => letter).join('');
  const end = letters.search(/[UWwQr]/) + 1;
  const first = durationOf(tokens.slice(0, end));
  const rest = letters.slice(end);
  const more = /[UWw]/.test(rest) ? durationOf(tokens.slice(end)) : null;
  const half = rest.includes('H') ? 1.5 : 1;
  const duration = more
    ? addDurations(first, more)
    : { ...first, least: first.least * half, most: first.most * half };
  const range = daysAway(today, duration, -1);
  // Nobody's account is as old as the people who have it.
  if (range.to < EARLIEST) return [{ facts: { year: Number(range.to.slice(0, 4)) } }];
  // More than a year ago, at least a year ago; less than a year ago.
  if (letters.includes('m')) return [days(FIRST_DAY, daysAway(today, { ...duration, slack: 0 }, -1).to)];
  if (letters.includes('+')) return [days(FIRST_DAY, range.to)];
  if (letters.includes('l')) return [days(range.from, today)];
  const isWholeYears =
    duration.unit === 'month' && duration.least === duration.most && duration.least % 12 === 0;
  const year = isWholeYears ? { year: Number(today.slice(0, 4)) - duration.least / 12 } : {};
  return [
    ...(letters.includes('~') ? [{ sign: '~', value: 0 }] : []),
    { facts: { period: { ranges: [range], blur: ALL }, ...year } },
  ];
}

/** One or two years ago, a year or two ago: from the most to the least of it. */
export function agoBetween(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  const unit = tokens.find(({ letter }) => isUnit(letter));
  const counts = tokens.filter(({ letter }) => /[nc]/.test(letter));
  if (!unit) return [];
  const spans = [...(counts.length < 2 ? [[unit]] : []), ...counts.map((count) => [count, unit])].map(
    (said) => daysAway(today, durationOf(said), -1),
  );
  const [from = today] = spans.map((span) => span.from).sort();
  const to = spans
    .map((span) => span.to)
    .sort()
    .at(-1);
  return from < EARLIEST ? [{ facts: { year: Number(from.slice(0, 4)) } }] : [vagueDays(from, to)];
}

export function within(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  return [days(daysAway(today, durationOf(tokens), -1).from, today)];
}

/** Last week, this year, next month. "Ostatni rok" is the calendar's or the twelve months that have passed. */
export function nextTo(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  const beside = tokens.find(({ letter }) => /[LCX]/.test(letter));
  const unit = tokens.find(({ letter }) => letter in UNITS);
  if (!beside || !unit || !isUnit(unit.letter)) return [];
  const name = UNITS[unit.letter][unit.value - 1] ?? UNITS[unit.letter][0];
  const back = { L: isBeforeLast(beside) ? 2 : 1, C: 0, X: -1 }[beside.letter] ?? 0;
  const [range] = unitAround(today, name, back);
  if (!range) return [];
  if (beside.letter === 'L' && beside.value === 2) return [days(range.from, today)];
  if (name === 'year') return [{ facts: { year: Number(range.from.slice(0, 4)) } }];
  if (name === 'month')
    return [{ facts: { year: Number(range.from.slice(0, 4)), month: Number(range.from.slice(5, 7)) } }];
  return [days(range.from, range.to)];
}

/** Last spring, this March, next summer, two summers ago. */
export function yearly(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  const beside = tokens.find(({ letter }) => /[LCX]/.test(letter));
  const what = tokens.find(({ letter }) => /[SMK]/.test(letter));
  const name = { S: 'season', M: 'month', K: 'holiday' }[what?.letter ?? ''];
  if (!what || !name) return [];
  const named = { [name]: what.value };
  if (beside?.letter === 'X') return [{ facts: { ...named, year: Number(today.slice(0, 4)) + 1 } }];
  if (beside?.letter === 'C') return [{ facts: { period: thisOf(named, today) } }];
  // Two summers ago: the last is one ago.
  const count = beside ? (isBeforeLast(beside) ? 2 : 1) : (tokens[0]?.value ?? 1);
  return [{ facts: { period: latestOf(named, today, count) } }];
}

/** The fire; the pandemic, which the World Health Organization declared on 11 March 2020. */
export function failure(tokens: readonly LookupToken[], { today, failures }: LookupMoment): Item[] {
  const began = tokens.at(-1)?.value === 2 ? makeDay(2020, 3, 1) : null;
  if (began) return [{ facts: { period: { ranges: [{ from: began, to: today }], blur: 31 } } }];
  const ranges = failures.map((from): DayRange => ({ from, to: tokens.length > 1 ? LAST_DAY : from }));
  return ranges.length > 0 ? [{ facts: { period: { ranges, blur: 0 } } }] : [];
}

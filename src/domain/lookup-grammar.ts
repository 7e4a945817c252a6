import { addDays, type Day, FIRST_DAY, LAST_DAY, makeDay } from './day.ts';
import type { Cut, DayRange, NamedDays } from './lookup-calendar.ts';
import {
  addDurations,
  type Duration,
  daysAway,
  latestOf,
  makeDuration,
  unitAround,
} from './lookup-relative.ts';
import type { LookupToken } from './lookup-tokens.ts';

/** What the words look at besides themselves. */
export interface LookupMoment {
  /** The site clock's day in Warsaw. */
  readonly today: Day;
  /** The days on which what the site tells of began: the fire. */
  readonly failures: readonly Day[];
}

/** TimeFacts that words state of one time: they make it up together, "the end of" and "August" and "2020". */
export interface TimeFacts {
  readonly year?: number;
  /** The year in which a winter ends, or the last of two years. */
  readonly endYear?: number;
  readonly month?: number;
  readonly date?: number;
  readonly season?: number;
  readonly holiday?: number;
  readonly cuts?: readonly Cut[];
  /** Day and month are divided by a slash or dash, as they are where the month comes first. */
  readonly isSlashed?: boolean;
  /** Days that are known from the clock; with a year beside them only when nothing else goes with that. */
  readonly period?: NamedDays;
  /** Minutes after midnight UTC. */
  readonly instant?: number;
}

/** What words come to: facts, or a sign that says how facts are meant or go together. */
export type Item =
  | { readonly facts: TimeFacts; readonly isSoft?: boolean }
  | { readonly sign: string; readonly value: number; readonly away?: Duration };

type Make = (tokens: readonly LookupToken[], moment: LookupMoment) => readonly Item[];

const UNITS = {
  U: ['day', 'month', 'year'],
  W: ['week', 'week'],
  w: ['week'],
  Q: ['quarter'],
  r: ['year'],
} as const;

/** Blurred all through. */
const ALL = 1e4;

/** No more of a date follows. */
const END = '(?![-/]?[nMRYy])';
/** Neither does what numbers count. */
const ALONE = '(?![-/]?[nMRYyQHThWwU])';

/**
 * How times are written. A word has a letter in the text's shape:
 *
 * - numbers: `n` of one or two digits, `y` '19, `Y` a year, `N` none of these, `c` a word, `x` one and a half, `o` first, `V` a few
 * - `M` month, `R` in Roman numerals, `I` the numeral one or "and", `G` "sie": August or a pronoun, `S` season, `K` holiday
 * - `Q` quarter, `T` third, `h` half year, `H` half, `P` beginning, middle, end, `W` `w` week(s), `U` other unit, `r` year
 * - `A` ago, `L` last, `C` this, `X` next, `E` today, `F` the failure, `Z` clock time with a zone, marks are themselves
 *
 * The first form that fits wins. Digits are a date's roles: day, month, year, season, `z` the year in which a winter ends.
 */
const FORMS: readonly (readonly [shape: string, make: string | Make])[] = [
  // 17.11-19.11.2019: the first of two days
  ['n/?n(?=-n/?[nMR])', 'dm'],
  [`n([-/]?)n\\1([Yy]|n${END})`, 'dmy'],
  [`n[-/]?[MR][-/]?([Yy]|n${ALONE})`, 'dmy'],
  ['n[-/]?[IG][-/]?[Yy]', 'dmy'],
  [`M-?n-?([Yy]|n${ALONE})`, 'mdy'],
  [`Y([-/]?)n\\1n${ALONE}`, 'ymd'],
  [`Y-?[MR]-?n${ALONE}`, 'ymd'],
  // November 17-19, 2019
  [
    'Mn[-/=&|k]n[Yy]',
    (tokens, moment) => [
      ...byRoles('md')(tokens.slice(0, 2), moment),
      { sign: tokens[2]?.letter ?? '-', value: 0 },
      ...byRoles('mdy')([...tokens.slice(0, 1), ...tokens.slice(3)], moment),
    ],
  ],
  ['[Yy]-?[MR]', 'ym'],
  ['[MR][-/]?[Yy]', 'my'],
  ['n[-/]?Y', 'my'],
  ['Y-n(?=/Y-n)', 'ym'],
  [`Y[-/]?n(?![-/]?[nMRYyQHThWwUcA])`, 'ym'],
  ['o(-?o)?M', (tokens) => [{ facts: { date: sum(tokens.slice(0, -1)), month: tokens.at(-1)?.value ?? 0 } }]],
  [
    'Moo?(?![QHThWwU])',
    (tokens) => [{ facts: { month: tokens[0]?.value ?? 0, date: sum(tokens.slice(1)) } }],
  ],
  [`S[-/]?[Yy][-/k]?([Yy]|n${ALONE})`, 'syz'],
  [`Sn[-/]n${ALONE}`, 'syz'],
  ['([Yy][-/k]?[Yyn]|n[-/]n)-?S', 'yzs'],
  [`S-?n${ALONE}`, 'sy'],
  // Quarters 3 and 4; the third quarter; Q3.
  [
    'Q[nRI][-/][nRI](?![-/]?n)',
    (tokens) => [cutInto(4, tokens[1]?.value), { sign: '-', value: 0 }, cutInto(4, tokens[3]?.value)],
  ],
  ['Y[oc]{1,2}(?![QHThWwU])', (tokens) => yearInWords(tokens)],
  // Two years ago; three years and two months ago; for two years; two years before.
  [`[~m+l]*[nVcHx]?[UWwQr]([&I]?(H|[ncx]?[UWw]))?A`, (tokens, moment) => ago(tokens, moment)],
  [`[sf<][~m+l]*[nVcHx]?[UWwQr](?![-/<>AYynMRSKLCPFEIo])`, (tokens, moment) => ago(tokens, moment)],
  ['[nVcHx]?[UWwQr](?=[<>])', (tokens) => [{ sign: 'D', value: 0, away: durationOf(tokens) }]],
  // The last two years; the last week, days or quarter of something; last year.
  ['L[nVcx][UWwrQ]|lL[UWwrQ]', (tokens, moment) => within(tokens.slice(1), moment)],
  ['LW(?=[MRYSKIn])', () => [cutInto(7, -1)]],
  ['L[Uw](?=[MRYySKLC])', () => [cutInto(3, 3, true)]],
  ['LQ(?=[Yy])', () => [cutInto(4, 4)]],
  ['o[Uw]', () => [cutInto(3, 1, true)]],
  ['[LCX][rUWQ]|[rU][LCX]', (tokens, moment) => nextTo(tokens, moment)],
  ['[LCX]-?[SMK](?![-/]?[Yyn])|[SMK][LCX](?![rUWQ])', (tokens, moment) => yearly(tokens, moment)],
  // Parts of a period.
  [`([noRI][QhT]|[QhT][nRI])n${ALONE}`, (tokens) => shortYear(tokens)],
  ['[nocRI]-?Q|Q-?[nRIo]', (tokens) => [cutInto(4, numberIn(tokens))]],
  ['[nocRI]-?H', (tokens) => [cutInto(2, numberIn(tokens))]],
  ['H', () => [cutInto(3, 2, true)]],
  ['[nocRI]-?h|h-?[nRI]', (tokens) => [cutInto(2, numberIn(tokens))]],
  ['[nocRI]-?T|T-?[nRI]', (tokens) => [cutInto(3, numberIn(tokens))]],
  [
    '[no]-?W|W-?n(?![-/]?[nMR])',
    (tokens) => [
      cutInto(
        7,
        numberIn(tokens),
        tokens.some(({ letter, value }) => letter === 'W' && value === 2),
      ),
    ],
  ],
  ['P', (tokens) => [cutInto(3, tokens[0]?.value, true)]],
  // What it leaves to others to say.
  // 19 roku
  [
    'nr(?![A<>])',
    (tokens, moment) => (isYearInShort(tokens) ? byRoles('y')(tokens.slice(0, 1), moment) : []),
  ],
  ['d?F', (tokens, moment) => failure(tokens, moment)],
  ['E', (tokens, { today }) => [days(addDays(today, [0, -1, -2, 1][(tokens[0]?.value ?? 1) - 1] ?? 0))]],
  ['K', (tokens) => [{ facts: { holiday: tokens[0]?.value ?? 0 } }]],
  ['Z', (tokens) => [{ facts: { instant: tokens[0]?.value ?? 0 } }]],
  [`n[-/]?n${END}`, 'dm'],
  [`n[-/]?[MRG]`, 'dm'],
  ['S', 's'],
  ['[MR]', 'm'],
  ['[Yy]', 'y'],
  ['n', 'd'],
  ['oo?', (tokens) => [{ facts: { date: sum(tokens) }, isSoft: true }]],
];

const RULES = FORMS.map(
  ([shape, make]) => [new RegExp(shape, 'y'), typeof make === 'string' ? byRoles(make) : make] as const,
);

/** "sie 2020" alone, "I 2020" behind a sign: elsewhere they are words. */
const AT_START = [/^[GI](?=[-/]?[Yy])/, /([us<>=-])I(?=[-/]?Y)/g] as const;

/** "W 19 roku". */
function isYearInShort(tokens: readonly LookupToken[]): boolean {
  const index = tokens.findIndex(({ letter }) => letter === 'r');
  const number = tokens[index - 1];
  return number?.letter === 'n' && number.value > 9;
}

/** 2000 and nineteen; a year that is said in digits has nothing behind it. */
function yearInWords(tokens: readonly LookupToken[]): Item[] {
  const [first] = tokens;
  return [{ facts: { year: first?.value === 2000 ? sum(tokens) : (first?.value ?? 0) } }];
}

/** Q3 20. */
function shortYear(tokens: readonly LookupToken[]): Item[] {
  const part = tokens.find(({ letter }) => /[QhT]/.test(letter))?.letter;
  const of = part === 'Q' ? 4 : part === 'T' ? 3 : 2;
  return [
    cutInto(of, numberIn(tokens.slice(0, -1))),
    { facts: { year: 2000 + (tokens.at(-1)?.value ?? 0) } },
  ];
}

/** The items that tokens come to, in their order. */
export function readItems(tokens: readonly LookupToken[], moment: LookupMoment): Item[] {
  const shape = tokens
    .map(({ letter }) => letter)
    .join('')
    .replace(AT_START[0], 'M')
    .replace(AT_START[1], '$1M');
  // How long ago, as the answer to when: three years.
  const alone = /^[ _]*([~m+l]*[nVcHx][UWwr])[ _]*$/.exec(shape)?.[1];
  if (alone && !isYearInShort(tokens))
    return ago(
      tokens.filter(({ letter }) => alone.includes(letter)),
      moment,
    );
  const items: Item[] = [];
  for (let index = 0; index < tokens.length; ) {
    let length = 0;
    for (const [pattern, make] of RULES) {
      pattern.lastIndex = index;
      length = pattern.exec(shape)?.[0].length ?? 0;
      if (length === 0) continue;
      items.push(...make(tokens.slice(index, index + length), moment));
      break;
    }
    const token = tokens[index];
    if (length === 0 && token) items.push({ sign: token.letter, value: token.value });
    index += length || 1;
  }
  return items;
}

function byRoles(roles: string): Make {
  const names = { d: 'date', m: 'month', y: 'year', z: 'endYear', s: 'season' } as const;
  return (tokens) => {
    const values = tokens
      .filter(({ letter }) => !/[-/k]/.test(letter))
      .map(({ letter, value }) => (letter === 'G' ? 8 : value));
    const facts: Record<string, number> = {};
    for (const [role, name] of Object.entries(names)) {
      const value = values[roles.indexOf(role)];
      if (value !== undefined && roles.includes(role))
        facts[name] = /[yz]/.test(role) && value < 100 ? 2000 + value : value;
    }
    return [{ facts: { ...facts, isSlashed: /^n[-/]n/.test(tokens.map(({ letter }) => letter).join('')) } }];
  };
}

const sum = (tokens: readonly LookupToken[]): number => tokens.reduce((total, { value }) => total + value, 0);

function numberIn(tokens: readonly LookupToken[]): number | undefined {
  return tokens.find(({ letter }) => /[nocRI]/.test(letter))?.value;
}

function cutInto(of: Cut['of'], nth = 0, isVague = false): Item {
  return { facts: { cuts: [{ of, nth, isVague }] } };
}

function days(from: Day, to = from): Item {
  return { facts: { period: { ranges: [{ from, to }], blur: 0 } } };
}

function durationOf(tokens: readonly LookupToken[]): Duration {
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

/** A year ago; of a whole number of years also the year, which a month or season may go with. */
function ago(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
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

function within(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  return [days(daysAway(today, durationOf(tokens), -1).from, today)];
}

/** Last week, this year, next month. "Ostatni rok" is the calendar's or the twelve months that have passed. */
function nextTo(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  const beside = tokens.find(({ letter }) => /[LCX]/.test(letter));
  const unit = tokens.find(({ letter }) => letter in UNITS);
  if (!beside || !unit || !isUnit(unit.letter)) return [];
  const name = UNITS[unit.letter][unit.value - 1] ?? UNITS[unit.letter][0];
  const back = { L: 1, C: 0, X: -1 }[beside.letter] ?? 0;
  const [range] = unitAround(today, name, back);
  if (!range) return [];
  if (beside.letter === 'L' && beside.value === 2) return [days(range.from, today)];
  if (name === 'year') return [{ facts: { year: Number(range.from.slice(0, 4)) } }];
  if (name === 'month')
    return [{ facts: { year: Number(range.from.slice(0, 4)), month: Number(range.from.slice(5, 7)) } }];
  return [days(range.from, range.to)];
}

/** Last spring, this March, next summer. */
function yearly(tokens: readonly LookupToken[], { today }: LookupMoment): Item[] {
  const beside = tokens.find(({ letter }) => /[LCX]/.test(letter))?.letter;
  const what = tokens.find(({ letter }) => /[SMK]/.test(letter));
  const name = { S: 'season', M: 'month', K: 'holiday' }[what?.letter ?? ''];
  if (!what || !name) return [];
  if (beside === 'X') return [{ facts: { [name]: what.value, year: Number(today.slice(0, 4)) + 1 } }];
  return [{ facts: { period: latestOf({ [name]: what.value }, beside === 'L' ? 'last' : 'this', today) } }];
}

/** The fire; the pandemic, which the World Health Organization declared on 11 March 2020. */
function failure(tokens: readonly LookupToken[], { today, failures }: LookupMoment): Item[] {
  const began = tokens.at(-1)?.value === 2 ? makeDay(2020, 3, 1) : null;
  if (began) return [{ facts: { period: { ranges: [{ from: began, to: today }], blur: 31 } } }];
  const ranges = failures.map((from): DayRange => ({ from, to: tokens.length > 1 ? LAST_DAY : from }));
  return ranges.length > 0 ? [{ facts: { period: { ranges, blur: 0 } } }] : [];
}

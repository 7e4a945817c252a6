import { addDays } from './day.ts';
import type { Cut } from './lookup-calendar.ts';
import type { Item, LookupMoment } from './lookup-facts.ts';
import { ago, agoBetween, days, durationOf, failure, nextTo, within, yearly } from './lookup-from-today.ts';
import { makeDuration } from './lookup-relative.ts';
import type { LookupToken } from './lookup-tokens.ts';

type Make = (tokens: readonly LookupToken[], moment: LookupMoment) => readonly Item[];

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
    'Moo?(?![QHThWwUr])',
    (tokens) => [{ facts: { month: tokens[0]?.value ?? 0, date: sum(tokens.slice(1)) } }],
  ],
  [`S[-/]?[Yy][-/k]?([Yy]|n${ALONE})`, 'syz'],
  [`Sn[-/]n${ALONE}`, 'syz'],
  ['([Yy][-/k]?[Yyn]|n[-/]n)-?S', 'yzs'],
  [`S[-/]?[Yy]|S-?n${ALONE}`, 'sy'],
  // Quarters 3 and 4; the third quarter; Q3.
  [
    'Q[nRI][-/][nRI](?![-/]?n)',
    (tokens) => [cutInto(4, tokens[1]?.value), { sign: '-', value: 0 }, cutInto(4, tokens[3]?.value)],
  ],
  // The seventeenth of the eleventh, 2019.
  ['ooo?(?=[Yy])', (tokens) => dateInWords(tokens)],
  // In the twentieth year: 2020.
  ['oo?r(?![A<>])', (tokens) => (sum(tokens) - 1 > 9 ? [{ facts: { year: 1999 + sum(tokens) } }] : [])],
  // Two summers ago; one or two years ago, a year or two ago, for two to three years.
  ['[nc][SMK]A', (tokens, moment) => yearly(tokens, moment)],
  ['[nc][-/|&]{0,2}[nc][UWwQr]A|[Ur][|&~]{0,2}[nc][UWwQr]?A', (tokens, moment) => agoBetween(tokens, moment)],
  ['s[nc][-/|&]{0,2}[nc][Uw](?![-/<>AYynMRSKLCPFEIo])', (tokens, moment) => agoBetween(tokens, moment)],
  // Give or take a year.
  ['g[nVcHx]?[UWwQr]', (tokens) => [{ sign: 'g', value: 0, away: durationOf(tokens) }]],
  [`gn${ALONE}`, (tokens) => [{ sign: 'g', value: 0, away: makeDuration(tokens[1]?.value ?? 1, 'year') }]],
  // Two years ago; three years and two months ago; for two years; two years before.
  [`[~m+l]*[nVcHx]?[UWwQr]([&I]?(H|[ncx]?[UWw]))?A`, (tokens, moment) => ago(tokens, moment)],
  [`[sf<][~m+l]*[nVcHx]?[UWwQr](?![-/<>AYynMRSKLCPFEIo])`, (tokens, moment) => ago(tokens, moment)],
  ['[nVcHx]?[UWwQr](?=[<>])', (tokens) => [{ sign: 'D', value: 0, away: durationOf(tokens) }]],
  // The last three months of something; its last day, its sixth month.
  ['L[nVc][Uw](?=[MRYySKLC])', (tokens) => [piece(tokens, -(numberIn(tokens) ?? 2))]],
  ['o[nVc][Uw](?=[MRYySKLC])', (tokens) => [piece(tokens, numberIn(tokens.slice(1)) ?? 2)]],
  ['[Lo]U(?=[MRYySKLC])', (tokens) => [oneOf(tokens)]],
  // The last two years; the last week, days or quarter of something; last year.
  ['L[nVcx][UWwrQ]|lL[UWwrQ]', (tokens, moment) => within(tokens.slice(1), moment)],
  ['LW(?=[MRYySKInLC])', () => [cutInto(7, -1)]],
  ['Lw(?=[MRYySKLC])', () => [cutInto(3, 3, true)]],
  ['LQ(?=[YyLC])', () => [cutInto(4, 4)]],
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
  ['sF', (tokens, moment) => [{ sign: 'e', value: 0 }, ...failure(tokens.slice(1), moment)]],
  ['d?F', (tokens, moment) => failure(tokens, moment)],
  ['E', (tokens, { today }) => [days(addDays(today, [0, -1, -2, 1][(tokens[0]?.value ?? 1) - 1] ?? 0))]],
  ['K', (tokens) => [{ facts: { holiday: tokens[0]?.value ?? 0 } }]],
  [
    'Z',
    (tokens) => [{ facts: { instant: [tokens[0]?.value ?? 0, tokens[0]?.most ?? tokens[0]?.value ?? 0] } }],
  ],
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
  const alone = /^[ _©•×iB]*([~m+l]*(?:[nc][-/|&]{0,2})?[nVcHx][UWwr]|~*[m+l]r)[ _~©•×iB]*$/.exec(shape)?.[1];
  if (alone && !isYearInShort(tokens)) {
    const said = tokens.filter(({ letter }) => alone.includes(letter));
    return /[nc][^nc]*[nc]/.test(alone) ? agoBetween(said, moment) : ago(said, moment);
  }
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

/** Ordinals of a day, which may be of two words, and of a month. */
function dateInWords(tokens: readonly LookupToken[]): Item[] {
  return [{ facts: { date: sum(tokens.slice(0, -1)), month: tokens.at(-1)?.value ?? 0 } }];
}

/** The first or last so many days, weeks, months of a period. */
function piece(tokens: readonly LookupToken[], count: number): Item {
  const unit = tokens.at(-1);
  if (unit?.letter === 'w') return { facts: { cuts: [{ of: 'day', nth: count * 7, isVague: true }] } };
  if (unit?.value === 3) return { facts: { cuts: [] } };
  return { facts: { cuts: [{ of: unit?.value === 2 ? 'month' : 'day', nth: count, isVague: false }] } };
}

/** The last day, the sixth month; of several days that nobody counted a third. */
function oneOf(tokens: readonly LookupToken[]): Item {
  const [which, unit] = tokens;
  const isFirst = which?.letter === 'o';
  const isCounted = /^(dzien|dnia|dniu|dniem|dobe|day|miesiac|miesiaca|miesiacu|month)$/.test(
    unit?.text ?? '',
  );
  if (!isCounted || unit?.value === 3) return cutInto(3, isFirst ? 1 : 3, true);
  const of = unit?.value === 2 ? 'month' : 'day';
  return {
    facts: {
      cuts: [{ of, nth: isFirst ? 1 : -1, skip: isFirst ? sum(tokens.slice(0, 1)) - 1 : 0, isVague: false }],
    },
  };
}

const sum = (tokens: readonly LookupToken[]): number => tokens.reduce((total, { value }) => total + value, 0);

function numberIn(tokens: readonly LookupToken[]): number | undefined {
  return tokens.find(({ letter }) => /[nocRI]/.test(letter))?.value;
}

function cutInto(of: Cut['of'], nth = 0, isVague = false): Item {
  return { facts: { cuts: [{ of, nth, isVague }] } };
}

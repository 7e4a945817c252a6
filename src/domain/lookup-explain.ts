import { type Day, FIRST_DAY, makeDay, parseDay } from './day.ts';
import { rangesTouching } from './lookup.ts';
import type { LookupResult, RefusalReason } from './lookup-answer.ts';
import { joinWithOr, type RangePhrases, sayDay, sayRanges } from './lookup-time.ts';
import type { NamedAccountRange } from './panel.ts';

/**
 * The lookup's sentences in one language: plain text with `{placeholders}`, which `explainLookup` fills.
 * Panels come by their names. A day reads in words (17 listopada 2019), or with `#` behind its name in
 * numbers (17.11.2019).
 */
export interface LookupPhrases extends RangePhrases {
  readonly answer: string;
  /** The typed day is the first or the last of its panel. */
  readonly first: string;
  readonly last: string;
  /** The days that the text was taken to mean, as `{ranges}`. */
  readonly period: string;
  /** Which accounts a panel holds, by whether its range has a beginning and an end. */
  readonly between: string;
  readonly from: string;
  readonly to: string;
  readonly always: string;
  /** The same of a panel without days, beside others. */
  readonly anyDay: string;
  /** Said last where days alone do not divide the candidates. */
  readonly undecided: string;
  /** The day that divides two candidates. */
  readonly divide: string;
  readonly newAccount: string;
  /** A year and its panels, as `{years}` and `{panels}`; the years up to one, as `{years}`. */
  readonly ofYear: string;
  readonly upToYear: string;
  /** What is wrong, and what to type instead; `{panels}` lists them all, `{byYear}` those of each year. */
  readonly refusals: Readonly<Record<RefusalReason, readonly [title: string, help: string]>>;
}

/** What a person reads: the answer, then why; or what is wrong, then what to type instead. */
export interface LookupExplanation {
  readonly title: string;
  readonly why: readonly string[];
  readonly help: string | null;
}

/** What fills a phrase: days as `YYYY-MM-DD`, anything else as it is to be read. */
type Values = Readonly<Record<string, string | null>>;

/**
 * Puts a lookup's result into sentences of plain text. `panels` are those of the lookup's context. The
 * phrases come as an argument, so that a browser fetches those of one language only.
 */
export function explainLookup(
  result: LookupResult,
  phrases: LookupPhrases,
  panels: readonly NamedAccountRange[],
): LookupExplanation {
  // A day reads in words, or in numbers where the phrase has # behind its name.
  const say = (phrase: string, values: Values): string =>
    phrase.replace(/\{(\w+)(#?)\}/g, (_, name: string, inNumbers: string) => {
      const value = values[name] ?? '';
      const day = parseDay(value);
      if (!day) return value;
      return inNumbers ? day.split('-').reverse().join('.') : sayDay(day, phrases);
    });
  const list = (items: readonly string[]) => joinWithOr(items, phrases);
  if (result.kind === 'refusal') {
    const [title, help] = phrases.refusals[result.reason];
    const all = list(panels.map(({ name }) => name));
    const years = help.includes('{byYear}') ? sayYears(panels, phrases) : '';
    return { title, why: [], help: say(help, { panels: all, byYear: years }) };
  }

  const { candidates, boundaries, understood, edge, newAccount } = result;
  const nameOf = (panel: string) => panels.find(({ id }) => id === panel)?.name ?? panel;
  const names = candidates.map(nameOf);
  const [panel = '', second = ''] = names;
  const why: string[] = [];
  if (understood.type === 'day' && edge) why.push(say(phrases[edge], { day: understood.day, panel }));
  if (understood.type === 'period') {
    why.push(say(phrases.period, { ranges: sayRanges(understood.ranges, phrases) }));
  }
  const [boundary, another] = boundaries;
  if (boundary && !another && candidates.length === 2) {
    why.push(say(phrases.divide, { day: boundary.day, before: panel, after: second }));
  } else {
    for (const { id, name, createdFrom: from, createdTo: to } of panels) {
      const span = from ? (to ? 'between' : 'from') : to ? 'to' : panels.length > 1 ? 'anyDay' : 'always';
      if (candidates.includes(id)) why.push(say(phrases[span], { panel: name, from, to }));
    }
  }
  if (boundaries.length < candidates.length - 1) why.push(phrases.undecided);
  if (newAccount) {
    const { createdFrom: day = null } = panels.find(({ id }) => id === newAccount) ?? {};
    why.push(say(phrases.newAccount, { panel: nameOf(newAccount), day }));
  }
  return { title: say(phrases.answer, { panels: list(names) }), why, help: null };
}

/** The panels of each year, as long as years differ: `up to 2018: panel A; 2019: panel A or B`. */
function sayYears(panels: readonly NamedAccountRange[], phrases: LookupPhrases): string {
  const first = panels.flatMap(({ createdFrom }) => createdFrom ?? [])[0];
  const last = panels.flatMap(({ createdFrom }) => createdFrom ?? []).at(-1);
  if (!first || !last) return '';
  const [from, to] = [yearOf(first) - 1, yearOf(last)];
  const runs: { from: number; to: number; panels: string }[] = [];
  for (let year = from; year <= to; year += 1) {
    const [start, end] = [year === from ? null : makeDay(year, 1, 1), makeDay(year, 12, 31)];
    if (!end) continue;
    const touched = rangesTouching(panels, [{ from: start ?? FIRST_DAY, to: end }]);
    const names = joinWithOr(
      touched.map(({ name }) => name),
      phrases,
    );
    const run = runs.at(-1);
    if (run?.panels === names) run.to = year;
    else if (names !== '') runs.push({ from: year, to: year, panels: names });
  }
  return runs
    .map((run) => {
      const years = run.from === run.to ? `${run.to}` : `${run.from}–${run.to}`;
      const said = run.from === from ? phrases.upToYear.replace('{years}', `${run.to}`) : years;
      return phrases.ofYear.replace('{years}', said).replace('{panels}', run.panels);
    })
    .join('; ');
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

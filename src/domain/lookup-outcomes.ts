import { type Day, dayAfter, dayBefore } from './day.ts';
import { rangesTouching } from './lookup.ts';
import { answerWith, type LookupAnswer, outcomeOf, withNewAccount } from './lookup-answer.ts';
import { ABOUT_DAYS, type DayRange, readTime, widen } from './lookup-time.ts';
import { remember } from './memo.ts';
import type { AccountRange } from './panel.ts';

/** Sites have one set of panels at a time; tests and drafts a few. */
const REMEMBERED = 8;

const recalled = remember(REMEMBERED, (json: string): readonly LookupAnswer[] =>
  findAnswers(JSON.parse(json)),
);

/**
 * Everything that the lookup can answer about these panels, whatever is typed and whatever day it is: each outcome (see
 * `outcomeOf`) once, understood as a panel's name, which says nothing of days. With panels that follow one another
 * that is each run of them, n(n+1)/2, once more with a new account, and what a text that reads two ways adds.
 */
export function possibleAnswers(panels: readonly AccountRange[]): readonly LookupAnswer[] {
  return recalled(JSON.stringify(panels));
}

function findAnswers(panels: readonly AccountRange[]): LookupAnswer[] {
  const days = divisions(panels);
  const found = new Map<string, LookupAnswer>();
  const add = (accountRanges: readonly AccountRange[]) => {
    const result = answerWith(accountRanges, { type: 'panel', panel: '' });
    for (const one of [result, withNewAccount(result, panels)]) {
      if (one.kind === 'answer') found.set(outcomeOf(one), one);
    }
  };
  for (const range of panels) add([range]);
  for (const range of runsBetween(days)) add(rangesTouching(panels, [range]));
  for (const [earlier, later] of doubleReadings(days)) {
    // The later one may reach into the future, which is cut off.
    for (const to of [...endsWithin(later, days), later.to]) {
      add(rangesTouching(panels, [earlier, { from: later.from, to }]));
    }
  }
  return [...found.values()];
}

/** The days on which a panel begins, or has just ended, in order; of the years that the lookup understands. */
function divisions(panels: readonly AccountRange[]): Day[] {
  const days = panels.flatMap(({ createdFrom, createdTo }) => [
    ...(createdFrom ? [createdFrom] : []),
    ...(createdTo ? [dayAfter(createdTo)] : []),
  ]);
  return [...new Set(days)].filter((day) => day > '1989' && day < '3001').sort();
}

/** From before the first division, or from each, to the day before a later one, or to the last. */
function runsBetween(days: readonly Day[]): DayRange[] {
  const starts = [...days.slice(0, 1).map(dayBefore), ...days];
  const ends = [...days.map(dayBefore), ...days.slice(-1)];
  return starts.flatMap((from, index) => ends.slice(index).map((to) => ({ from, to })));
}

function endsWithin({ from, to }: DayRange, days: readonly Day[]): Day[] {
  return days.filter((day) => day > from && day <= to).map(dayBefore);
}

/** What reads two ways, also "about" it, of the years in which that can make a difference; the earlier days first. */
function doubleReadings(days: readonly Day[]): (readonly [DayRange, DayRange])[] {
  const years = days.map((day) => Number(day.slice(0, 4)));
  const texts: string[] = [];
  for (const year of new Set(years.flatMap((one) => [one - 1, one, one + 1]))) {
    texts.push(`zima ${year}`);
    for (let month = 1; month <= 12; month += 1) {
      for (let date = month + 1; date <= 12; date += 1) texts.push(`${date}/${month}/${year}`);
    }
  }
  return texts.flatMap((text) => {
    const reading = readTime(text, 'en');
    const [one, other] = 'flaw' in reading ? [] : reading.ranges;
    if (!one || !other) return [];
    const [earlier, later] = one.from < other.from ? [one, other] : [other, one];
    return [0, ABOUT_DAYS].map((slack) => [widen(earlier, slack), widen(later, slack)] as const);
  });
}

import { addDays, type Day } from './day.ts';
import type { Locale } from './locale.ts';
import { answerWith, type LookupResult, refuseLookup } from './lookup-answer.ts';
import type { DayRange } from './lookup-calendar.ts';
import { readLookup } from './lookup-parse.ts';
import type { AccountRange } from './panel.ts';

interface LookupContext {
  /** Sorted and contiguous. */
  readonly panels: readonly AccountRange[];
  /** The site clock's day in Warsaw. */
  readonly today: Day;
  readonly locale: Locale;
  /** The days on which what the site tells of began: "before the fire". */
  readonly failures?: readonly Day[];
}

/**
 * Which panel an account is on, from the day it was created as a person types it: see `readLookup`. Whatever the text, it
 * answers with every panel that the account can be on, or refuses; it never guesses and never throws.
 * @example lookup('17.11.2019', context) // candidates: ['a'], certain, edge: 'last'
 */
export function lookup(text: string, { panels, today, locale, failures = [] }: LookupContext): LookupResult {
  const reading = readLookup(text, locale, panels, { today, failures });
  if ('flaw' in reading) return refuseLookup(reading.flaw);
  const named = panels.filter(({ id }) => reading.panels.includes(id));
  const [panel] = named;
  if (panel && reading.ranges.length === 0) return answerWith(named, { type: 'panel', panel: panel.id });

  const ranges = mergeRanges(
    reading.ranges
      .filter(({ from }) => from <= today)
      .map(({ from, to }) => ({ from, to: to < today ? to : today })),
  );
  const [first, second] = ranges;
  if (!first) return refuseLookup('future');
  const touched = rangesTouching(panels, ranges);
  const isOneDay = !second && first.from === first.to;
  const understood = isOneDay
    ? ({ type: 'day', day: first.from } as const)
    : ({ type: 'period', ranges } as const);
  // A panel and a time that contradict each other: it can be either.
  const both = named.filter((one) => touched.includes(one));
  const either = panels.filter((one) => named.includes(one) || touched.includes(one));
  return answerWith(named.length === 0 ? touched : both.length > 0 ? both : either, understood);
}

/** The panels that hold accounts of at least one of the days. */
export function rangesTouching<P extends AccountRange>(
  panels: readonly P[],
  ranges: readonly DayRange[],
): P[] {
  return panels.filter(({ createdFrom, createdTo }) =>
    ranges.some(({ from, to }) => (createdFrom ?? from) <= to && (createdTo ?? to) >= from),
  );
}

/** The same days, where they meet or lie over one another put together; else in the order in which they were said. */
function mergeRanges(ranges: readonly DayRange[]): readonly DayRange[] {
  const inOrder = [...ranges].sort((one, other) => (one.from < other.from ? -1 : 1));
  const merged = inOrder.reduce((done: DayRange[], { from, to }) => {
    const last = done.at(-1);
    if (!last || addDays(last.to, 1) < from) done.push({ from, to });
    else done.splice(-1, 1, { from: last.from, to: last.to > to ? last.to : to });
    return done;
  }, []);
  return merged.length < ranges.length ? merged : ranges;
}

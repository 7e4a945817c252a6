import type { Day } from './day.ts';
import type { Locale } from './locale.ts';
import { answerWith, type LookupResult, refuseLookup } from './lookup-answer.ts';
import { readLookup } from './lookup-parse.ts';
import { type DayRange, widen } from './lookup-time.ts';
import type { AccountRange } from './panel.ts';

interface LookupContext {
  /** Sorted and contiguous. */
  readonly panels: readonly AccountRange[];
  /** The site clock's day in Warsaw. */
  readonly today: Day;
  readonly locale: Locale;
}

/**
 * Which panel an account is on, from the day it was created as a person types it. Whatever the text, it
 * answers with every panel that the account can be on, or refuses; it never guesses and never throws.
 * @example lookup('17.11.2019', context) // candidates: ['a'], certain, edge: 'last'
 */
export function lookup(text: string, { panels, today, locale }: LookupContext): LookupResult {
  const reading = readLookup(
    text,
    locale,
    panels.map(({ id }) => id),
  );
  if ('flaw' in reading) return refuseLookup(reading.flaw);
  if ('panel' in reading) {
    const { panel } = reading;
    return answerWith(
      panels.filter(({ id }) => id === panel),
      { type: 'panel', panel },
      'no-such-panel',
    );
  }

  const { unit, slack } = reading;
  const ranges = reading.ranges
    .filter(({ from }) => from <= today)
    .map((range) => {
      const { from, to } = widen(range, slack);
      return { from, to: to < today ? to : today };
    });
  const [first, second] = ranges;
  if (!first) return refuseLookup('future');
  const accountRanges = rangesTouching(panels, ranges);
  const isSure = unit === 'ambiguous-day' && !slack && !second;
  return answerWith(
    accountRanges,
    isSure ? { type: 'day', day: first.from } : { type: 'period', ranges, unit },
  );
}

/** The panels that hold accounts of at least one of the days. */
export function rangesTouching(panels: readonly AccountRange[], ranges: readonly DayRange[]): AccountRange[] {
  return panels.filter(({ createdFrom, createdTo }) =>
    ranges.some(({ from, to }) => (createdFrom ?? from) <= to && (createdTo ?? to) >= from),
  );
}

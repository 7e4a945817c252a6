import type { Day } from './day.ts';
import type { DayRange } from './lookup-calendar.ts';

/** The words in which days are said back to who typed them. */
export interface RangePhrases {
  /** As they stand in a date, after the day. */
  readonly months: readonly string[];
  /** Before the last of several, spaces included. */
  readonly or: string;
  /** With `{from}` and `{to}`. */
  readonly range: string;
  /** Of what has no beginning, with `{to}`. */
  readonly until: string;
}

/** A day in words: `17 listopada 2019`. */
export function sayDay(day: Day, { months }: Pick<RangePhrases, 'months'>): string {
  const [year, month, date] = day.split('-');
  return [Number(date), months[Number(month) - 1], year].join('\u00a0');
}

/** Days in words, each run by its ends: `od 1 listopada 2019 do 30 listopada 2019`; `do 16 listopada 2019`. */
export function sayRanges(ranges: readonly DayRange[], phrases: RangePhrases): string {
  const said = ranges.map(({ from, to }) => {
    const [first, last] = [sayDay(from, phrases), sayDay(to, phrases)];
    if (from === to) return first;
    return (from < '1990' ? phrases.until : phrases.range).replace('{from}', first).replace('{to}', last);
  });
  return joinWithOr(said, phrases);
}

/** `A, B or C`. */
export function joinWithOr(items: readonly string[], { or }: Pick<RangePhrases, 'or'>): string {
  return items.join(', ').replace(/, (?=[^,]*$)/, or);
}

import { addDays } from './day.ts';
import type { Locale } from './locale.ts';
import { type DayRange, weekdayOf } from './lookup-calendar.ts';
import { ABOUT_DAYS, type TimeFlaw } from './lookup-days.ts';
import type { LookupMoment } from './lookup-facts.ts';
import { fold } from './lookup-fold.ts';
import { readItems } from './lookup-grammar.ts';
import { namePanels } from './lookup-panels.ts';
import { readSentence } from './lookup-sentence.ts';
import { type LookupToken, tokenize } from './lookup-tokens.ts';
import type { AccountRange, PanelId } from './panel.ts';

/** What a text says, before the panels' account ranges are looked at. */
export interface Reading {
  /** The panels that it names. */
  readonly panels: readonly PanelId[];
  /** The days that it names, in the order of the text. */
  readonly ranges: readonly DayRange[];
}

/** What keeps a text from being answered, whatever the panels. */
export type ReadingFlaw = TimeFlaw | 'empty' | 'too-long' | 'account-name' | 'unknown' | 'no-such-panel';

const LIMIT = 200;

/**
 * Reads what a person typed, in Polish or English whatever the page's language: a panel by its name, title or address, or
 * when an account was created, inside of a sentence or without one.
 *
 * It understands
 * - a day, month, year as numbers or words, in any case, cut short or with a slip of the pen; an instant with its zone
 * - seasons, quarters, halves and thirds, weeks, holidays; beginning, middle and end of any of these
 * - ranges: od 1 do 15 sierpnia, 2019/2020, between January and March 2020, przełom 2019 i 2020
 * - open ones: przed 2020, po pożarze, not later than May 2020; "od 2019" is when an account was created
 * - what is counted from today: rok temu, last summer, w zeszłym roku, for three years, a month before the fire
 * - doubt: around, chyba; what reads two ways is both
 *
 * The text becomes tokens (`lookup-tokens.ts`), tokens become facts (`lookup-grammar.ts`), facts become days
 * (`lookup-sentence.ts`). What is not known is passed over, since it can only narrow; what denies something is refused. The
 * locale matters only where a date such as 03/04/2020 reads two ways. A login is not looked up.
 */
export function readLookup(
  text: string,
  locale: Locale,
  panels: readonly AccountRange[],
  moment: LookupMoment,
): Reading | { readonly flaw: ReadingFlaw } {
  if (text.length > LIMIT) return { flaw: 'too-long' };
  if (/\p{Cc}/u.test(text.replace(/[\t\n\r]/g, ''))) return { flaw: 'unreadable' };
  const folded = fold(text);
  if (folded === '') return { flaw: 'empty' };
  const named = namePanels(folded, panels);
  if (named?.isAll)
    return named.panels.length > 0 ? { panels: named.panels, ranges: [] } : { flaw: 'no-such-panel' };
  if (folded.includes('@')) return { flaw: 'account-name' };

  const tokens = tokenize(named?.rest ?? folded);
  if (tokens.some(({ letter }) => letter === '@')) return { flaw: 'account-name' };
  if (tokens.some(({ letter }) => letter === 'N')) return { flaw: 'unreadable' };
  const said = tokens.filter(({ letter }) => letter !== 'D');
  const ranges = readSentence(readItems(said, moment), locale);
  const isDenied = tokens.some(({ letter }) => letter === '!');
  const areForgotten = tokens.some(({ letter }) => letter === 'q' || (isDenied && letter === '?'));
  if (named && (ranges === null || 'flaw' in ranges)) {
    if (!isDenied) return { panels: named.panels, ranges: [] };
    return { flaw: areForgotten ? 'unknown' : 'unreadable' };
  }
  if (ranges === null || isSomebody(ranges, tokens))
    return { flaw: areForgotten ? 'unknown' : whyNothing(tokens) };
  // Who forgot the year is told that it is enough.
  if ('flaw' in ranges && ranges.flaw === 'year-missing' && areForgotten) return { flaw: 'unknown' };
  return 'flaw' in ranges ? ranges : { panels: named?.panels ?? [], ranges: checkWeekday(ranges, tokens) };
}

/** A day that was no such weekday is only about right. */
function checkWeekday(ranges: readonly DayRange[], tokens: readonly LookupToken[]): readonly DayRange[] {
  const weekdays = tokens.flatMap(({ letter, value }) => (letter === 'D' ? [value] : []));
  const [day, another] = ranges;
  if (!day || another || day.from !== day.to || weekdays.length !== 1) return ranges;
  // The weekday is that of where the clock was.
  if (tokens.some(({ letter }) => letter === 'Z')) return ranges;
  if (weekdays[0] === weekdayOf(day.from) + 1) return ranges;
  return [{ from: addDays(day.from, -ABOUT_DAYS), to: addDays(day.to, ABOUT_DAYS) }];
}

/** Jan Kowalski: no month, but a name beside another. */
function isSomebody(ranges: object, tokens: readonly LookupToken[]): boolean {
  if (!('flaw' in ranges) || ranges.flaw !== 'year-missing') return false;
  return tokens.every(({ letter, text }) => letter === '_' || (letter === 'M' && text.length < 4));
}

function whyNothing(tokens: readonly LookupToken[]): ReadingFlaw {
  const unknown = new Set(tokens.filter(({ letter }) => letter === '_').map(({ text }) => text));
  // Beside words for a time it is one that is not known: last weekend.
  const isOfTime = tokens.some(({ letter }) => /[ALCXPSKQTHhrUWwFEqx]/.test(letter));
  const [only = ''] = unknown.size === 1 && !isOfTime ? unknown : [];
  return only.length > 5 ? 'account-name' : 'unreadable';
}

import { type Estimate, estimateCode, isOverdue } from '../domain/estimate.ts';
import type { Restoration } from '../domain/panel.ts';
import type { ChangeWords, ToldOfCell } from './change-words.ts';
import { NBSP } from './nbsp.ts';

/** What of a cell changed that is news; a changed note alone is none, nor whose promise it is. */
export function whatChanged(before: ToldOfCell, after: ToldOfCell): 'state' | 'estimate' | null {
  if (before.state !== after.state) return 'state';
  return estimateCode(before.estimate) === estimateCode(after.estimate) ? null : 'estimate';
}

/**
 * What a cell has become: `działa`, `nie działa, ok. 25 marca`, `nowy termin: 25 marca`, `termin odwołany`.
 *
 * @param today `YYYY-MM-DD`: a day that has passed by then reads as passed
 * @returns `null`: it is what it was
 */
export function tellCell(
  words: ChangeWords,
  before: ToldOfCell,
  after: ToldOfCell,
  today: string,
): string | null {
  const what = whatChanged(before, after);
  if (what === 'estimate') return tellNewEstimate(words, after.estimate, today);
  if (what === null) return null;
  const state = words.availability[after.state] ?? '';
  const estimate = after.state === 'available' ? null : tellEstimate(words, after.estimate, today);
  return estimate === null ? state : `${state}, ${estimate}`;
}

/** `nowy termin: 25 marca`, `termin odwołany`. */
export function tellNewEstimate(words: ChangeWords, estimate: Estimate, today: string): string {
  const told = tellEstimate(words, estimate, today);
  return told === null ? words.noEstimate : fillPhrase(words.newEstimate, { estimate: told });
}

/** What a panel has become: `przywrócony`; `null`: it is what it was. */
export function tellPanel(
  words: ChangeWords,
  before: Restoration | null,
  after: Restoration | null,
): string | null {
  return before === after ? null : (words.restoration[after ?? 'unknown'] ?? '');
}

/** Puts values into a phrase with `{name}` in it. */
export function fillPhrase(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

function tellEstimate(words: ChangeWords, estimate: Estimate, today: string): string | null {
  if (estimate.kind === 'none') return null;
  if (!('day' in estimate)) return words.estimate[estimate.kind] ?? null;
  const [year = '', month = '', date = ''] = estimate.day.split('-');
  const name = `${Number(date)}${NBSP}${words.months[Number(month) - 1]}`;
  const day = today.startsWith(`${year}-`) ? name : `${name}${NBSP}${year}`;
  const who = estimate.promisedBy;
  const passed = `${estimate.kind === 'about' ? 'overdueAbout' : 'overdue'}${who === null ? '' : 'Of'}`;
  const phrase = words.estimate[isOverdue(estimate, today) ? passed : estimate.kind] ?? '';
  return fillPhrase(phrase, { day, who: who ?? '' });
}

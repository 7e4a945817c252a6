import { type Estimate, estimateCode, isOverdue } from '../domain/estimate.ts';
import type { Restoration } from '../domain/panel.ts';
import type { ChangeWords, ToldOfCell } from './change-words.ts';
import { fillPhrase } from './fill-phrase.ts';
import { tellNamed, tellPromise } from './tell-promise.ts';

/** What of a cell changed that is news; a changed note alone is none, nor whose promise it is. */
export function whatChanged(before: ToldOfCell, after: ToldOfCell): 'state' | 'estimate' | null {
  if (before.state !== after.state) return 'state';
  return estimateCode(before.estimate) === estimateCode(after.estimate) ? null : 'estimate';
}

/**
 * What a cell has become: `działa`, `nie działa, termin: ok. 25 marca`, `nowy termin: 25 marca`, `termin odwołany`.
 *
 * @param today `YYYY-MM-DD`
 * @param isLate whether what is promised reads as passed: left out, by today
 * @returns `null`: it is what it was
 */
export function tellCell(
  words: ChangeWords,
  before: ToldOfCell,
  after: ToldOfCell,
  today: string,
  isLate = isOverdue(after.estimate, today),
): string | null {
  const what = whatChanged(before, after);
  if (what === 'estimate') return tellNewEstimate(words, after.estimate, today, isLate);
  if (what === null) return null;
  const state = words.availability[after.state] ?? '';
  const { estimate } = after;
  if (after.state === 'available' || estimate.kind === 'none') return state;
  return `${state}, ${tellPromise(words, estimate, today, null, isLate).beside}`;
}

/** `nowy termin: 25 marca`, `termin odwołany`. */
export function tellNewEstimate(
  words: ChangeWords,
  estimate: Estimate,
  today: string,
  isLate = isOverdue(estimate, today),
): string {
  if (estimate.kind === 'none') return words.noEstimate;
  return fillPhrase(words.newEstimate, { estimate: tellNamed(words, estimate, today, isLate) });
}

/** What a panel has become: `przywrócony`; `null`: it is what it was. */
export function tellPanel(
  words: ChangeWords,
  before: Restoration | null,
  after: Restoration | null,
): string | null {
  return before === after ? null : (words.restoration[after ?? 'unknown'] ?? '');
}

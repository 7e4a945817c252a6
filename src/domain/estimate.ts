import { type Day, dayAfter, parseDay } from './day.ts';

export const ESTIMATE_KINDS = ['day', 'about', 'days', 'soon', 'condition', 'none'] as const;
export type EstimateKind = (typeof ESTIMATE_KINDS)[number];

/** Whose promise it is; `null`: the company's own. */
type Promiser = string | null;

/**
 * When something is expected back. The kinds are six different promises and are never turned into one
 * another: a day; about a day; within days; soon; after something else; nothing said.
 */
export type Estimate =
  | { readonly kind: 'day' | 'about'; readonly day: Day; readonly promisedBy: Promiser }
  | { readonly kind: 'days' | 'soon' | 'condition'; readonly promisedBy: Promiser }
  | { readonly kind: 'none' };

/** Something is said of when. */
export type GivenEstimate = Exclude<Estimate, { kind: 'none' }>;

export const NO_ESTIMATE: Estimate = { kind: 'none' };

/** A day, or about a day, is overdue from 00:00 of the next day; the vaguer kinds never are. */
export function isOverdue(estimate: Estimate, today: string): boolean {
  return 'day' in estimate && today > estimate.day;
}

/** The first day on which the estimate reads as overdue; `null` for the kinds that never do, and for the last day there is. */
export function overdueFrom(estimate: Estimate): Day | null {
  if (!('day' in estimate)) return null;
  const next = dayAfter(estimate.day);
  return isOverdue(estimate, next) ? next : null;
}

/**
 * Reads an estimate as it is typed: an EDTF day (`2021-03-22`, about: `2021-03-23~`) or one of the words
 * `days`, `soon`, `condition`, `none`. `null` when it is neither.
 */
export function parseEstimate(text: string, promisedBy: Promiser = null): Estimate | null {
  const kind = ESTIMATE_KINDS.find((known) => known === text);
  if (kind === 'none') return NO_ESTIMATE;
  if (kind === 'days' || kind === 'soon' || kind === 'condition') return { kind, promisedBy };
  const about = text.endsWith('~');
  const day = parseDay(about ? text.slice(0, -1) : text);
  return day && { kind: about ? 'about' : 'day', day, promisedBy };
}

/** The same in EDTF or as the word, for addresses, attributes and the command line; `null` for none. */
export function estimateCode(estimate: Estimate): string | null {
  if (estimate.kind === 'none') return null;
  if (!('day' in estimate)) return estimate.kind;
  return estimate.kind === 'about' ? `${estimate.day}~` : estimate.day;
}

import { addDays, type Day } from './day.ts';
import type { Locale } from './locale.ts';
import { type Reading, readLookup } from './lookup-parse.ts';
import type { DayRange, TimeReading } from './lookup-time.ts';
import type { PanelId, PanelSpan } from './panel.ts';

export interface LookupContext {
  /** Sorted and contiguous. */
  readonly panels: readonly PanelSpan[];
  /** The site clock's day in Warsaw. */
  readonly today: Day;
  readonly locale: Locale;
}

/** Where one panel's accounts end and another's begin; `day` is the first day of `after`. */
export interface Boundary {
  readonly day: Day;
  readonly before: PanelId;
  readonly after: PanelId;
}

/** What was typed, as it was understood. `ambiguous-day`: a day that reads two ways, or about a day. */
export type Understood =
  | { readonly type: 'day'; readonly day: Day }
  | {
      readonly type: 'period';
      readonly ranges: readonly DayRange[];
      readonly unit: 'month' | 'season' | 'year' | 'ambiguous-day';
    }
  | { readonly type: 'panel'; readonly panel: PanelId };

export interface LookupAnswer {
  readonly kind: 'answer';
  /** At least one, in the order of the spans. */
  readonly candidates: readonly PanelId[];
  /** Exactly one candidate. */
  readonly certain: boolean;
  /** The first of `boundaries`. */
  readonly boundary: Boundary | null;
  /** The days that divide the candidates from one another. */
  readonly boundaries: readonly Boundary[];
  readonly understood: Understood;
  /** The typed day is the first or last day of its panel. */
  readonly edge: 'first' | 'last' | null;
  /** The panel of a second account, opened after the failure; set by `withNewAccount`. */
  readonly newAccount: PanelId | null;
}

export type RefusalReason = Extract<Reading, { flaw: string }>['flaw'] | 'future' | 'no-such-panel';

export interface LookupRefusal {
  readonly kind: 'refusal';
  readonly code: 'lookup.empty' | 'date.future' | 'date.nonsense' | 'panel.unknown';
  readonly reason: RefusalReason;
}

export type LookupResult = LookupAnswer | LookupRefusal;

const CODES: { readonly [reason in RefusalReason]?: LookupRefusal['code'] } = {
  empty: 'lookup.empty',
  future: 'date.future',
  'no-such-panel': 'panel.unknown',
};

// How far "about" a day may be off, either way.
const ABOUT_DAYS = 14;

/**
 * Which panel an account is on, from the day it was created as a person types it. Whatever the text, it
 * answers with every panel that the account can be on, or refuses; it never guesses and never throws.
 * @example lookup('17.11.2019', context) // candidates: ['a'], certain, edge: 'last'
 */
export function lookup(text: string, context: LookupContext): LookupResult {
  const isPanel = (id: string) => context.panels.some((panel) => panel.id.toLowerCase() === id);
  const reading = readLookup(text, context.locale, isPanel);
  if ('flaw' in reading) return refuse(reading.flaw);
  return 'panel' in reading ? lookUpPanel(reading.panel, context) : lookUpTime(reading, context);
}

/**
 * The answer for somebody who also opened a new account after the failure: `newAccount` is the panel that
 * takes new accounts, unless it is the only candidate already. A refusal passes unchanged.
 */
export function withNewAccount(result: LookupResult, panels: readonly PanelSpan[]): LookupResult {
  if (result.kind === 'refusal') return result;
  const open = panels.find((panel) => panel.createdTo === null)?.id ?? null;
  return { ...result, newAccount: result.certain && result.candidates[0] === open ? null : open };
}

function refuse(reason: RefusalReason): LookupRefusal {
  return { kind: 'refusal', code: CODES[reason] ?? 'date.nonsense', reason };
}

function lookUpPanel(name: string, { panels }: LookupContext): LookupResult {
  const panel = panels.find(({ id }) => id.toLowerCase() === name);
  return panel ? answer([panel], { type: 'panel', panel: panel.id }) : refuse('no-such-panel');
}

function lookUpTime({ ranges, unit, about }: TimeReading, { panels, today }: LookupContext): LookupResult {
  const begun = ranges.filter(({ from }) => from <= today);
  if (!begun.length) return refuse('future');
  const possible = begun
    .map(({ from, to }) => (about ? { from: addDays(from, -ABOUT_DAYS), to: addDays(to, ABOUT_DAYS) } : { from, to }))
    .map(({ from, to }) => ({ from, to: to < today ? to : today }))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const candidates = panels.filter(({ createdFrom, createdTo }) =>
    possible.some(({ from, to }) => (createdFrom ?? from) <= to && (createdTo ?? to) >= from),
  );
  // The service took no accounts yet, or no more.
  if (!candidates.length) return refuse('year-implausible');

  const [only, second] = possible;
  if (unit !== 'day') return answer(candidates, { type: 'period', ranges: possible, unit });
  if (only && !second && !about) return answer(candidates, { type: 'day', day: only.from });
  return answer(candidates, { type: 'period', ranges: possible, unit: 'ambiguous-day' });
}

function answer(spans: readonly PanelSpan[], understood: Understood): LookupAnswer {
  const boundaries = spans.slice(1).flatMap(({ id, createdFrom }, index) => {
    const before = spans[index]?.id;
    return before !== undefined && createdFrom ? [{ day: createdFrom, before, after: id }] : [];
  });
  const day = understood.type === 'day' && understood.day;
  const [panel] = spans;
  return {
    kind: 'answer',
    candidates: spans.map(({ id }) => id),
    certain: spans.length === 1,
    boundary: boundaries[0] ?? null,
    boundaries,
    understood,
    edge: !day ? null : day === panel?.createdFrom ? 'first' : day === panel?.createdTo ? 'last' : null,
    newAccount: null,
  };
}

import { addDays, type Day } from './day.ts';
import type { Locale } from './locale.ts';
import { type Reading, readLookup } from './lookup-parse.ts';
import type { DayRange } from './lookup-time.ts';
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
  if ('flaw' in reading) return refuse(reading.flaw);
  if ('panel' in reading) {
    const { panel } = reading;
    return answer(
      panels.filter(({ id }) => id === panel),
      { type: 'panel', panel },
      'no-such-panel',
    );
  }

  const { unit, slack } = reading;
  const ranges = reading.ranges
    .filter(({ from }) => from <= today)
    .map(({ from, to }) => {
      const end = addDays(to, slack);
      return { from: addDays(from, -slack), to: end < today ? end : today };
    });
  const [first, second] = ranges;
  if (!first) return refuse('future');
  const spans = panels.filter(({ createdFrom, createdTo }) =>
    ranges.some(({ from, to }) => (createdFrom ?? from) <= to && (createdTo ?? to) >= from),
  );
  const isSure = unit === 'ambiguous-day' && !slack && !second;
  return answer(spans, isSure ? { type: 'day', day: first.from } : { type: 'period', ranges, unit });
}

/**
 * The answer for somebody who also opened a new account after the failure: `newAccount` is the panel that
 * takes new accounts, unless it is the only candidate already. A refusal passes unchanged.
 */
export function withNewAccount(result: LookupResult, panels: readonly PanelSpan[]): LookupResult {
  if (result.kind === 'refusal') return result;
  const open = panels.find(({ createdTo }) => !createdTo)?.id ?? null;
  // The open panel is the last, so as the first candidate it is the only one.
  return { ...result, newAccount: result.candidates[0] === open ? null : open };
}

/** No span: the service took no accounts yet, or no more, or has no such panel. */
function answer(
  spans: readonly PanelSpan[],
  understood: Understood,
  otherwise: RefusalReason = 'year-implausible',
): LookupResult {
  const [first] = spans;
  if (!first) return refuse(otherwise);
  const boundaries: Boundary[] = [];
  spans.reduce((before, after) => {
    if (after.createdFrom) boundaries.push({ day: after.createdFrom, before: before.id, after: after.id });
    return after;
  });
  const day = understood.type === 'day' && understood.day;
  return {
    kind: 'answer',
    candidates: spans.map(({ id }) => id),
    certain: spans.length === 1,
    boundary: boundaries[0] ?? null,
    boundaries,
    understood,
    edge: day === first.createdFrom ? 'first' : day === first.createdTo ? 'last' : null,
    newAccount: null,
  };
}

function refuse(reason: RefusalReason): LookupRefusal {
  return { kind: 'refusal', code: CODES[reason] ?? 'date.nonsense', reason };
}

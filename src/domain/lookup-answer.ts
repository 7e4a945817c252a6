import type { Day } from './day.ts';
import type { Impact, IncidentId, Scope, UpdateStatus } from './incident.ts';
import type { DayRange } from './lookup-calendar.ts';
import type { ReadingFlaw } from './lookup-parse.ts';
import type { AccountRange, PanelId } from './panel.ts';

/** Where one panel's accounts end and another's begin; `day` is the first day of `after`. */
interface Boundary {
  readonly day: Day;
  readonly before: PanelId;
  readonly after: PanelId;
}

/** What was typed, as it was understood. What has no beginning begins with the first day of the calendar. */
type Understood =
  | { readonly type: 'day'; readonly day: Day }
  | { readonly type: 'period'; readonly ranges: readonly DayRange[] }
  | { readonly type: 'panel'; readonly panel: PanelId };

export interface LookupAnswer {
  readonly kind: 'answer';
  /** At least one, in the order of the account ranges. */
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

export type RefusalReason = ReadingFlaw | 'future';

interface LookupRefusal {
  readonly kind: 'refusal';
  readonly code:
    | 'lookup.empty'
    | 'lookup.login'
    | 'lookup.unknown'
    | 'date.future'
    | 'date.nonsense'
    | 'panel.unknown';
  readonly reason: RefusalReason;
}

export type LookupResult = LookupAnswer | LookupRefusal;

const CODES: { readonly [reason in RefusalReason]?: LookupRefusal['code'] } = {
  empty: 'lookup.empty',
  'account-name': 'lookup.login',
  unknown: 'lookup.unknown',
  future: 'date.future',
  'no-such-panel': 'panel.unknown',
};

/** No account range: the service took no accounts yet, or no more. */
export function answerWith(accountRanges: readonly AccountRange[], understood: Understood): LookupResult {
  const [first] = accountRanges;
  if (!first) return refuseLookup('year-implausible');
  const boundaries: Boundary[] = [];
  accountRanges.reduce((before, after) => {
    const day = after.createdFrom;
    // No day divides panels that share some.
    if (day && before.createdTo && before.createdTo < day)
      boundaries.push({ day, before: before.id, after: after.id });
    return after;
  });
  const day = understood.type === 'day' && understood.day;
  return {
    kind: 'answer',
    candidates: accountRanges.map(({ id }) => id),
    certain: accountRanges.length === 1,
    boundary: boundaries[0] ?? null,
    boundaries,
    understood,
    edge: day === first.createdFrom ? 'first' : day === first.createdTo ? 'last' : null,
    newAccount: null,
  };
}

/** A refusal with the code of its reason. */
export function refuseLookup(reason: RefusalReason): LookupRefusal {
  return { kind: 'refusal', code: CODES[reason] ?? 'date.nonsense', reason };
}

/**
 * The answer for somebody who also opened a new account after the failure: `newAccount` is the panel that
 * takes new accounts, unless it is the only candidate already. A refusal passes unchanged.
 */
export function withNewAccount(result: LookupResult, panels: readonly AccountRange[]): LookupResult {
  if (result.kind === 'refusal') return result;
  const open = panels.find(({ createdTo }) => !createdTo)?.id ?? null;
  // The open panel is the last, so as the first candidate it is the only one.
  return { ...result, newAccount: result.candidates[0] === open ? null : open };
}

/** The panels that an answer speaks of: the candidates, and that of the new account. */
export function panelsOf({ candidates, newAccount }: LookupAnswer): PanelId[] {
  return [...new Set([...candidates, ...(newAccount === null ? [] : [newAccount])])];
}

/** Something that is said on panels. */
interface SaidOnPanels {
  readonly id: string;
  readonly panels: readonly PanelId[];
}

/** What there is to say on all panels together. */
export interface LookupMaterial {
  readonly steps: readonly (SaidOnPanels & { readonly kind: string; readonly title: string })[];
  /** Features, each on the panels on which it is unavailable. */
  readonly unavailable: readonly SaidOnPanels[];
  /** Open incidents, the gravest first. */
  readonly incidents: readonly (Scope & {
    readonly slug: IncidentId;
    readonly title: string;
    readonly status: UpdateStatus | null;
    readonly impact: Impact | null;
  })[];
}

/**
 * What machines read of an answer (`GET /api/v1/lookup`): the candidates, the days that divide them, and what is said
 * on any of its panels, each step with those for which it is.
 */
export function documentOf(answer: LookupAnswer, { steps, unavailable, incidents }: LookupMaterial) {
  const panels = panelsOf(answer);
  const on = (one: Pick<SaidOnPanels, 'panels'>) => panels.filter((panel) => one.panels.includes(panel));
  return {
    candidates: answer.candidates,
    certain: answer.certain,
    boundary: answer.boundary,
    boundaries: answer.boundaries,
    new_account: answer.newAccount,
    steps: steps.map((step) => ({ ...step, panels: on(step) })).filter((step) => step.panels.length > 0),
    unavailable: unavailable.filter((feature) => on(feature).length > 0).map(({ id }) => id),
    incidents: incidents.map((one) => ({ ...one, panels: on(one) })).filter((one) => one.panels.length > 0),
  };
}

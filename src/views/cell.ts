import type { Availability, CellAddress, FeatureId } from '../domain/availability.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { type Estimate, estimateCode, isOverdue, overdueFrom } from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import { effectiveCell } from '../domain/facts.ts';
import type { PanelId } from '../domain/panel.ts';
import { currentCell } from '../domain/projection.ts';
import { vagueSince } from '../domain/promises.ts';
import { dayAt, type Instant, startOfDay } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDayNear } from '../i18n/dates.ts';
import { panelWords } from '../i18n/panel.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import { type NoteView, noteView } from './note.ts';

/** An estimate as a reader sees it: its kind kept, its promiser named, a day that has passed said to have. */
export interface EstimateView {
  /** EDTF or the word: `2021-03-23~`, `soon`. */
  readonly code: string;
  readonly kind: Estimate['kind'];
  readonly day: Day | null;
  readonly isOverdue: boolean;
  /** `ok. 23 marca`; when overdue, the whole sentence that says so. */
  readonly text: string;
  /** `według zapewnień OVH`; `null`: the company's own promise. */
  readonly promiser: string | null;
  /** `zapowiedziano 15 marca`, of what has no day; `null`: it has one, or since when is not known. */
  readonly given: string | null;
  /** `null`: overdue already, or of a kind that never is. */
  readonly late: Lateness | null;
}

/** What to say of a promise in a page that is still open, or kept, when its day has passed. */
export interface Lateness {
  readonly from: Instant;
  /** The same as the server would say from then on. */
  readonly text: string;
  /** Where there is little room: `po terminie`. */
  readonly short: string;
}

/** A feature on a panel as a reader sees it. */
export interface CellView {
  readonly feature: FeatureId;
  readonly panel: PanelId;
  readonly state: Availability;
  readonly word: string;
  /** `null`: nothing is said of when. */
  readonly estimate: EstimateView | null;
  readonly note: NoteView | null;
  readonly since: Day | null;
  readonly revision: Revision;
}

export function cellView(context: ViewContext, feature: FeatureId, panel: PanelId): CellView {
  return orPlain(
    context,
    () => saidCell(context, feature, panel),
    () => plainCell(context, feature, panel),
  );
}

/** What cannot be read of a cell is its note, as it stands in the log. */
function plainCell({ state, locale }: ViewContext, feature: FeatureId, panel: PanelId): CellView {
  return {
    feature,
    panel,
    state: 'unknown',
    word: commonWords[locale].availability.unknown,
    estimate: null,
    note: { text: JSON.stringify(currentCell(state, feature, panel)), lang: null },
    since: null,
    revision: state.cells[feature]?.[panel]?.revision ?? 0,
  };
}

function saidCell(context: ViewContext, feature: FeatureId, panel: PanelId): CellView {
  const { state, locale } = context;
  const told = effectiveCell(state, feature, panel);
  return {
    feature,
    panel,
    state: told.state,
    word: commonWords[locale].availability[told.state],
    estimate: promiseView(context, { feature, panel }, told.estimate),
    note: noteView(told.note, locale),
    since: told.since,
    revision: Math.max(state.cells[feature]?.[panel]?.revision ?? 0, state.restoration[panel]?.revision ?? 0),
  };
}

/** What is promised of a cell: a vague promise says when it was made, so that none reads as fresh for ever. */
function promiseView(context: ViewContext, address: CellAddress, estimate: Estimate): EstimateView | null {
  const { state, locale, now } = context;
  const isDated = estimate.kind === 'day' || estimate.kind === 'about';
  if (isDated && parseDay(estimate.day) === null) throw new Error(`no such day: ${estimate.day}`);
  const view = estimateView(context, estimate);
  const since = vagueSince(state, address, estimate, dayAt(now));
  if (view === null || since === null) return view;
  return { ...view, given: commonWords[locale].estimate.given(formatDayNear(since, dayAt(now), locale)) };
}

/** `null` when nothing is said of when. */
export function estimateView({ locale, now }: ViewContext, estimate: Estimate): EstimateView | null {
  const code = estimateCode(estimate);
  if (estimate.kind === 'none' || code === null) return null;
  const words = commonWords[locale].estimate;
  const promiser = estimate.promisedBy === null ? null : words.promisedBy(estimate.promisedBy);
  if (!('day' in estimate)) {
    return {
      code,
      kind: estimate.kind,
      day: null,
      isOverdue: false,
      text: words[estimate.kind],
      promiser,
      given: null,
      late: null,
    };
  }
  const today = dayAt(now);
  const overdue = isOverdue(estimate, today);
  const about = estimate.kind === 'about';
  const when = formatDayNear(estimate.day, today, locale);
  const whose = estimate.promisedBy === null ? '' : words.wasPromisedBy(estimate.promisedBy);
  const overdueText = (about ? words.overdueAbout : words.overdue)(when, whose);
  const from = overdueFrom(estimate);
  return {
    code,
    kind: estimate.kind,
    day: estimate.day,
    isOverdue: overdue,
    text: overdue ? overdueText : words[estimate.kind](when),
    promiser: overdue ? null : promiser,
    given: null,
    late:
      overdue || from === null
        ? null
        : { from: startOfDay(from), text: overdueText, short: panelWords[locale].overdue },
  };
}

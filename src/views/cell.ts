import type { Availability, CellAddress, FeatureId } from '../domain/availability.ts';
import { announcedOn } from '../domain/cell-promise.ts';
import { currentCell } from '../domain/current-cell.ts';
import { type Day, parseDay } from '../domain/day.ts';
import {
  type Estimate,
  estimateCode,
  type GivenEstimate,
  isOverdue,
  overdueFrom,
} from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import { effectiveCell } from '../domain/facts.ts';
import { activeOnCell } from '../domain/maintenances.ts';
import { type GraveImpact, graveImpactOnCell } from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import { dayAt, type Instant, startOfDay } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatInstant } from '../i18n/dates.ts';
import { maintenanceWords } from '../i18n/maintenance.ts';
import { type PromiseLanguage, promiseLanguageOf } from '../i18n/promise-phrases.ts';
import { type ToldPromise, tellPromise } from '../i18n/tell-promise.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import { type NoteView, noteView } from './note.ts';
import { standingRevision } from './panel-standing.ts';

/** An estimate as a reader sees it: its kind kept, its promiser named, a day that has passed said to have. */
export interface EstimateView extends ToldPromise {
  /** EDTF or the word: `2021-03-23~`, `soon`. */
  readonly code: string;
  readonly kind: Estimate['kind'];
  readonly day: Day | null;
  readonly isOverdue: boolean;
  /** `null`: overdue already, or of a kind that never is. */
  readonly late: Lateness | null;
}

/** What to say of a promise in a page that is still open, or kept, when its day has passed: what the server would say. */
export interface Lateness extends Pick<ToldPromise, 'text' | 'beside' | 'short'> {
  readonly from: Instant;
}

/** A feature on a panel as a reader sees it. */
export interface CellView {
  readonly feature: FeatureId;
  readonly panel: PanelId;
  readonly state: Availability;
  /** A grave incident takes the sign that all is well away. */
  readonly sign: Availability | GraveImpact;
  readonly word: string;
  /** `trwa krytyczna awaria`: said beside a feature that was stated to work; `null`: it needs no such word. */
  readonly despite: string | null;
  /** `null`: nothing is said of when. */
  readonly estimate: EstimateView | null;
  readonly note: NoteView | null;
  /** `planowane prace, mają potrwać do 21:00`: why it is so, where they alone make it so; the note says it as well. */
  readonly work: string | null;
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
    sign: 'unknown',
    word: commonWords[locale].availability.unknown,
    despite: null,
    estimate: null,
    note: { text: JSON.stringify(currentCell(state, feature, panel)), lang: null },
    work: null,
    since: null,
    revision: state.cells[feature]?.[panel]?.revision ?? 0,
  };
}

function saidCell(context: ViewContext, feature: FeatureId, panel: PanelId): CellView {
  const { state, locale, now } = context;
  const told = effectiveCell(state, feature, panel, now);
  const work = workText(context, { feature, panel }, told.state);
  const impact = told.state === 'available' ? graveImpactOnCell(state, { feature, panel }) : null;
  return {
    feature,
    panel,
    state: told.state,
    sign: impact ?? told.state,
    word: commonWords[locale].availability[told.state],
    despite: impact && tieShortWords(updateWords[locale].goesOn[impact], locale),
    estimate: promiseView(context, { feature, panel }, told.estimate),
    note: noteView(told.note, locale) ?? (work === null ? null : { text: work, lang: null }),
    work,
    since: told.since,
    revision: Math.max(state.cells[feature]?.[panel]?.revision ?? 0, standingRevision(state, panel)),
  };
}

/** Why it is so, where planned work alone makes it so; `null`: it does not. */
function workText(context: ViewContext, cell: CellAddress, told: Availability): string | null {
  const { state, locale, now } = context;
  if (state.restoration[cell.panel]?.restoration === 'offline') return null;
  if (told === currentCell(state, cell.feature, cell.panel).state) return null;
  const work = activeOnCell(state, cell, now).findLast((one) => one.state === told);
  return work
    ? tieShortWords(maintenanceWords[locale].beside(formatInstant(work.until, context)), locale)
    : null;
}

/**
 * What is promised of a cell, as it is told.
 *
 * @returns `null` when nothing is said of when
 */
export function promiseView(
  context: ViewContext,
  address: CellAddress,
  estimate: Estimate,
): EstimateView | null {
  const code = estimateCode(estimate);
  if (estimate.kind === 'none' || code === null) return null;
  const { state, now } = context;
  const today = dayAt(now);
  const day = estimate.kind === 'day' || estimate.kind === 'about' ? estimate.day : null;
  if (day !== null && parseDay(day) === null) throw new Error(`no such day: ${day}`);
  const language = promiseLanguageOf(context);
  const told = tellPromise(language, estimate, today, announcedOn(state, address, estimate, today));
  const from = overdueFrom(estimate);
  const isLate = isOverdue(estimate, today);
  return {
    ...told,
    code,
    kind: estimate.kind,
    day,
    isOverdue: isLate,
    late: isLate || from === null ? null : latenessFrom(language, estimate, from),
  };
}

function latenessFrom(language: PromiseLanguage, estimate: GivenEstimate, from: Day): Lateness {
  const { text, beside, short } = tellPromise(language, estimate, from);
  return { from: startOfDay(from), text, beside, short };
}

import type { Availability } from '../domain/availability.ts';
import {
  effectiveAvailability,
  type FeatureId,
  type RecordedCell,
  UNKNOWN_CELL,
} from '../domain/availability.ts';
import { type Estimate, estimateCode } from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import type { Change, State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay, formatInstant } from '../i18n/dates.ts';
import { featuresWords } from '../i18n/features.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import { heldFrom } from './held.ts';
import { type NoteView, noteView } from './note.ts';
import { panelLetter } from './panels.ts';

/** What readers were told of the feature on a panel at some time. */
export interface ToldCell {
  readonly state: Availability;
  readonly word: string;
  /** The promise as it was given, without whether it was kept: `22 marca, według zapewnień OVH`. */
  readonly estimate: string | null;
  readonly note: NoteView | null;
}

/** One change to what readers are told, on the panels for which it was the same. */
export interface HistoryEntry {
  readonly revision: Revision;
  /** `od 15 marca`; `do 17 marca` when the day is not stated. */
  readonly when: string;
  /** ISO day. */
  readonly day: string;
  /** `podano 17 marca 2021, 12:00` */
  readonly said: { readonly instant: Instant; readonly text: string };
  readonly panels: readonly PanelId[];
  /** `A, B` */
  readonly letters: string;
  readonly before: ToldCell;
  readonly after: ToldCell;
  readonly isUndo: boolean;
}

/** A feature on a panel while the changes are walked through. */
interface Walked {
  readonly stated: RecordedCell;
  readonly restoration: Restoration | null;
}

interface Step {
  readonly panel: PanelId;
  readonly before: Walked;
  readonly after: Walked;
  readonly since: RecordedCell['since'];
}

/** What readers were told of a feature, change by change, newest first. */
export function featureHistory(context: ViewContext, feature: FeatureId): HistoryEntry[] {
  const walked = new Map<PanelId, Walked>();
  const entries: HistoryEntry[] = [];
  for (const change of effectiveChangesOf(context.state, feature)) {
    const steps = stepsOf(change, feature, walked).filter(
      ({ before, after }) => toldKey(before) !== toldKey(after),
    );
    const groups = Map.groupBy(steps, (step) =>
      [step.since, toldKey(step.before), toldKey(step.after)].join(),
    );
    entries.push(...[...groups.values()].flatMap((group) => historyEntry(context, change, group)).reverse());
  }
  return entries.reverse();
}

/** What could have changed what readers are told of a feature: what was said of it, and of the panels. */
function effectiveChangesOf({ index }: State, feature: FeatureId): Change[] {
  const told = new Set([...(index.features[feature] ?? []), ...Object.values(index.panels).flat()]);
  return [...told].sort((x, y) => x.revision - y.revision);
}

/** Walks one change, and gives each panel whose cell it touched. */
function stepsOf(change: Change, feature: FeatureId, walked: Map<PanelId, Walked>): Step[] {
  const steps = new Map<PanelId, Step>();
  const step = (panel: PanelId, after: (walked: Walked) => Walked, since: Step['since']) => {
    const now = walked.get(panel) ?? { stated: UNKNOWN_CELL, restoration: null };
    const next = after(now);
    walked.set(panel, next);
    steps.set(panel, { panel, before: steps.get(panel)?.before ?? now, after: next, since });
  };
  for (const { panel, after } of change.restoration) {
    step(panel, (now) => ({ ...now, restoration: after }), change.since);
  }
  for (const cell of change.availability) {
    if (cell.feature !== feature) continue;
    step(cell.panel, (now) => ({ ...now, stated: cell.after }), cell.after.since);
  }
  return [...steps.values()];
}

function historyEntry(context: ViewContext, change: Change, group: readonly Step[]): HistoryEntry[] {
  const [first] = group;
  if (!first) return [];
  const { locale } = context;
  const words = featuresWords[locale];
  return [
    {
      revision: change.revision,
      ...heldFrom(context, change, first.since),
      said: { instant: change.at, text: words.said(formatInstant(change.at, locale)) },
      panels: group.map(({ panel }) => panel),
      letters: group.map(({ panel }) => panelLetter(panel)).join(', '),
      before: toldCell(context, first.before),
      after: toldCell(context, first.after),
      isUndo: change.undoes !== null,
    },
  ];
}

function toldState({ stated, restoration }: Walked): Availability {
  return effectiveAvailability(stated.state, restoration);
}

/** Two cells with the same key read the same. */
function toldKey(walked: Walked): string {
  const { estimate, note, state } = walked.stated;
  const told = toldState(walked);
  const promiser = estimate.kind === 'none' ? null : estimate.promisedBy;
  return JSON.stringify([
    told,
    told === 'available' ? null : [estimateCode(estimate), promiser],
    told === state && note,
  ]);
}

function toldCell(context: ViewContext, walked: Walked): ToldCell {
  return orPlain(
    context,
    () => readableCell(context, walked),
    () => plainCell(context, walked),
  );
}

/** What cannot be read of a cell is its note, as it stands in the log. */
function plainCell({ locale }: ViewContext, { stated }: Walked): ToldCell {
  return {
    state: 'unknown',
    word: commonWords[locale].availability.unknown,
    estimate: null,
    note: { text: JSON.stringify(stated), lang: null },
  };
}

function readableCell({ locale }: ViewContext, walked: Walked): ToldCell {
  const { stated } = walked;
  const state = toldState(walked);
  return {
    state,
    word: commonWords[locale].availability[state],
    estimate: state === 'available' ? null : promiseText(stated.estimate, locale),
    note:
      state === stated.state
        ? noteView(stated.note, locale)
        : { text: tieShortWords(featuresWords[locale].panelDown, locale), lang: null },
  };
}

function promiseText(estimate: Estimate, locale: ViewContext['locale']): string | null {
  if (estimate.kind === 'none') return null;
  const words = commonWords[locale].estimate;
  const text =
    'day' in estimate ? words[estimate.kind](formatDay(estimate.day, locale)) : words[estimate.kind];
  return estimate.promisedBy === null ? text : `${text}, ${words.promisedBy(estimate.promisedBy)}`;
}

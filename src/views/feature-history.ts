import {
  effectiveAvailability,
  type FeatureId,
  type RecordedCell,
  UNKNOWN_CELL,
} from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import { estimateCode } from '../domain/estimate.ts';
import type { Revision } from '../domain/events.ts';
import type { LocalText } from '../domain/locale.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import type { Change, State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';
import { formatInstant } from '../i18n/dates.ts';
import { featuresWords } from '../i18n/features.ts';
import { type ChangeLine, cellLine, hasLapsed } from './change-lines.ts';
import type { ViewContext } from './context.ts';
import { panelIds } from './panels.ts';

/** One change to what readers are told, on the panels for which it was the same. */
export interface HistoryEntry
  extends Pick<ChangeLine, 'panels' | 'letters' | 'before' | 'after' | 'news' | 'told' | 'text'> {
  readonly revision: Revision;
  /** `od 15 marca`; `najpóźniej 17 marca` when the day is not stated. */
  readonly when: string;
  readonly day: Day;
  /** `podano 17 marca 2021, 12:00` */
  readonly said: { readonly instant: Instant; readonly text: string };
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
  const known = panelIds(context.state);
  const walked = new Map<PanelId, Walked>();
  const entries: HistoryEntry[] = [];
  for (const change of effectiveChangesOf(context.state, feature)) {
    const steps = stepsOf(change, feature, walked).filter(
      ({ panel, before, after }) => known.includes(panel) && toldKey(before) !== toldKey(after),
    );
    const groups = Map.groupBy(steps, (step) => {
      const isLate = hasLapsed(context, changedCell(feature, step));
      return [step.since, toldKey(step.before), toldKey(step.after), isLate].join();
    });
    entries.push(
      ...[...groups.values()].flatMap((group) => historyEntry(context, change, feature, group)).reverse(),
    );
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

function historyEntry(
  context: ViewContext,
  change: Change,
  feature: FeatureId,
  group: readonly Step[],
): HistoryEntry[] {
  const { locale, state } = context;
  const [first, ...rest] = group.map((step) => changedCell(feature, step));
  if (!first) return [];
  const entry = catalogueOf(state).features.find(({ id }) => id === feature);
  const line = cellLine(context, change, entry, [first, ...rest]);
  return [
    {
      ...line,
      ...line.held,
      revision: change.revision,
      said: { instant: change.at, text: featuresWords[locale].said(formatInstant(change.at, context)) },
      isUndo: change.undoes !== null,
    },
  ];
}

/** A step as readers were told of it. */
function changedCell(
  feature: FeatureId,
  { panel, before, after, since }: Step,
): Change['availability'][number] {
  return { feature, panel, before: effectiveCell(before), after: { ...effectiveCell(after), since } };
}

/** Why a feature of which something else was stated does not work. */
const PANEL_DOWN: LocalText = { pl: featuresWords.pl.panelDown, en: featuresWords.en.panelDown };

/** What follows from what was stated of a cell and of its panel. */
function effectiveCell({ stated, restoration }: Walked): RecordedCell {
  const state = effectiveAvailability(stated.state, restoration);
  return state === stated.state ? stated : { ...stated, state, note: PANEL_DOWN };
}

/** Two cells with the same key read the same. */
function toldKey(walked: Walked): string {
  const { estimate, note, state } = effectiveCell(walked);
  const promiser = estimate.kind === 'none' ? null : estimate.promisedBy;
  return JSON.stringify([state, state === 'available' ? null : [estimateCode(estimate), promiser], note]);
}

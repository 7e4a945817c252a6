import type { Availability, FeatureId } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import { type Locale, localePath } from '../domain/locale.ts';
import { type MaintenanceId, maintenancePhase } from '../domain/maintenance.ts';
import { coversCell, everTold } from '../domain/maintenances.ts';
import { graveImpactOnCell } from '../domain/open-incidents.ts';
import { PROMISES_PATH } from '../domain/page-target.ts';
import type { PanelId } from '../domain/panel.ts';
import type { Period } from '../domain/periods.ts';
import { type Promised, promisesOf } from '../domain/promises.ts';
import type { MaintenanceState } from '../domain/state.ts';
import { dayAt, type Instant } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay, formatPeriod } from '../i18n/dates.ts';
import { maintenanceWords } from '../i18n/maintenance.ts';
import { promiseWords } from '../i18n/promises.ts';
import { timelineWords } from '../i18n/timeline.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { type Axis, axisAround, columnOf, isOn, middleOf } from './axis.ts';
import { beginningsOf } from './beginnings.ts';
import { orPlain } from './boundary.ts';
import { cellView } from './cell.ts';
import type { ViewContext } from './context.ts';
import { featurePeriods, laidPeriods } from './feature-periods.ts';
import {
  type LaneChart,
  type LegendEntry,
  type Look,
  laneOf,
  legendOf,
  type Mark,
  markOf,
  todayOn,
} from './lanes.ts';
import { workCourse } from './maintenance.ts';
import { panelIds, panelNames } from './panels.ts';
import { type PromiseCountRow, type PromiseRow, promiseCountRows, promiseRows } from './promise-rows.ts';
import { localTitle, namedPart } from './words.ts';

/** A state that began, on the panels where it was the same. */
interface FeatureStateRow {
  readonly when: string;
  readonly letters: string;
  readonly state: Availability;
  readonly word: string;
}

/** A feature over time, a lane for each panel of which something is known, and the same as two tables. */
export interface FeatureTimelineView {
  readonly chart: LaneChart;
  readonly caption: string;
  readonly states: readonly FeatureStateRow[];
  readonly promises: readonly PromiseRow[];
  /** How many of them turned out how, and where all of the site are. */
  readonly counts: readonly PromiseCountRow[];
  readonly promisesHref: string;
  readonly works: readonly WorkRow[];
}

/** Planned work, and how it went. */
export interface WorkRow {
  readonly id: MaintenanceId;
  readonly when: string;
  readonly letters: string;
  readonly title: string;
  /** Of the title, where it is not the page's. */
  readonly lang: Locale | null;
  /** What the feature does meanwhile. */
  readonly state: Availability;
  readonly word: string;
  readonly course: string;
}

interface FeatureLane {
  readonly panel: PanelId;
  /** As it was stated. */
  readonly periods: readonly Period<Availability>[];
  /** The same with planned work laid over it. */
  readonly laid: readonly Period<Availability>[];
  /** Planned work that is still to come. */
  readonly ahead: readonly MaintenanceState[];
  readonly promises: readonly Promised[];
}

/** @returns `null` when nothing was ever said of the feature */
export function featureTimelineView(context: ViewContext, feature: FeatureId): FeatureTimelineView | null {
  return orPlain(
    context,
    () => drawFeatureTimeline(context, feature),
    () => null,
  );
}

function drawFeatureTimeline(context: ViewContext, feature: FeatureId): FeatureTimelineView | null {
  const { state, now, locale } = context;
  const today = dayAt(now);
  const entry = catalogueOf(state).features.find(({ id }) => id === feature);
  const lanes = panelIds(state)
    .map((panel): FeatureLane => {
      const promises = promisesOf(state, feature, [panel], today);
      const periods = featurePeriods(state, feature, panel);
      const laid = laidPeriods(context, { feature, panel }, periods);
      const ahead = everTold(state, now).filter(
        (one) => coversCell(one, { feature, panel }) && maintenancePhase(one, now) === 'planned',
      );
      return { panel, periods, laid, ahead, promises };
    })
    .filter(({ laid, ahead }) => ahead.length > 0 || laid.some(({ state: told }) => told !== 'unknown'));
  if (!entry || lanes.length === 0) return null;
  const axis = axisAround(today, lanes.flatMap(daysOf));
  const near = (day: Day) => formatDay(day, context);
  const drawn = lanes.map(({ panel, periods, laid, ahead, promises }) =>
    laneOf(context, axis, {
      panel,
      periods: laid,
      current: currentOf(periods, laid, now),
      impact:
        cellView(context, feature, panel).state === 'available'
          ? graveImpactOnCell(state, { feature, panel })
          : null,
      marks: [
        ...promises.flatMap(({ estimate, outcome }) =>
          markOf(context, axis, estimate, markOutcome(outcome.kind)),
        ),
        ...ahead.flatMap((one) => workMark(context, axis, one)),
      ],
      drawing: (one) => ({ look: LOOKS[one], state: one, word: commonWords[locale].availability[one] }),
    }),
  );
  const { title } = namedPart(context, entry);
  const words = promiseWords[locale];
  return {
    chart: {
      name: words.name(title, near(axis.first), near(axis.last), near(today)),
      ...todayOn(context, axis),
      lanes: drawn,
      moments: [],
      legend: legendOf(drawn, signsOf(context)),
    },
    caption: words.states(near(today)),
    states: stateRows(context, lanes),
    promises: promiseRows(
      context,
      lanes.flatMap((lane) => lane.promises),
    ),
    counts: promiseCountRows(
      locale,
      lanes.flatMap((lane) => lane.promises),
    ),
    promisesHref: localePath(locale, PROMISES_PATH),
    works: workRows(context, feature),
  };
}

/** What holds now: as it was stated, unless work makes it otherwise. */
function currentOf(
  stated: readonly Period<Availability>[],
  laid: readonly Period<Availability>[],
  now: Instant,
): Period<Availability> | undefined {
  const holds = (periods: readonly Period<Availability>[]) => periods.findLast(({ from }) => from <= now);
  const [said, told] = [holds(stated), holds(laid)];
  return said?.state === told?.state ? said : told;
}

/** Marks the day on which work begins. */
function workMark(context: ViewContext, axis: Axis, { from, until }: MaintenanceState): Mark[] {
  if (!isOn(axis, dayAt(from))) return [];
  const text = formatPeriod(from, until, context);
  return [{ x: middleOf(columnOf(axis, dayAt(from))), kind: 'work', outcome: 'open', text }];
}

/** Work of which readers are told or were, the last to begin first. */
function workRows(context: ViewContext, feature: FeatureId): WorkRow[] {
  const { state, now, locale } = context;
  const panels = panelIds(state);
  return everTold(state, now)
    .map((one) => ({ one, on: panels.filter((panel) => coversCell(one, { feature, panel })) }))
    .filter(({ on }) => on.length > 0)
    .map(({ one, on }) => {
      const title = localTitle(one.title, locale);
      return {
        id: one.id,
        when: tieShortWords(formatPeriod(one.from, one.until, context), locale),
        letters: panelNames(context, on).join(', '),
        title: title.title,
        lang: title.lang,
        state: one.state,
        word: commonWords[locale].availability[one.state],
        course: workCourse(context, one),
      };
    })
    .toReversed();
}

function daysOf({ periods, laid, ahead, promises }: FeatureLane): Day[] {
  return [
    ...laid.map(({ from }) => dayAt(from)),
    ...ahead.map(({ from }) => dayAt(from)),
    ...periods.flatMap(({ notBefore, from }) => [dayAt(notBefore), dayAt(from)]),
    ...promises.flatMap(({ estimate }) => ('day' in estimate ? [estimate.day] : [])),
  ];
}

const LOOKS: Readonly<Record<Availability, Look | null>> = {
  available: 'run',
  limited: 'part',
  unavailable: 'stop',
  unknown: null,
};

function markOutcome(outcome: Promised['outcome']['kind']): Mark['outcome'] {
  if (outcome === 'overdue') return 'late';
  return outcome === 'open' ? 'open' : 'settled';
}

function stateRows(context: ViewContext, lanes: readonly FeatureLane[]): FeatureStateRow[] {
  const { locale } = context;
  return beginningsOf(context, lanes).map(({ period: { state }, when, letters }) => {
    return { when, letters, state, word: tieShortWords(commonWords[locale].availability[state], locale) };
  });
}

function signsOf({ locale }: ViewContext): LegendEntry[] {
  const { legend } = timelineWords[locale];
  const { availability } = commonWords[locale];
  return [
    { sign: { look: 'run', state: 'available' }, text: availability.available },
    { sign: { look: 'part', state: 'limited' }, text: availability.limited },
    { sign: { look: 'stop', state: 'unavailable' }, text: availability.unavailable },
    { sign: { look: 'between', state: 'unavailable' }, text: legend.changed },
    { sign: { kind: 'day', outcome: 'open' }, text: legend.day },
    { sign: { kind: 'about', outcome: 'open' }, text: legend.about },
    { sign: { kind: 'day', outcome: 'late' }, text: legend.late },
    { sign: { kind: 'day', outcome: 'settled' }, text: promiseWords[locale].settled },
    {
      sign: { kind: 'work', outcome: 'open' },
      text: maintenanceWords[locale].title.toLocaleLowerCase(locale),
    },
  ];
}

import { catalogueOf } from '../domain/catalogue.ts';
import type { Day } from '../domain/day.ts';
import type { IncidentMeta } from '../domain/documents.ts';
import { gravestImpactOn, isGrave } from '../domain/open-incidents.ts';
import type { PanelId } from '../domain/panel.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant } from '../domain/time.ts';
import { formatDay } from '../i18n/dates.ts';
import { formatMoment, timelineWords } from '../i18n/timeline.ts';
import { type Axis, axisAround, isOn, positionOf, stretchOf } from './axis.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import {
  type Bar,
  type Drawing,
  type Lane,
  type LaneChart,
  type LegendEntry,
  type Look,
  laneOf,
  legendOf,
  type Moment,
  markOf,
  todayOn,
} from './lanes.ts';
import type { Course, DatedItem, KnownPanel } from './panel-course.ts';
import { type PanelCourse, panelPeriods } from './panel-periods.ts';
import { panelIds, panelName } from './panels.ts';
import { courseWord, type TimelineRow, timelineRows } from './timeline-rows.ts';
import { upcomingItems } from './upcoming.ts';

/** The course of events, a lane for each panel, and the same as rows of a table. */
export interface TimelineView {
  readonly chart: LaneChart;
  readonly caption: string;
  readonly rows: readonly TimelineRow[];
}

/**
 * What happened and what is promised, day by day. Of the present it knows the day alone, so that it reads the same
 * all day long.
 *
 * @returns `null` when there is nothing to draw
 */
export function timelineView(context: ViewContext): TimelineView | null {
  return orPlain(
    context,
    () => drawTimeline(context),
    () => null,
  );
}

function drawTimeline(context: ViewContext): TimelineView | null {
  const { state, now, locale } = context;
  const incident = catalogueOf(state).incidents[0]?.meta ?? null;
  const panels = panelIds(state).map((panel): KnownPanel => {
    return { panel, letter: panelName(context, panel), periods: panelPeriods(state, panel, incident) };
  });
  const dated = upcomingItems(context).flatMap((item): DatedItem[] =>
    item.estimate.day === null ? [] : [{ ...item, day: item.estimate.day }],
  );
  const days = [...daysOfIncident(incident, panels), ...dated.map(({ day }) => day)];
  if (panels.length === 0 || days.length === 0) return null;
  const course = { axis: axisAround(dayAt(now), days), incident, panels, dated };
  return {
    chart: chartOf(context, course),
    caption: timelineWords[locale].caption(formatDay(dayAt(now), context)),
    rows: timelineRows(context, course),
  };
}

/** The days to show of the past: those of the incident, or all that is known when there is none. */
function daysOfIncident(incident: IncidentMeta | null, panels: readonly KnownPanel[]): Day[] {
  if (incident) return [incident.backupAt ?? incident.startedAt, incident.startedAt].map(dayAt);
  return panels.flatMap(({ periods }) => periods.map(({ from }) => dayAt(from)));
}

function chartOf(context: ViewContext, course: Course): LaneChart {
  const { locale, now } = context;
  const { axis, incident, panels } = course;
  const today = dayAt(now);
  const words = timelineWords[locale];
  const lanes = panels.map((panel) => panelLane(context, course, panel));
  return {
    name: words.name(
      formatDay(axis.first, context),
      formatDay(axis.last, context),
      formatDay(today, context),
    ),
    ...todayOn(context, axis),
    lanes,
    moments: incident && isOn(axis, dayAt(incident.startedAt)) ? momentsOf(context, axis, incident) : [],
    legend: legendOf(lanes, signsOf(context, lanes)),
  };
}

const LOOKS: Readonly<Record<PanelCourse, Look | null>> = {
  normal: 'run',
  restored: 'run',
  new: 'new',
  restoring: 'part',
  offline: 'stop',
  unknown: null,
};

function panelLane(context: ViewContext, course: Course, { panel, letter, periods }: KnownPanel): Lane {
  const { axis, incident, dated } = course;
  const { state: said, locale } = context;
  const impact = gravestImpactOn(said, panel);
  const drawing = (state: PanelCourse): Drawing =>
    state === 'normal'
      ? { look: 'run', state: 'restored', word: timelineWords[locale].legend.run }
      : { look: LOOKS[state], state, word: courseWord(state, 1, locale) };
  const promised = dated.filter(({ panels }) => panels.includes(letter));
  const lane = laneOf(context, axis, {
    panel,
    periods,
    drawing,
    impact: isGrave(impact) ? impact : null,
    marks: promised.flatMap(({ estimate }) =>
      markOf(context, axis, estimate, estimate.isOverdue ? 'late' : 'open'),
    ),
  });
  return { ...lane, bars: [...missingBars(axis, incident, panel), ...lane.bars] };
}

/** What the backup does not hold; where it ends is known give or take some hours. */
function missingBars(axis: Axis, incident: IncidentMeta | null, panel: PanelId): Bar[] {
  if (!incident?.backupPanels.includes(panel) || incident.backupAt === null) return [];
  const margin = incident.backupTolerance * 3_600_000;
  const ends = msFromInstant(incident.backupAt);
  const [perhaps, surely] = [instantFromMs(ends - margin), instantFromMs(ends + margin)];
  const drawn = (from: Instant, to: Instant, tapers: Bar['ends']): Bar[] => {
    const stretch = stretchOf(axis, from, to);
    return stretch && stretch.width > 0
      ? [{ ...stretch, look: 'missing', state: 'offline', ends: tapers }]
      : [];
  };
  return [...drawn(perhaps, surely, [null, 'missing']), ...drawn(surely, incident.startedAt, null)];
}

function momentsOf(context: ViewContext, axis: Axis, incident: IncidentMeta): Moment[] {
  const { startedAt, backupAt, backupTolerance } = incident;
  const words = timelineWords[context.locale];
  const moment = (kind: Moment['kind'], at: Instant, text: string) => ({
    x: positionOf(axis, at),
    kind,
    text,
  });
  return [
    moment('failure', startedAt, words.failure(formatMoment(startedAt, context))),
    ...(backupAt === null
      ? []
      : [moment('backup', backupAt, words.backupLabel(formatMoment(backupAt, context), backupTolerance))]),
  ];
}

function signsOf({ locale }: ViewContext, lanes: readonly Lane[]): LegendEntry[] {
  const words = timelineWords[locale].legend;
  const gaps = lanes.flatMap(({ bars }) => bars.filter(({ look }) => look === 'between'));
  const between = gaps.every(({ ends }) => ends?.[1] === 'run') ? words.back : words.changed;
  return [
    { sign: { look: 'run', state: 'restored' }, text: words.run },
    { sign: { look: 'missing', state: 'offline' }, text: words.missing },
    { sign: { look: 'stop', state: 'offline' }, text: words.stop },
    { sign: { look: 'part', state: 'restoring' }, text: words.part },
    { sign: { look: 'between', state: 'offline' }, text: between },
    { sign: { look: 'new', state: 'new' }, text: words.new },
    { sign: { kind: 'day', outcome: 'open' }, text: words.day },
    { sign: { kind: 'about', outcome: 'open' }, text: words.about },
    { sign: { kind: 'day', outcome: 'late' }, text: words.late },
  ];
}

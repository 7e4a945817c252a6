import { catalogueOf } from '../domain/catalogue.ts';
import { type Day, dayAfter } from '../domain/day.ts';
import type { IncidentMeta } from '../domain/documents.ts';
import type { PanelId } from '../domain/panel.ts';
import { dayAt, type Instant, instantFromMs, msFromInstant, startOfDay } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay, formatDayNear } from '../i18n/dates.ts';
import { formatMoment, formatMomentShort, timelineWords } from '../i18n/timeline.ts';
import { type Axis, axisAround, columnOf, isOn, middleOf, placeOf, stretchOf } from './axis.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import type { Course, DatedItem, PanelLane } from './panel-course.ts';
import { type PanelCourse, panelPeriods } from './panel-spans.ts';
import { panelIds, panelLetter } from './panels.ts';
import {
  type LabelDraft,
  type LegendEntry,
  type Look,
  layLabels,
  type Plot,
  type PlotLane,
  type PlotMark,
  type PlotSpan,
} from './plot.ts';
import { ROOMS } from './room.ts';
import { type Drawing, drawSpans } from './spans.ts';
import { ticksOf } from './ticks.ts';
import { courseWord, type TimelineRow, timelineRows } from './timeline-rows.ts';
import { upcomingItems } from './upcoming.ts';

/** The course of events, a lane for each panel, and the same as rows of a table. */
export interface TimelineView {
  readonly plot: Plot;
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
  const { incidents } = catalogueOf(state);
  const incident = incidents[0]?.meta ?? null;
  const lanes = panelIds(state).map((panel): PanelLane => {
    return { panel, letter: panelLetter(panel), spans: panelPeriods(state, panel, incident) };
  });
  const dated = upcomingItems(context).flatMap((item): DatedItem[] =>
    item.estimate.day === null ? [] : [{ ...item, day: item.estimate.day }],
  );
  const marks = [...daysOfIncident(incident, lanes), ...dated.map(({ day }) => day)];
  if (lanes.length === 0 || marks.length === 0) return null;
  const today = dayAt(now);
  const axis = axisAround(today, marks);
  const words = timelineWords[locale];
  return {
    plot: plotOf(context, { axis, today, incident, lanes, dated }),
    caption: words.caption(formatDay(today, locale)),
    rows: timelineRows(context, { axis, incident, lanes, dated }),
  };
}

/** The days to show of the past: those of the incident, or all that is known when there is none. */
function daysOfIncident(incident: IncidentMeta | null, lanes: readonly PanelLane[]): Day[] {
  if (incident) return [incident.backupAt ?? incident.startedAt, incident.startedAt].map(dayAt);
  return lanes.flatMap(({ spans }) => spans.map(({ from }) => dayAt(from)));
}

function plotOf(context: ViewContext, course: Course & { readonly today: Day }): Plot {
  const { locale } = context;
  const { axis, today, lanes } = course;
  const incident = course.incident && isOn(axis, dayAt(course.incident.startedAt)) ? course.incident : null;
  const words = timelineWords[locale];
  const drafts = [...momentLabels(context, { axis, incident }), ...estimateLabels(context, course)];
  const writing = (room: keyof typeof ROOMS) => ({
    ticks: ticksOf(axis, today, locale, ROOMS[room]),
    ...layLabels(drafts, room),
  });
  const drawn = lanes.map((lane) => laneOf(context, course, lane));
  return {
    name: words.name(
      formatDayNear(axis.first, today, locale),
      formatDayNear(axis.last, today, locale),
      formatDay(today, locale),
    ),
    today: columnOf(axis, today),
    lanes: drawn,
    moments: incident
      ? [
          ...(incident.backupAt === null
            ? []
            : [{ x: placeOf(axis, incident.backupAt), kind: 'backup' as const }]),
          { x: placeOf(axis, incident.startedAt), kind: 'failure' as const },
        ]
      : [],
    wide: writing('wide'),
    narrow: writing('narrow'),
    legend: legendOf(context, drawn),
  };
}

function laneOf(context: ViewContext, course: Course & { readonly today: Day }, lane: PanelLane): PlotLane {
  const { axis, today, incident, dated } = course;
  const words = timelineWords[context.locale];
  const drawing: Drawing<PanelCourse> = {
    look: (state) => LOOKS[state],
    state: (state) => (state === 'normal' ? 'restored' : state === 'unknown' ? null : state),
    between: ({ state, from }) => {
      const day = formatDayNear(dayAt(from), today, context.locale);
      const word = courseWord(state, 1, context.locale);
      return [`${word} ${words.latestFull(day)}`, words.latestFull(day), words.latest(day), words.by(day)];
    },
  };
  return {
    label: lane.letter,
    spans: [
      ...missingRanges(axis, incident, lane.panel),
      ...drawSpans(axis, lane.spans, startOfDay(dayAfter(today)), drawing),
    ],
    marks: marksOf(
      axis,
      dated.filter(({ day, panels }) => isOn(axis, day) && panels.includes(lane.letter)),
    ),
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

/** What the backup does not hold; where it ends is known give or take some hours. */
function missingRanges(axis: Axis, incident: IncidentMeta | null, panel: PanelId): PlotSpan[] {
  if (!incident?.backupPanels.includes(panel) || incident.backupAt === null) return [];
  const margin = incident.backupTolerance * 3_600_000;
  const ends = msFromInstant(incident.backupAt);
  const [perhaps, surely] = [instantFromMs(ends - margin), instantFromMs(ends + margin)];
  const drawn = (from: Instant, to: Instant, look: Look): PlotSpan[] => {
    const stretch = stretchOf(axis, from, to);
    return stretch && stretch.width > 0 ? [{ ...stretch, look, state: null, text: null }] : [];
  };
  return [...drawn(perhaps, surely, 'between'), ...drawn(surely, incident.startedAt, 'missing')];
}

/** Each day and kind once, however many features it is promised for. */
function marksOf(axis: Axis, dated: readonly DatedItem[]): PlotMark[] {
  const marks = dated.map(({ day, estimate }): PlotMark & { key: string } => ({
    x: middleOf(columnOf(axis, day)),
    kind: estimate.kind === 'about' ? 'about' : 'day',
    standing: estimate.isOverdue ? 'late' : 'open',
    key: estimate.code,
  }));
  return [...Map.groupBy(marks, ({ key }) => key).values()].flatMap(([first]) => {
    if (!first) return [];
    const { key: _key, ...mark } = first;
    return [mark];
  });
}

function momentLabels(
  { locale }: ViewContext,
  { axis, incident }: Pick<Course, 'axis' | 'incident'>,
): LabelDraft[] {
  if (!incident) return [];
  const words = timelineWords[locale];
  const { startedAt, backupAt, backupTolerance } = incident;
  const both = (instant: Instant, write: (when: string) => string) => ({
    wide: write(formatMoment(instant, locale)),
    narrow: write(formatMomentShort(instant, locale)),
  });
  return [
    { x: placeOf(axis, startedAt), text: both(startedAt, words.failure), tone: 'down', moment: 'failure' },
    ...(backupAt === null
      ? []
      : [
          {
            x: placeOf(axis, backupAt),
            text: both(backupAt, (when) => words.backupLabel(when, backupTolerance)),
            tone: 'plain' as const,
            moment: 'backup' as const,
          },
        ]),
  ];
}

/** The days of estimates, each once; overdue ones say so. */
function estimateLabels({ locale, now }: ViewContext, { axis, dated }: Course): LabelDraft[] {
  const words = timelineWords[locale];
  const today = dayAt(now);
  const drawn = dated.filter(({ day }) => isOn(axis, day));
  return [...Map.groupBy(drawn, ({ estimate }) => estimate.code).values()].flatMap(
    ([first]): LabelDraft[] => {
      if (!first) return [];
      const day = formatDayNear(first.day, today, locale);
      const { isOverdue } = first.estimate;
      const promised = commonWords[locale].estimate[first.estimate.kind === 'about' ? 'about' : 'day'](day);
      const text = isOverdue ? words.late(promised) : promised;
      return [
        {
          x: middleOf(columnOf(axis, first.day)),
          text: { wide: text, narrow: text },
          tone: isOverdue ? 'late' : 'sea',
          moment: null,
        },
      ];
    },
  );
}

/** What the signs mean that are in the picture. */
function legendOf({ locale }: ViewContext, lanes: readonly PlotLane[]): LegendEntry[] {
  const words = timelineWords[locale].legend;
  const spans = lanes.flatMap((lane) => lane.spans);
  const marks = lanes.flatMap((lane) => lane.marks);
  const has = (look: Look, state?: PlotSpan['state']) =>
    spans.some((span) => span.look === look && (state === undefined || span.state === state));
  const gaps = spans.flatMap(({ look, state }) => (look === 'between' && state ? [state] : []));
  const entries: (LegendEntry | false)[] = [
    has('run', 'restored') && { sign: 'run', state: 'restored', text: words.run },
    has('missing') && { sign: 'missing', state: null, text: words.missing },
    spans.some(({ look, width }) => look === 'stop' && width > 0) && {
      sign: 'stop',
      state: 'offline',
      text: words.stop,
    },
    has('part') && { sign: 'part', state: 'restoring', text: words.part },
    gaps.length > 0 && {
      sign: 'between',
      state: null,
      text: gaps.every((state) => state === 'restored') ? words.back : words.changed,
    },
    has('new') && { sign: 'new', state: 'new', text: words.new },
    marks.some(({ kind, standing }) => kind === 'day' && standing === 'open') && {
      sign: 'day',
      state: null,
      text: words.day,
    },
    marks.some(({ kind, standing }) => kind === 'about' && standing === 'open') && {
      sign: 'about',
      state: null,
      text: words.about,
    },
    marks.some(({ standing }) => standing === 'late') && { sign: 'late', state: null, text: words.late },
  ];
  return entries.filter((entry) => entry !== false);
}

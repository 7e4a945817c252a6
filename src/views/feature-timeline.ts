import type { Availability, FeatureId } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { type Day, dayAfter } from '../domain/day.ts';
import type { PanelId } from '../domain/panel.ts';
import { type Promised, promisesOf } from '../domain/promises.ts';
import type { Span } from '../domain/spans.ts';
import { dayAt, startOfDay } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDayNear } from '../i18n/dates.ts';
import { promiseWords } from '../i18n/promises.ts';
import { timelineWords } from '../i18n/timeline.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { type Axis, axisAround, columnOf, isOn, middleOf } from './axis.ts';
import { orPlain } from './boundary.ts';
import type { ViewContext } from './context.ts';
import { featureSpans } from './feature-spans.ts';
import { panelIds, panelLetter } from './panels.ts';
import {
  type LabelDraft,
  type LegendEntry,
  type Look,
  layLabels,
  type Plot,
  type PlotLane,
  type PlotMark,
} from './plot.ts';
import { outcomeText, promiseText } from './promise-text.ts';
import { ROOMS, type RoomName } from './room.ts';
import { drawSpans } from './spans.ts';
import { ticksOf } from './ticks.ts';
import { partWords } from './words.ts';

/** A state that began, on the panels where it was the same. */
export interface FeatureStateRow {
  readonly when: string;
  readonly letters: string;
  readonly state: Availability;
  readonly word: string;
}

/** A promise, and what became of it. */
export interface PromiseRow {
  readonly estimate: string;
  readonly letters: string;
  readonly given: string;
  readonly outcome: string;
  readonly kind: Promised['outcome']['kind'];
}

/** A feature over time, a lane for each panel of which something is known, and the same as two tables. */
export interface FeatureTimelineView {
  readonly plot: Plot;
  readonly caption: string;
  readonly states: readonly FeatureStateRow[];
  readonly promises: readonly PromiseRow[];
}

interface FeatureLane {
  readonly panel: PanelId;
  readonly spans: readonly Span<Availability>[];
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
      return { panel, spans: featureSpans(state, feature, panel), promises };
    })
    .filter(({ spans }) => spans.some(({ state: told }) => told !== 'unknown'));
  if (!entry || lanes.length === 0) return null;
  const axis = axisAround(today, lanes.flatMap(daysOf));
  const near = (day: Day) => formatDayNear(day, today, locale);
  const drawn = lanes.map((lane) => laneOf(context, axis, lane));
  const labels = markLabels(context, axis, lanes);
  const writing = (room: RoomName) => ({
    ticks: ticksOf(axis, today, locale, ROOMS[room]),
    ...layLabels(labels, room),
  });
  const { title } = partWords(context, entry);
  const words = promiseWords[locale];
  return {
    plot: {
      name: words.name(title, near(axis.first), near(axis.last), near(today)),
      today: columnOf(axis, today),
      lanes: drawn,
      moments: [],
      wide: writing('wide'),
      narrow: writing('narrow'),
      legend: legendOf(context, drawn),
    },
    caption: words.states(near(today)),
    states: stateRows(context, lanes),
    promises: promiseRows(context, lanes),
  };
}

function daysOf({ spans, promises }: FeatureLane): Day[] {
  return [
    ...spans.flatMap(({ notBefore, from }) => [dayAt(notBefore), dayAt(from)]),
    ...promises.flatMap(({ estimate }) => ('day' in estimate ? [estimate.day] : [])),
  ];
}

const LOOKS: Readonly<Record<Availability, Look | null>> = {
  available: 'run',
  limited: 'part',
  unavailable: 'stop',
  unknown: null,
};

function laneOf({ locale, now }: ViewContext, axis: Axis, { panel, spans, promises }: FeatureLane): PlotLane {
  const today = dayAt(now);
  const words = timelineWords[locale];
  return {
    label: panelLetter(panel),
    spans: drawSpans(axis, spans, startOfDay(dayAfter(today)), {
      look: (state) => LOOKS[state],
      state: (state) => state,
      between: ({ from }) => {
        const day = formatDayNear(dayAt(from), today, locale);
        return [words.latestFull(day), words.latest(day), words.by(day)];
      },
    }),
    marks: promises.flatMap(({ estimate, outcome }): PlotMark[] => {
      if (!('day' in estimate) || !isOn(axis, estimate.day)) return [];
      const x = middleOf(columnOf(axis, estimate.day));
      return [{ x, kind: estimate.kind, standing: effectiveRestoration(outcome.kind) }];
    }),
  };
}

function effectiveRestoration(outcome: Promised['outcome']['kind']): PlotMark['standing'] {
  if (outcome === 'overdue') return 'late';
  return outcome === 'open' ? 'open' : 'settled';
}

/** The days that are still waited for. */
function markLabels({ locale, now }: ViewContext, axis: Axis, lanes: readonly FeatureLane[]): LabelDraft[] {
  const today = dayAt(now);
  const promises = lanes.flatMap((lane) => lane.promises);
  const waited = promises.filter(({ outcome }) => outcome.kind === 'open' || outcome.kind === 'overdue');
  const drafts = waited.flatMap(({ estimate, outcome }): LabelDraft[] => {
    if (!('day' in estimate) || !isOn(axis, estimate.day)) return [];
    const day = formatDayNear(estimate.day, today, locale);
    const isLate = outcome.kind === 'overdue';
    const promised = commonWords[locale].estimate[estimate.kind](day);
    const text = isLate ? timelineWords[locale].late(promised) : promised;
    const x = middleOf(columnOf(axis, estimate.day));
    return [{ x, text: { wide: text, narrow: text }, tone: isLate ? 'late' : 'sea', moment: null }];
  });
  return drafts.filter(({ text }, index) => drafts.findIndex((one) => one.text.wide === text.wide) === index);
}

function stateRows({ locale, now }: ViewContext, lanes: readonly FeatureLane[]): FeatureStateRow[] {
  const words = timelineWords[locale];
  const begun = lanes.flatMap(({ panel, spans }) => spans.map((span) => ({ panel, span })));
  const groups = Map.groupBy(begun, ({ span }) => [span.from, span.notBefore, span.since, span.state].join());
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { since, from, state } = first.span;
      const day = formatDayNear(since ?? dayAt(from), dayAt(now), locale);
      const when = since === null ? words.latestFull(day) : words.since(day);
      const letters = group.map(({ panel }) => panelLetter(panel)).join(', ');
      const word = tieShortWords(commonWords[locale].availability[state], locale);
      return [{ from, row: { when, letters, state, word } }];
    })
    .sort((x, y) => (x.from < y.from ? -1 : x.from > y.from ? 1 : 0))
    .map(({ row }) => row);
}

/** Newest first; panels to which the same was promised, with the same end, share a row. */
function promiseRows({ locale, now }: ViewContext, lanes: readonly FeatureLane[]): PromiseRow[] {
  const today = dayAt(now);
  const promises = lanes.flatMap((lane) => lane.promises);
  const groups = Map.groupBy(promises, ({ estimate, revision, outcome }) =>
    JSON.stringify([revision, estimate, outcome]),
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first ? [{ first, letters: group.map(({ panel }) => panelLetter(panel)).join(', ') }] : [];
    })
    .sort((x, y) => y.first.revision - x.first.revision)
    .map(({ first, letters }) => ({
      estimate: promiseText(first.estimate, today, locale) ?? '',
      letters,
      given: formatDayNear(dayAt(first.givenAt), today, locale),
      outcome: outcomeText(first.outcome, today, locale),
      kind: first.outcome.kind,
    }));
}

function legendOf({ locale }: ViewContext, lanes: readonly PlotLane[]): LegendEntry[] {
  const { legend } = timelineWords[locale];
  const { availability } = commonWords[locale];
  const spans = lanes.flatMap((lane) => lane.spans);
  const marks = lanes.flatMap((lane) => lane.marks);
  const states = (['available', 'limited', 'unavailable'] as const).flatMap((state): LegendEntry[] => {
    const look = LOOKS[state];
    const isDrawn = spans.some((span) => span.look === look && span.state === state);
    return look && isDrawn ? [{ sign: look, state, text: availability[state] }] : [];
  });
  const sign = (one: LegendEntry['sign'], isDrawn: boolean, text: string): LegendEntry[] =>
    isDrawn ? [{ sign: one, state: null, text }] : [];
  const isOpen = (kind: PlotMark['kind']) =>
    marks.some((mark) => mark.kind === kind && mark.standing === 'open');
  return [
    ...states,
    ...sign(
      'between',
      spans.some(({ look }) => look === 'between'),
      legend.changed,
    ),
    ...sign('day', isOpen('day'), legend.day),
    ...sign('about', isOpen('about'), legend.about),
    ...sign(
      'late',
      marks.some(({ standing }) => standing === 'late'),
      legend.late,
    ),
    ...sign(
      'settled',
      marks.some(({ standing }) => standing === 'settled'),
      promiseWords[locale].settled,
    ),
  ];
}

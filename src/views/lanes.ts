import type { Availability } from '../domain/availability.ts';
import { catalogueOf } from '../domain/catalogue.ts';
import { type Day, dayAfter } from '../domain/day.ts';
import type { Estimate } from '../domain/estimate.ts';
import type { Locale } from '../domain/locale.ts';
import type { GraveImpact } from '../domain/open-incidents.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import type { Period } from '../domain/periods.ts';
import { dayAt, type Instant, startOfDay } from '../domain/time.ts';
import { commonWords } from '../i18n/common.ts';
import { formatDay } from '../i18n/dates.ts';
import { promiseLanguageOf } from '../i18n/promise-phrases.ts';
import { tellGiven, tellNamed } from '../i18n/tell-promise.ts';
import { timelineWords } from '../i18n/timeline.ts';
import { tieShortWords } from '../i18n/typography.ts';
import { updateWords } from '../i18n/updates.ts';
import { type Axis, columnOf, isOn, middleOf, type Stretch, stretchOf } from './axis.ts';
import { type AxisNames, axisNames } from './axis-names.ts';
import type { ViewContext } from './context.ts';
import { LONG_AGO } from './panel-periods.ts';
import { panelName } from './panels.ts';
import { namedPart } from './words.ts';

/**
 * How a state is drawn over time, told apart by shape and only then by colour: a line where it runs, a thin one where
 * it is new, a hatched bar where it half runs, a block where it stands, a hatch where data are missing; and where it
 * was one or the other, what tapers from one to the other.
 */
export type Look = 'run' | 'new' | 'part' | 'stop' | 'between' | 'missing';

type State = Availability | Restoration | 'unknown';

export interface Bar extends Stretch {
  readonly look: Look;
  /** Gives it its colour. */
  readonly state: State;
  /** The looks between which it tapers; `null`: it is equally high all along. */
  readonly ends: readonly [before: Look | null, after: Look | null] | null;
}

/** A day on which something is promised, or work is planned. */
export interface Mark {
  readonly x: number;
  readonly kind: 'day' | 'about' | 'work';
  /** `settled`: it was kept, or is promised no more. */
  readonly outcome: 'open' | 'late' | 'settled';
  /** `ok. 23 marca` */
  readonly text: string;
}

/** A panel over time, and how it is today. */
export interface Lane {
  readonly name: string;
  /** Of the name, where it is not the page's. */
  readonly lang: Locale | null;
  readonly state: State | GraveImpact;
  readonly word: string;
  /** `najpóźniej 17 marca`; nothing, when it has always been so. */
  readonly when: string;
  readonly bars: readonly Bar[];
  /** Each once, in the order of time. */
  readonly marks: readonly Mark[];
}

/** A line across all lanes, and what happened there. */
export interface Moment {
  readonly x: number;
  readonly kind: 'backup' | 'failure';
  readonly text: string;
}

/** A sign that is in the picture, in words. */
export interface LegendEntry {
  readonly sign: Pick<Bar, 'look' | 'state'> | Pick<Mark, 'kind' | 'outcome'>;
  readonly text: string;
}

/** Lanes over time: places in per cent of the axis, words that may take as much room as they need. */
export interface LaneChart {
  /** What the picture is of, for those who do not see it. */
  readonly name: string;
  readonly today: Stretch & { readonly text: string };
  readonly names: AxisNames;
  readonly lanes: readonly Lane[];
  readonly moments: readonly Moment[];
  readonly legend: readonly LegendEntry[];
}

/** How a state is drawn, and called; `null`: nothing is known, so nothing is drawn. */
export interface Drawing {
  readonly look: Look | null;
  readonly state: State;
  readonly word: string;
}

/** What is known of a panel over time. */
interface LaneDraft<S> {
  readonly panel: PanelId;
  readonly periods: readonly Period<S>[];
  /** What holds now; left out: the last of them that began. */
  readonly current?: Period<S> | undefined;
  readonly drawing: (state: S) => Drawing;
  /** A grave incident that goes on there; it takes the sign that all is well away. */
  readonly impact: GraveImpact | null;
  readonly marks: readonly Mark[];
}

/** What every picture has above its lanes. */
export function todayOn(context: ViewContext, axis: Axis): Pick<LaneChart, 'today' | 'names'> {
  const { now, locale } = context;
  const today = dayAt(now);
  const day = formatDay(today, context);
  // Of the past it is no longer today.
  const text = context.leavesPage ? day : timelineWords[locale].todayIs(day);
  return { today: { ...columnOf(axis, today), text }, names: axisNames(axis, today, locale) };
}

/** Draws what is known of a panel up to today. */
export function laneOf<S>(context: ViewContext, axis: Axis, draft: LaneDraft<S>): Lane {
  const { state, now, locale } = context;
  const { panel, periods, drawing, marks, impact } = draft;
  const end = startOfDay(dayAfter(dayAt(now)));
  const entry = catalogueOf(state).panels.find(({ id }) => id === panel);
  const called = panelName(context, panel);
  const { title, lang } = entry ? namedPart(context, entry) : { title: called, lang: null };
  const current = draft.current ?? periods.findLast(({ from }) => from < end);
  const isReturn = periods.some((one) => one !== current && one.from < end && one.state === current?.state);
  const { state: mark, word } = current ? drawing(current.state) : UNDRAWN;
  const when = current ? beginningText(context, current, mark === 'restored', isReturn) : '';
  const isDown = mark === 'offline' || mark === 'unavailable';
  const goesOn = impact && `, ${tieShortWords(updateWords[locale].goesOn[impact], locale)}`;
  const stated = tieShortWords(word || commonWords[locale].restorationUnknown, locale);
  return {
    // A letter alone names nothing; a name in words needs no word before it.
    name: called.length > 3 ? called : title,
    lang,
    state: impact && !isDown ? impact : mark,
    // What follows the word follows it at once.
    word: when === '' && goesOn ? stated + goesOn : stated,
    when: when !== '' && goesOn ? when + goesOn : when,
    bars: barsOf(axis, draft, end),
    marks: [...new Map(marks.map((one) => [`${one.x} ${one.kind} ${one.outcome}`, one])).values()].sort(
      (one, other) => one.x - other.x,
    ),
  };
}

const UNDRAWN: Drawing = { look: null, state: 'unknown', word: '' };

/**
 * Of what happened, when; of what lasts, since when. Nothing, when it has always been so.
 *
 * @param isReturn it had been so before: that it came to be so by then would deny that
 */
function beginningText<S>(
  context: ViewContext,
  { since, from }: Period<S>,
  hasHappened: boolean,
  isReturn: boolean,
): string {
  if (from === LONG_AGO) return '';
  const { on, latest, changedLatest, since: fromOn, sinceLatest } = timelineWords[context.locale];
  const day = formatDay(since ?? dayAt(from), context);
  if (since === null && !hasHappened) return sinceLatest(day);
  if (since === null) return isReturn ? changedLatest(day) : latest(day);
  return hasHappened ? on(day) : fromOn(day);
}

/** From the best to the worst. */
const GRAVITY: readonly (Look | null)[] = [null, 'new', 'run', 'part', 'stop'];

/**
 * A state is drawn where it surely held; where it was one or the other, that is drawn in the colour of the worse, so
 * that the picture never shows a day that nobody stated.
 */
function barsOf<S>(axis: Axis, { periods, drawing }: LaneDraft<S>, end: Instant): Bar[] {
  return periods.flatMap((period, index): Bar[] => {
    const { look, state } = drawing(period.state);
    const sure = stretchOf(axis, period.from, period.to !== null && period.to < end ? period.to : end);
    const bars = look && sure ? [{ ...sure, look, state, ends: null }] : [];
    const previous = periods[index - 1];
    const gap =
      previous && period.notBefore < period.from ? stretchOf(axis, period.notBefore, period.from) : null;
    if (!previous || !gap || gap.width === 0) return bars;
    const before = drawing(previous.state);
    const isWorse = GRAVITY.indexOf(look) > GRAVITY.indexOf(before.look);
    return [
      { ...gap, look: 'between', state: isWorse ? state : before.state, ends: [before.look, look] },
      ...bars,
    ];
  });
}

/** Marks a promised day; nothing when no day is promised, or when it is too far away to be drawn. */
export function markOf(
  context: ViewContext,
  axis: Axis,
  { kind, day }: { readonly kind: Estimate['kind']; readonly day?: Day | null },
  outcome: Mark['outcome'],
): Mark[] {
  if (!day || (kind !== 'day' && kind !== 'about') || !isOn(axis, day)) return [];
  const tell = outcome === 'late' ? tellNamed : tellGiven;
  const text = tell(promiseLanguageOf(context), { kind, day, promisedBy: null }, dayAt(context.now));
  return [{ x: middleOf(columnOf(axis, day)), kind, outcome, text }];
}

/** Of some signs those that the lanes use; when a promise is past, its kind does not matter any more. */
export function legendOf(lanes: readonly Lane[], signs: readonly LegendEntry[]): LegendEntry[] {
  const bars = lanes.flatMap((lane) => lane.bars);
  const marks = lanes.flatMap((lane) => lane.marks);
  return signs.filter(({ sign }) =>
    'look' in sign
      ? bars.some(({ look, width }) => look === sign.look && width > 0)
      : marks.some(
          ({ kind, outcome }) => outcome === sign.outcome && (outcome !== 'open' || kind === sign.kind),
        ),
  );
}

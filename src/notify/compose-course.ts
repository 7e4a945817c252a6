import type { CellAddress, RecordedCell } from '../domain/availability.ts';
import { type Day, dayAfter } from '../domain/day.ts';
import { effectiveCellThen, type PastMoment, restorationThen } from '../domain/effective-then.ts';
import { estimateCode, isOverdue } from '../domain/estimate.ts';
import { coversCell } from '../domain/maintenances.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import type { PanelId, Restoration } from '../domain/panel.ts';
import type { Change, State } from '../domain/state.ts';
import { dayAt, type Instant, instantAfter, startOfDay } from '../domain/time.ts';
import type { ViewContext } from '../views/context.ts';
import { eventOf } from './compose-part.ts';

/** How something went since it was first to be told of: what it was before, and each time that it became another. */
export interface ToldCourse<S> {
  readonly before: S;
  readonly steps: readonly { readonly at: Instant; readonly value: S }[];
  /** A promised day passed meanwhile, and nothing else was said of it. */
  readonly hasPassed: boolean;
}

type Now = Pick<ViewContext, 'state' | 'now'>;

/** Midnights are looked at for so many days at most (what is told later than that was never told). */
const MOST_DAYS = 40;

/** How a feature on a panel went, as readers saw it; `null`: no event of these says anything of it any more. */
export function courseOfCell(
  context: Now,
  cell: CellAddress,
  occurrences: readonly Occurrence[],
): ToldCourse<RecordedCell> | null {
  const { state, now } = context;
  const [first] = occurrences.filter((one) =>
    isBacked(state, one, (change) => touchesCell(state, change, cell)),
  );
  if (first === undefined) return null;
  const said = [
    ...(state.index.features[cell.feature] ?? []),
    ...(state.index.panels[cell.panel] ?? []),
    ...state.index.spoken,
  ].filter((change) => touchesCell(state, change, cell));
  const moments = momentsSince(context, first, said, edgesOfCell(state, cell));
  const values = moments.map((moment) => ({ at: moment.at, value: effectiveCellThen(state, moment, cell) }));
  const [before, ...after] = values;
  if (before === undefined) return null;
  const [then, today] = [dayAt(before.at), dayAt(now)];
  const last = values.at(-1)?.value.estimate;
  return {
    before: before.value,
    steps: stepsOf(before.value, after, cellKey),
    hasPassed: last !== undefined && isOverdue(last, today) && !isOverdue(last, then),
  };
}

/** The same of a panel. */
export function courseOfPanel(
  context: Now,
  panel: PanelId,
  occurrences: readonly Occurrence[],
): ToldCourse<Restoration | null> | null {
  const { state } = context;
  const touches = (change: Change) => change.restoration.some((one) => one.panel === panel);
  const [first] = occurrences.filter((one) => isBacked(state, one, touches));
  if (first === undefined) return null;
  const moments = momentsSince(context, first, state.index.panels[panel] ?? [], []);
  const values = moments.map(({ revision, at }) => ({ at, value: restorationThen(state, revision, panel) }));
  const [before, ...after] = values;
  if (before === undefined) return null;
  return { before: before.value, steps: stepsOf(before.value, after, String), hasPassed: false };
}

/** What an event said of it is still in the log; what the clock did needs no event. */
function isBacked(state: State, occurrence: Occurrence, touches: (change: Change) => boolean): boolean {
  const change = eventOf(state, occurrence);
  return change === null || touches(change);
}

function touchesCell(state: State, change: Change, { feature, panel }: CellAddress): boolean {
  return (
    change.availability.some((one) => one.feature === feature && one.panel === panel) ||
    change.restoration.some((one) => one.panel === panel) ||
    change.maintenances.some(({ id }) => {
      const work = state.maintenances[id];
      return work !== undefined && coversCell(work, { feature, panel });
    })
  );
}

/** When planned work may make another of it. */
function edgesOfCell({ maintenances }: State, cell: CellAddress): Instant[] {
  return Object.values(maintenances)
    .filter((work) => coversCell(work, cell))
    .flatMap(({ courses }) => courses.flatMap(({ course }) => (course ? [course.from, course.until] : [])));
}

/** The moment before all of it, and every later one at which it may have become another, up to now. */
function momentsSince(
  { state, now }: Now,
  first: Occurrence,
  said: readonly Change[],
  edges: readonly Instant[],
): PastMoment[] {
  const isEvent = eventOf(state, first) !== null;
  const base = isEvent ? first.revision - 1 : first.revision;
  const justBefore = instantAfter(first.at, -1);
  const later = said
    .filter(({ revision }) => revision > base)
    .map(({ revision, at }): PastMoment => ({ revision, at }));
  const clock = [...edges, ...midnightsBetween(first.at, now), first.at, now].filter(
    (at) => at >= first.at && at <= now,
  );
  const byClock = clock.map((at): PastMoment => ({ revision: revisionBy(later, at, base), at }));
  const all = [...later, ...byClock].sort((x, y) => x.at.localeCompare(y.at) || x.revision - y.revision);
  return [{ revision: base, at: justBefore }, ...all];
}

function revisionBy(said: readonly PastMoment[], at: Instant, base: number): number {
  return said.reduce((last, one) => (one.at <= at ? Math.max(last, one.revision) : last), base);
}

function midnightsBetween(from: Instant, to: Instant): Instant[] {
  const midnights: Instant[] = [];
  let day: Day = dayAt(from);
  for (let count = 0; count < MOST_DAYS && day < dayAt(to); count += 1) {
    day = dayAfter(day);
    midnights.push(startOfDay(day));
  }
  return midnights;
}

function stepsOf<S>(
  before: S,
  values: readonly { readonly at: Instant; readonly value: S }[],
  keyOf: (value: S) => string,
): ToldCourse<S>['steps'] {
  let key = keyOf(before);
  return values.filter(({ value }) => {
    const next = keyOf(value);
    const isOther = next !== key;
    key = next;
    return isOther;
  });
}

function cellKey({ state, estimate }: RecordedCell): string {
  return `${state} ${estimateCode(estimate)}`;
}

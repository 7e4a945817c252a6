import type { CellAddress } from './availability.ts';
import type { Scope } from './incident.ts';
import { type MaintenanceCourse, type MaintenancePhase, maintenancePhase } from './maintenance.ts';
import type { PanelId } from './panel.ts';
import type { MaintenanceState, State } from './state.ts';
import { type Instant, instantAfter } from './time.ts';

type Maintenances = Pick<State, 'maintenances'>;

const DAY = 24 * 3_600_000;

/** How long ahead readers are told of planned work (ms): on every page that it concerns. */
const TOLD_AHEAD = 7 * DAY;
/** From when on it is told before everything else (ms ahead). */
const TOLD_FIRST = DAY;
/** How long readers are told that it is over (ms), as they are of incidents. */
const TOLD_AFTER = DAY;

/** Planned work of which readers are told now. */
export interface ToldMaintenance {
  readonly maintenance: MaintenanceState;
  readonly phase: MaintenancePhase;
  /** It goes on, should be over, or begins within a day: it is told before everything else. */
  readonly isPressing: boolean;
}

/** All that was not taken back, the first to begin first. */
export function standingMaintenances({ maintenances }: Maintenances): MaintenanceState[] {
  return Object.values(maintenances)
    .filter(({ stands }) => stands)
    .sort((x, y) => x.from.localeCompare(y.from) || x.revision - y.revision);
}

interface Active {
  readonly now: Instant;
  readonly all: readonly MaintenanceState[];
}

const active = new WeakMap<Maintenances['maintenances'], Active>();

/** Planned work that goes on at an instant of the site clock. Asked of every cell of a page, of the same state and instant. */
function activeMaintenances(state: Maintenances, now: Instant): readonly MaintenanceState[] {
  const { maintenances } = state;
  const known = active.get(maintenances);
  if (known?.now === now) return known.all;
  const all = standingMaintenances(state).filter((one) => maintenancePhase(one, now) === 'active');
  active.set(maintenances, { now, all });
  return all;
}

/** Work that goes on at a feature on a panel. */
export function activeOnCell(
  state: Maintenances,
  cell: CellAddress,
  now: Instant,
): readonly MaintenanceState[] {
  const all = activeMaintenances(state, now);
  return all.length === 0 ? all : all.filter((one) => coversCell(one, cell));
}

/** Whether it is about a feature on a panel: no panels are all of them, and so are no features. */
export function coversCell({ panels, features }: Scope, { feature, panel }: CellAddress): boolean {
  return coversPanel({ panels }, panel) && (features.length === 0 || features.includes(feature));
}

/** Whether it is about anything on a panel. */
export function coversPanel({ panels }: Pick<Scope, 'panels'>, panel: PanelId): boolean {
  return panels.length === 0 || panels.includes(panel);
}

/**
 * What readers are told of planned work at an instant of the site clock, the first to begin first: from a week ahead until
 * a day after its end; one that was called off until it would have ended.
 */
export function toldMaintenances(state: Maintenances, now: Instant): ToldMaintenance[] {
  return standingMaintenances(state).flatMap((maintenance) => {
    const phase = maintenancePhase(maintenance, now);
    if (now < toldFrom(maintenance) || now >= (toldUntil(maintenance) ?? '~')) return [];
    const isNear = phase === 'planned' && now >= shift(maintenance.from, -TOLD_FIRST);
    const isPressing = isNear || phase === 'active' || phase === 'unconfirmed';
    return [{ maintenance, phase, isPressing }];
  });
}

/** The instants at which what is told of planned work, or what it does, becomes something else by itself. */
export function maintenanceEdges(state: Maintenances): Instant[] {
  return standingMaintenances(state).flatMap((maintenance) => {
    const { from, until, endedAt, cancelledAt } = maintenance;
    const edges = [toldFrom(maintenance), shift(from, -TOLD_FIRST), from, until];
    return [...edges, ...[endedAt, cancelledAt, toldUntil(maintenance)].filter((edge) => edge !== null)];
  });
}

/** Which of those have passed, in short: pages that were made at equal ones tell the same of planned work. */
export function maintenanceMoment(state: Maintenances, now: Instant): string {
  return toldMaintenances(state, now)
    .map(({ maintenance: { id }, phase, isPressing }) => `${id}:${phase}${isPressing ? '!' : ''}`)
    .join();
}

/** All of which readers are told, or were, the first to begin first: what pages tell of it that tell what was. */
export function everTold(state: Maintenances, now: Instant): MaintenanceState[] {
  return standingMaintenances(state).filter((one) => wasTold(one, now));
}

/** From when until when work is. */
type Times = Pick<MaintenanceCourse, 'from' | 'until'>;

/** For when it was announced the last time before it was moved; `null`: it never was, or is where it was. */
export function earlierTimes({ courses, from, until }: MaintenanceState): Times | null {
  const earlier = courses.findLast(
    ({ course }) => course !== null && (course.from !== from || course.until !== until),
  );
  return earlier?.course ?? null;
}

/**
 * When it lies over what is stated, and when it did: by each of its courses as long as that was the last word. Periods that
 * meet are one; of one that was taken back there are none.
 */
export function workPeriods({ stands, courses }: MaintenanceState): Times[] {
  if (!stands) return [];
  const periods = courses.flatMap(({ course }, index): Times[] => {
    if (course === null) return [];
    const { from, until, endedAt, cancelledAt } = course;
    const ends = [until, endedAt, cancelledAt, courses[index + 1]?.at ?? null].filter((end) => end !== null);
    const [end = until] = ends.sort();
    return from < end ? [{ from, until: end }] : [];
  });
  const joined: Times[] = [];
  for (const period of periods.sort((x, y) => x.from.localeCompare(y.from))) {
    const last = joined.at(-1);
    if (last === undefined || last.until < period.from) joined.push(period);
    else joined.splice(-1, 1, { from: last.from, until: latest(last.until, period.until) });
  }
  return joined;
}

function latest(x: Instant, y: Instant): Instant {
  return x > y ? x : y;
}

/** Whether it is told, or was: what nobody was told of changes no page, however it is changed. */
export function wasTold({ courses }: Pick<MaintenanceState, 'courses'>, now: Instant): boolean {
  return courses.some(({ course }, index) => {
    const until = courses[index + 1]?.at ?? now;
    return course !== null && toldFrom(course) <= until;
  });
}

/** From when on readers are told of it on the pages that it concerns. */
export function toldFrom({ from }: Pick<Times, 'from'>): Instant {
  return shift(from, -TOLD_AHEAD);
}

/** Until when it is told, once somebody has ended it or called it off; `null`: until somebody does. */
function toldUntil({ until, endedAt, cancelledAt }: MaintenanceState): Instant | null {
  if (cancelledAt !== null) return cancelledAt > until ? cancelledAt : until;
  return endedAt === null ? null : shift(endedAt, TOLD_AFTER);
}

function shift(instant: Instant, by: number): Instant {
  return instantAfter(instant, by);
}

import type { CellAddress } from './availability.ts';
import type { Revision } from './events.ts';
import { IMPACTS, type Impact } from './incident.ts';
import type { PanelId } from './panel.ts';
import type { IncidentCourse, Recorded, State } from './state.ts';
import { type Instant, instantAfter } from './time.ts';

export type GraveImpact = Extract<Impact, 'major' | 'critical'>;

type Courses = Pick<State, 'courses'>;

/** How long readers are told that an incident is over (ms, by the site clock). */
const TOLD = 24 * 3_600_000;

/** An incident that goes on, and how bad it is on the panel that is asked of; `null`: nobody has said. */
interface OpenIncident {
  readonly course: IncidentCourse;
  readonly impact: Impact | null;
}

/** A site may have thousands of courses, and every page asks which of them go on. */
const known = new WeakMap<State['courses'], readonly IncidentCourse[]>();

/** Every incident that staff opened and that is not over, the gravest first, then the one that began last. */
export function openIncidents({ courses }: Courses): readonly IncidentCourse[] {
  const open = known.get(courses) ?? findOpen(courses);
  known.set(courses, open);
  return open;
}

function findOpen(courses: State['courses']): readonly IncidentCourse[] {
  return sortGravest(
    Object.values(courses)
      .filter(({ isOpen }) => isOpen)
      .map((course) => ({ course, impact: course.impact })),
  ).map(({ course }) => course);
}

/** The same in short, as `State.goingOn` has it; the same object where no other incidents go on. */
export function renewGoingOn(
  state: Pick<State, 'courses' | 'goingOn'>,
  revision: Revision,
): State['goingOn'] {
  const ids = openIncidents(state).map(({ id }) => id);
  return ids.join() === state.goingOn.ids.join() ? state.goingOn : { ids, revision };
}

/** Those that concern the accounts of a panel, the gravest on it first. */
export function openIncidentsOn(state: Courses, panel: PanelId): OpenIncident[] {
  const concerning = openIncidents(state).filter((course) => isConcerned(course, panel));
  return sortGravest(concerning.map((course) => ({ course, impact: impactOn(course, panel) })));
}

/** How bad the gravest of them is; `null`: there is none, or none of which anybody said. */
export function gravestImpactOn(state: Courses, panel: PanelId): Impact | null {
  return openIncidentsOn(state, panel)[0]?.impact ?? null;
}

/** How bad the gravest of those is that concern a feature there, if it is grave; one that names no features concerns all. */
export function graveImpactOnCell(state: Courses, { feature, panel }: CellAddress): GraveImpact | null {
  const impact = openIncidentsOn(state, panel).find(
    ({ course: { features } }) => features.length === 0 || features.includes(feature),
  )?.impact;
  return impact && isGrave(impact) ? impact : null;
}

/** From here on a panel is not said to be well without the incident being named. */
export function isGrave(impact: Impact | null): impact is GraveImpact {
  return impact === 'major' || impact === 'critical';
}

/** Whether it concerns a panel; one that names none concerns all. */
export function isConcerned({ panels }: Pick<IncidentCourse, 'panels'>, panel: PanelId): boolean {
  return panels.length === 0 || panels.includes(panel);
}

/** The incidents of which readers are still told that they are over, the last to end first. */
export function endedLately({ courses }: Courses, now: Instant): IncidentCourse[] {
  return Object.values(courses)
    .flatMap((course) => (course.endedAt === null ? [] : [{ course, endedAt: course.endedAt }]))
    .filter(({ endedAt }) => now < toldUntil(endedAt))
    .sort((x, y) => y.endedAt.localeCompare(x.endedAt))
    .map(({ course }) => course);
}

/** The instants at which an end is told of for the last time. */
export function endsForgottenAt({ courses }: Courses): Instant[] {
  return Object.values(courses).flatMap(({ endedAt }) => (endedAt === null ? [] : [toldUntil(endedAt)]));
}

const changed = new WeakMap<State['courses'], Map<PanelId, Recorded | null>>();

/** What last changed which incidents concern a panel, or how; `null`: nothing ever did. */
export function incidentChangeOn({ courses }: Courses, panel: PanelId): Recorded | null {
  const byPanel = changed.get(courses) ?? new Map<PanelId, Recorded | null>();
  changed.set(courses, byPanel);
  const last = byPanel.has(panel) ? (byPanel.get(panel) ?? null) : findChangeOn(courses, panel);
  byPanel.set(panel, last);
  return last;
}

function findChangeOn(courses: State['courses'], panel: PanelId): Recorded | null {
  return Object.values(courses)
    .filter(({ reached }) => reached === null || reached.includes(panel))
    .reduce<Recorded | null>((last, one) => (last && last.revision > one.revision ? last : one), null);
}

function toldUntil(endedAt: Instant): Instant {
  return instantAfter(endedAt, TOLD);
}

function impactOn({ impacts, impact }: IncidentCourse, panel: PanelId): Impact | null {
  return impacts[panel] ?? impact;
}

function sortGravest(open: readonly OpenIncident[]): OpenIncident[] {
  const rank = ({ impact }: OpenIncident) => (impact === null ? -1 : IMPACTS.indexOf(impact));
  return open.toSorted((x, y) => rank(y) - rank(x) || y.course.since.localeCompare(x.course.since));
}

import { localText } from '../../domain/incidents.ts';
import { localePath } from '../../domain/locale.ts';
import { type MaintenanceCourse, type MaintenancePhase, maintenancePhase } from '../../domain/maintenance.ts';
import { standingMaintenances } from '../../domain/maintenances.ts';
import type { MaintenanceState } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { typedIn } from '../../domain/writing.ts';
import { formatPeriod } from '../../i18n/dates.ts';
import { NBSP } from '../../i18n/nbsp.ts';
import { statuspageWords } from '../../i18n/statuspage.ts';
import type { ViewContext } from '../../views/context.ts';
import { componentsWorkedAt, type WorkMoment } from './affected-components.ts';
import type { Components } from './components.ts';
import { maintenanceIdOf, statuspageId } from './ids.ts';
import {
  type IncidentUpdate,
  type MaintenanceStatus,
  NOT_SENT,
  type ScheduledMaintenance,
} from './incident.ts';
import { lastInstant } from './instants.ts';
import { type Names, namesOf } from './names.ts';
import { OF_WORK, saidAt, takenOutOf } from './taken-out.ts';

const STATUS: Readonly<Record<MaintenancePhase, MaintenanceStatus>> = {
  planned: 'scheduled',
  active: 'in_progress',
  unconfirmed: 'verifying',
  done: 'completed',
  // Statuspage knows no other end.
  cancelled: 'completed',
};

/** What somebody said of a maintenance, or what it became by the clock. */
interface Moment {
  /** Told apart from others of the same maintenance by this. */
  readonly name: string;
  readonly status: MaintenanceStatus;
  readonly at: Instant;
  readonly body: string;
}

/** All planned work that was not taken back, the last to begin first. */
export function scheduledMaintenances(
  context: ViewContext,
  components: Components,
  pageId: string,
): ScheduledMaintenance[] {
  const names = namesOf(context.state);
  return standingMaintenances(context.state)
    .map((one) => tellMaintenance({ context, names }, components, pageId, one))
    .toReversed();
}

/** Whose words it is made of, and what it may name. */
interface WorkTeller {
  readonly context: ViewContext;
  readonly names: Names;
}

function tellMaintenance(
  teller: WorkTeller,
  components: Components,
  pageId: string,
  one: MaintenanceState,
): ScheduledMaintenance {
  const { context } = teller;
  const { now, siteUrl } = context;
  const status = STATUS[maintenancePhase(one, now)];
  const moments = momentsOf(context, one);
  const id = maintenanceIdOf(context.state, one.id);
  const updates = moments.map((moment) => tellMoment(teller, one, id, moment)).toReversed();
  // The newest says where it stands, whatever order the instants that it was given are in.
  const [newest, ...older] = updates;
  // What was taken back or out of it is gone from it, and is news all the same.
  const gone = [
    ...saidAt(context.state, one.changed),
    ...takenOutOf(context.state, {
      types: OF_WORK,
      since: one.revision,
      isPart: (name) => name === `maintenances:${one.id}`,
    }),
  ];
  return {
    id,
    name: localText(one.title, 'en').text,
    status,
    created_at: one.at,
    updated_at: lastInstant([one.at, ...updates.map(({ updated_at }) => updated_at), ...gone]),
    monitoring_at: null,
    resolved_at: status === 'completed' ? (one.cancelledAt ?? one.endedAt) : null,
    impact: 'maintenance',
    shortlink: `${siteUrl ?? ''}${localePath('en', '/')}`,
    started_at: one.from,
    page_id: pageId,
    incident_updates: newest ? [{ ...newest, status }, ...older] : [],
    components: components.within(one),
    reminder_intervals: null,
    scheduled_for: one.from,
    scheduled_until: one.until,
  };
}

function tellMoment(
  { context: { state }, names }: WorkTeller,
  one: MaintenanceState,
  incidentId: string,
  { name, status, at, body }: Moment,
): IncidentUpdate<MaintenanceStatus> {
  const moment = workMoment(one, { name, status, at });
  return {
    id: statuspageId(`update:${one.id}/${name}`),
    status,
    body,
    incident_id: incidentId,
    created_at: at,
    updated_at: at,
    display_at: at,
    affected_components: componentsWorkedAt(state, names, one, { at, moment }),
    ...NOT_SENT,
  };
}

function workMoment({ from }: MaintenanceState, { name, status, at }: Omit<Moment, 'body'>): WorkMoment {
  if (status === 'scheduled') return 'planned';
  if (status === 'completed') return from < at ? 'over' : 'planned';
  return name.startsWith('began-') ? 'begun' : 'going on';
}

/** Oldest first: that it was announced and moved, and what it has become since by the clock or by somebody's word. */
function momentsOf(context: ViewContext, one: MaintenanceState): Moment[] {
  const { words, siteUrl } = context;
  const text = localText(one.body, 'en');
  const body = words.plain(text.text, siteUrl ?? '', typedIn(text.locale));
  const announced: Moment = {
    name: 'scheduled',
    status: 'scheduled',
    at: one.at,
    body: body || localText(one.title, 'en').text,
  };
  const later = [...movesOf(context, one), ...edgesOf(one, context.now)];
  return [announced, ...later.sort((x, y) => x.at.localeCompare(y.at))];
}

function movesOf(context: ViewContext, { courses }: MaintenanceState): Moment[] {
  return courses.flatMap(({ at, course }, index) => {
    const before = courses[index - 1]?.course;
    if (!course || !before) return [];
    if (course.from === before.from && course.until === before.until) return [];
    const period = formatPeriod(course.from, course.until, { ...context, locale: 'en', leavesPage: true });
    return {
      name: `moved-${index}`,
      status: STATUS[maintenancePhase(course, at)],
      at,
      body: statuspageWords.maintenance.moved(period.replaceAll(NBSP, ' ')),
    };
  });
}

function edgesOf(course: MaintenanceCourse, now: Instant): Moment[] {
  const { from, until, endedAt, cancelledAt } = course;
  const words = statuspageWords.maintenance;
  const end = [endedAt, cancelledAt].filter((at) => at !== null).sort()[0] ?? '~';
  const moments: Moment[] = [
    ...(from < end
      ? [{ name: `began-${from}`, status: 'in_progress' as const, at: from, body: words.inProgress }]
      : []),
    ...(until < end
      ? [{ name: `due-${until}`, status: 'verifying' as const, at: until, body: words.verifying }]
      : []),
    ...(cancelledAt === null
      ? []
      : [{ name: 'cancelled', status: 'completed' as const, at: cancelledAt, body: words.cancelled }]),
    ...(endedAt === null || cancelledAt !== null
      ? []
      : [{ name: 'completed', status: 'completed' as const, at: endedAt, body: words.completed }]),
  ];
  return moments.filter(({ at }) => at <= now);
}

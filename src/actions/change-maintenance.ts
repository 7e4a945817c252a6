import { conflictsSince, type Wish } from '../domain/conflict.ts';
import type { DraftEvent } from '../domain/events.ts';
import { type MaintenanceCourse, maintenancePhase } from '../domain/maintenance.ts';
import { courseOf } from '../domain/projection-maintenance.ts';
import type { MaintenanceState, State } from '../domain/state.ts';
import { type Instant, warsawTime } from '../domain/time.ts';
import { act, checkAuthority } from './authorise.ts';
import type { ActionContext } from './context.ts';
import { checkExpected, explain } from './expected.ts';
import { checkTimes, maintenanceOperation } from './plan-maintenance.ts';
import type { AppendResult, Present } from './ports.ts';
import type { ChangeMaintenance } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Moves planned work, extends it, says that it is over, or calls it off, by who may speak of what it concerns. */
export function changeMaintenance(
  context: ActionContext,
  change: ChangeMaintenance,
): Promise<AppendResult | Refusal> {
  // How far it reaches stands in the log alone.
  return act(
    { ...context, authority: { kind: 'operator' } },
    { verb: 'update', reach: 'site' },
    (present) => {
      const planned = present.state.maintenances[change.maintenance];
      const decide = () => decideCourse(present, context.actor, change);
      // All that stand are public: that there is no such one is told to whoever may speak of any.
      if (!planned?.stands && maySpeak(context)) return decide();
      const scope = planned ?? { panels: [], features: [] };
      return checkAuthority(context, maintenanceOperation(scope)) ?? decide();
    },
  );
}

function maySpeak({ authority }: ActionContext): boolean {
  return authority.kind === 'token' && authority.scope.verbs.includes('update');
}

/** What changing it appends, or why it is refused. */
export function decideCourse(
  { state, now }: Present,
  actor: string,
  change: ChangeMaintenance,
): readonly DraftEvent[] | Refusal {
  const { maintenance: id, notify, expected, foreseen, force, reason = null } = change;
  const planned = state.maintenances[id];
  const before = planned ? courseOf(planned) : null;
  if (!planned || !before) return refuseUnknown(state, id);
  const course = courseAfter(before, change, now);
  const based = { expected, ...(foreseen && { foreseen }), ...(force && { force }) };
  const wishes: Wish[] = [{ kind: 'maintenance', maintenance: id, mine: course }];
  const refusal =
    checkRepeat(id, before, change, course) ??
    checkExpected(state, based, wishes) ??
    checkPhase(planned, before, change, now) ??
    checkMoved(before, course, now);
  if (refusal) return refusal;
  const why = explain({ reason }, conflictsSince(state, based, wishes));
  const payload = { maintenance: id, ...course, ...(notify === false && { notify }), ...why };
  return [{ type: 'maintenance.changed', payload, since: null, actor }];
}

function courseAfter(before: MaintenanceCourse, change: ChangeMaintenance, now: Instant): MaintenanceCourse {
  return {
    from: change.from ?? before.from,
    until: change.until ?? before.until,
    endedAt: change.ended ? now : before.endedAt,
    cancelledAt: change.cancelled ? now : before.cancelledAt,
  };
}

/** Refuses what cannot be said of work in the phase in which it is. What is over stays over: another is planned. */
function checkPhase(
  { id, from, until }: MaintenanceState,
  before: MaintenanceCourse,
  { ended, cancelled }: ChangeMaintenance,
  now: Instant,
): Refusal | null {
  const phase = maintenancePhase(before, now);
  if (phase === 'done' || phase === 'cancelled') {
    return refuse(
      'maintenance.over',
      `${id} is ${phase}: it cannot be changed any more. Plan another, or undo what ended it.`,
    );
  }
  if (ended && phase === 'planned') {
    return refuse(
      'maintenance.phase',
      `${id} begins at ${warsawTime(from)}: what has not begun cannot end. Cancel or move it.`,
    );
  }
  if (cancelled && phase === 'unconfirmed') {
    return refuse(
      'maintenance.phase',
      `${id} was to end at ${warsawTime(until)}: what is over cannot be called off. End it, or move its end.`,
    );
  }
  return null;
}

/** What is so already is said first: who repeats a request repeats what it was based on as well. */
function checkRepeat(
  id: string,
  before: MaintenanceCourse,
  { ended, cancelled }: ChangeMaintenance,
  course: MaintenanceCourse,
): Refusal | null {
  if (ended && before.endedAt !== null) return refuse('nothing.changed', `${id} is over already.`);
  if (cancelled && before.cancelledAt !== null) {
    return refuse('nothing.changed', `${id} is called off already.`);
  }
  const isSame = course.from === before.from && course.until === before.until && !ended && !cancelled;
  return isSame ? refuse('nothing.changed', `${id} is planned so already.`) : null;
}

function checkMoved(before: MaintenanceCourse, course: MaintenanceCourse, now: Instant): Refusal | null {
  const isMoved = course.from !== before.from || course.until !== before.until;
  return isMoved ? checkTimes(course, now) : null;
}

function refuseUnknown(state: State, id: string): Refusal {
  const ids = Object.values(state.maintenances).flatMap((one) => (one.stands ? [one.id] : []));
  return refuse(
    'maintenance.unknown',
    `There is no maintenance ${id}. There are: ${ids.join(', ') || 'none'}.`,
  );
}

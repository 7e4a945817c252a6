import type { RestoredMaintenance } from './events.ts';
import type { MaintenanceCourse, MaintenanceId, PlannedMaintenance } from './maintenance.ts';
import type { Change, MaintenanceState, Recorded, State } from './state.ts';

/** What the events of maintenances change; the records are replaced, never written into. */
type Draft = { -readonly [K in 'maintenances']: State[K] };

export function projectPlan(
  draft: Draft,
  { id, title, body, panels, features, state, from, until }: PlannedMaintenance,
  recorded: Recorded,
): Change['maintenances'] {
  const before = draft.maintenances[id];
  const planned = { id, title, body, panels, features, state, from, until };
  const course = { endedAt: null, cancelledAt: null };
  const courses = [{ at: recorded.at, course: { from, until, ...course } }];
  const next = { ...planned, ...course, ...recorded, stands: true, changed: recorded.revision, courses };
  draft.maintenances = { ...draft.maintenances, [id]: next };
  return [{ id, before: before ? courseOf(before) : null, after: courseOf(next), words: [title, body] }];
}

/** One whose event was redacted is not there to be changed. */
export function projectChange(
  draft: Draft,
  {
    maintenance,
    from,
    until,
    endedAt,
    cancelledAt,
  }: MaintenanceCourse & { readonly maintenance: MaintenanceId },
  recorded: Recorded,
): Change['maintenances'] {
  return putCourse(draft, { id: maintenance, course: { from, until, endedAt, cancelledAt } }, recorded);
}

/** Puts a maintenance back to what it was before, or takes it back. */
export function putCourse(
  draft: Draft,
  { id, course }: RestoredMaintenance,
  recorded: Recorded,
): Change['maintenances'] {
  const maintenance = draft.maintenances[id];
  if (!maintenance) return [];
  const courses = [...maintenance.courses, { at: recorded.at, course }];
  const next = { ...maintenance, ...course, stands: course !== null, changed: recorded.revision, courses };
  draft.maintenances = { ...draft.maintenances, [id]: next };
  return [{ id, before: courseOf(maintenance), after: courseOf(next) }];
}

/** How a maintenance goes; `null`: it was taken back. */
export function courseOf({
  stands,
  from,
  until,
  endedAt,
  cancelledAt,
}: MaintenanceState): MaintenanceCourse | null {
  return stands ? { from, until, endedAt, cancelledAt } : null;
}

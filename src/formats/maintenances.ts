import type { MaintenanceCourse } from '../domain/maintenance.ts';
import { maintenancePhase } from '../domain/maintenance.ts';
import { standingMaintenances } from '../domain/maintenances.ts';
import type { Change, MaintenanceState, State } from '../domain/state.ts';
import type { Instant } from '../domain/time.ts';

/** Planned work in JSON: all that lies ahead or goes on, and what was ended or called off; the first to begin first. */
export function formatMaintenances(state: State, now: Instant) {
  return standingMaintenances(state).map((one) => formatMaintenance(one, now));
}

function formatMaintenance(one: MaintenanceState, now: Instant) {
  return {
    id: one.id,
    title: one.title,
    text: one.body,
    panels: one.panels,
    features: one.features,
    state: one.state,
    ...formatCourse(one),
    phase: maintenancePhase(one, now),
  };
}

/** How one went before and after a change; `null`: it did not stand. */
export function formatMaintenanceChange(
  { maintenances }: State,
  { id, before, after }: Change['maintenances'][number],
) {
  const planned = maintenances[id];
  return {
    id,
    before: before && formatCourse(before),
    after: after && formatCourse(after),
    title: planned?.title ?? null,
    state: planned?.state ?? null,
    panels: planned?.panels ?? [],
    features: planned?.features ?? [],
  };
}

function formatCourse({ from, until, endedAt, cancelledAt }: MaintenanceCourse) {
  return { from, until, ended_at: endedAt, cancelled_at: cancelledAt };
}

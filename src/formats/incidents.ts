import { incidentsOf } from '../domain/incidents.ts';
import type { State, UpdateState } from '../domain/state.ts';

/** Every incident with what was said of it, oldest first; a translation that nobody has written is `null`. */
export function formatIncidents(state: State) {
  return incidentsOf(state).map(
    ({ id, title, status, impact, startedAt, resolvedAt, panels, features, updates, course }) => ({
      id,
      slug: id,
      title,
      open: course?.isOpen ?? false,
      status,
      impact,
      started_at: startedAt,
      resolved_at: resolvedAt,
      panels,
      features,
      updates: updates.map(formatUpdate),
    }),
  );
}

function formatUpdate({
  id,
  status,
  impact,
  body,
  at,
  corrected,
  panels,
  features,
  nextUpdateBy,
}: UpdateState) {
  return {
    id,
    status,
    impact,
    body,
    posted_at: at,
    corrected_at: corrected?.at ?? null,
    panels,
    features,
    next_update_by: nextUpdateBy,
  };
}

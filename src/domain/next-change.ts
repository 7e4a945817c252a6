import { overdueFrom } from './estimate.ts';
import { maintenanceEdges } from './maintenances.ts';
import { endsForgottenAt } from './open-incidents.ts';
import type { State } from './state.ts';
import { type Instant, startOfDay } from './time.ts';

/**
 * The next instant (site clock) at which the state says something else by itself: an estimate becomes overdue, a
 * promised update passes, planned work comes near, begins or should be over, or an end has been told of long enough.
 * `null`: never.
 */
export function nextChangeAfter(
  state: Pick<State, 'cells' | 'promise' | 'courses' | 'maintenances'>,
  now: Instant,
): Instant | null {
  const days = new Set(
    Object.values(state.cells).flatMap((panels) =>
      Object.values(panels).flatMap(({ estimate }) => overdueFrom(estimate) ?? []),
    ),
  );
  const promised = state.promise?.nextUpdateBy ?? null;
  const instants = [
    ...[...days].map(startOfDay),
    ...(promised === null ? [] : [promised]),
    ...endsForgottenAt(state),
    ...maintenanceEdges(state),
  ];
  return instants.filter((instant) => instant > now).sort()[0] ?? null;
}

import { overdueFrom } from './estimate.ts';
import { maintenanceEdges } from './maintenances.ts';
import { endsForgottenAt } from './open-incidents.ts';
import type { State } from './state.ts';
import { type Instant, startOfDay } from './time.ts';

/** What of a state says something else by itself as time goes by. */
export type Clocked = Pick<State, 'cells' | 'promise' | 'courses' | 'maintenances'>;

/**
 * The instants (site clock) at which the state says something else by itself: an estimate becomes overdue, a promised
 * update passes, planned work comes near, begins or should be over, or an end has been told of long enough. In no order.
 */
export function clockEdges(state: Clocked): Instant[] {
  const days = new Set(
    Object.values(state.cells).flatMap((panels) =>
      Object.values(panels).flatMap(({ estimate }) => overdueFrom(estimate) ?? []),
    ),
  );
  const promised = state.promise?.nextUpdateBy ?? null;
  return [
    ...[...days].map(startOfDay),
    ...(promised === null ? [] : [promised]),
    ...endsForgottenAt(state),
    ...maintenanceEdges(state),
  ];
}

/** The next of them; `null`: never. */
export function nextChangeAfter(state: Clocked, now: Instant): Instant | null {
  return (
    clockEdges(state)
      .filter((instant) => instant > now)
      .sort()[0] ?? null
  );
}

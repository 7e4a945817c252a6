import type { Availability, CellAddress, StatedCell } from '../domain/availability.ts';
import type { Day } from '../domain/day.ts';
import { type Estimate, NO_ESTIMATE } from '../domain/estimate.ts';
import type { AvailabilityCell } from '../domain/events.ts';
import type { LocalText } from '../domain/locale.ts';
import { statedCell } from '../domain/projection.ts';
import type { State } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext, Receipt } from './context.ts';
import type { Based } from './expected.ts';
import type { Refusal } from './refusal.ts';
import { decideAvailability } from './set-availability.ts';

/** What is said of a cell beside its state. What is left out stays while it can. */
export type Named = Partial<Pick<StatedCell, 'estimate' | 'note' | 'since'>>;

export interface Restate extends CellAddress, Based {
  readonly state: Availability;
  readonly named: Named;
}

/** States one cell by its new state and what is named beside it, decided from the state it is written upon. */
export function restate(
  context: ActionContext,
  { feature, panel, state, named, ...based }: Restate,
): Promise<Receipt | Refusal> {
  return act(context, { verb: 'availability', cells: [{ feature, panel }] }, (present) => {
    const cells = [{ feature, panel, ...nextCell(present.state, feature, panel, state, named) }];
    const since = named.since === undefined ? keptSince(present.state, cells) : named.since;
    return decideAvailability(present, context.actor, { cells, since, ...based });
  });
}

/**
 * The cell as it will be: what was not named stays while it can. A note says what is so in one state, an estimate
 * when a feature is back; neither outlives that.
 */
export function nextCell(
  head: State,
  feature: string,
  panel: string,
  state: Availability,
  named: Named,
): Pick<StatedCell, 'state' | 'estimate' | 'note'> {
  const before = statedCell(head, feature, panel);
  return {
    state,
    estimate: named.estimate ?? (state === 'available' ? NO_ESTIMATE : before.estimate),
    note: named.note === undefined ? (before.state === state ? before.note : null) : named.note,
  };
}

/** The day from which the cells hold already, if none changes its state and all hold from the same. */
export function keptSince(head: State, cells: readonly AvailabilityCell[]): Day | null {
  const days = cells.map(({ feature, panel, state }) => {
    const before = statedCell(head, feature, panel);
    return before.state === state ? before.since : null;
  });
  return new Set(days).size === 1 ? (days[0] ?? null) : null;
}

/** What a new cell leaves out of the one before: `null` for what was not there, or is still. */
export function lossOf(
  before: Pick<StatedCell, 'estimate' | 'note'>,
  after: Pick<StatedCell, 'estimate' | 'note'>,
): { readonly estimate: Estimate | null; readonly note: LocalText | null } {
  return {
    estimate: before.estimate.kind !== 'none' && after.estimate.kind === 'none' ? before.estimate : null,
    note: after.note === null ? before.note : null,
  };
}

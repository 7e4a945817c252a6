import type { Availability, StatedCell } from './availability.ts';
import type { Day } from './day.ts';
import { type Estimate, NO_ESTIMATE } from './estimate.ts';
import type { AvailabilityCell } from './events.ts';
import type { LocalText } from './locale.ts';
import { statedCell } from './projection.ts';
import type { State } from './state.ts';

/** What somebody wants a cell to say; what is left out stays while it can. */
export interface Wanted {
  readonly state?: Availability | undefined;
  readonly estimate?: Estimate | undefined;
  /** `null`: without a note. */
  readonly note?: LocalText | null | undefined;
}

/**
 * The cell as it will be: what was not named stays while it can. A note says what is so in one state, an estimate
 * when a feature is back; neither outlives that.
 */
export function reviseCell(before: StatedCell, named: Wanted): Omit<StatedCell, 'since'> {
  const state = named.state ?? before.state;
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

/** What a new cell leaves out of the old one. */
export interface Loss {
  readonly estimate: Exclude<Estimate, { kind: 'none' }> | null;
  readonly note: LocalText | null;
}

/** `null`: nothing is lost. */
export function lossOf(before: StatedCell, after: Omit<StatedCell, 'since'>): Loss | null {
  const estimate =
    before.estimate.kind !== 'none' && after.estimate.kind === 'none' ? before.estimate : null;
  const note = after.note === null ? before.note : null;
  return estimate === null && note === null ? null : { estimate, note };
}

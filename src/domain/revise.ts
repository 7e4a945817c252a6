import type { Availability, CellAddress, RecordedCell } from './availability.ts';
import type { Day } from './day.ts';
import { type Estimate, NO_ESTIMATE } from './estimate.ts';
import type { AvailabilityCell } from './events.ts';
import type { LocalText } from './locale.ts';

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
function reviseCell(before: RecordedCell, wanted: Wanted): Omit<RecordedCell, 'since'> {
  const state = wanted.state ?? before.state;
  return {
    state,
    estimate: wanted.estimate ?? (state === 'available' ? NO_ESTIMATE : before.estimate),
    note: wanted.note === undefined ? (before.state === state ? before.note : null) : wanted.note,
  };
}

/** Cells as one publication states them. */
interface Revised {
  readonly cells: readonly AvailabilityCell[];
  /** The day from which they hold already, if none changes its state and all hold from the same; else `null`. */
  readonly since: Day | null;
}

/** Revises several cells in the same way. `stated`: what each says before. */
export function reviseCells(
  addresses: readonly CellAddress[],
  stated: (address: CellAddress) => RecordedCell,
  wanted: Wanted,
): Revised {
  const revised = addresses.map(({ feature, panel }) => {
    const before = stated({ feature, panel });
    const cell = { feature, panel, ...reviseCell(before, wanted) };
    return { cell, since: before.state === cell.state ? before.since : null };
  });
  const days = new Set(revised.map(({ since }) => since));
  const [day = null] = days;
  return { cells: revised.map(({ cell }) => cell), since: days.size === 1 ? day : null };
}

/** What a new cell leaves out of the old one. */
interface Loss {
  readonly estimate: Exclude<Estimate, { kind: 'none' }> | null;
  readonly note: LocalText | null;
}

/** `null`: nothing is lost. */
export function lossOf(before: RecordedCell, after: Omit<RecordedCell, 'since'>): Loss | null {
  const estimate = before.estimate.kind !== 'none' && after.estimate.kind === 'none' ? before.estimate : null;
  const note = after.note === null ? before.note : null;
  return estimate === null && note === null ? null : { estimate, note };
}

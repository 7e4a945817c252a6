import type { Day } from './day.ts';
import type { Estimate } from './estimate.ts';
import { NO_ESTIMATE } from './estimate.ts';
import type { LocalText } from './locale.ts';
import type { PanelId, Restoration } from './panel.ts';

export type FeatureId = string;

export const AVAILABILITIES = ['available', 'limited', 'unavailable', 'unknown'] as const;

/** The state of a feature on a panel. `unknown` is a state of its own: nobody has said anything. */
export type Availability = (typeof AVAILABILITIES)[number];

/** What staff stated of one feature on one panel. */
export interface RecordedCell {
  readonly state: Availability;
  readonly estimate: Estimate;
  readonly note: LocalText | null;
  /** The day from which it holds; `null`: not stated. */
  readonly since: Day | null;
}

/** Where a cell of the matrix is. */
export interface CellAddress {
  readonly feature: FeatureId;
  readonly panel: PanelId;
}

export const UNKNOWN_CELL: RecordedCell = {
  state: 'unknown',
  estimate: NO_ESTIMATE,
  note: null,
  since: null,
};

/**
 * What a reader is told: on an offline panel every known feature is unavailable, and what was stated
 * of it returns with the panel.
 */
export function effectiveAvailability(current: Availability, restoration: Restoration | null): Availability {
  return restoration === 'offline' && current !== 'unknown' ? 'unavailable' : current;
}

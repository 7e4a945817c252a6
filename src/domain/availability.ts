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

/** What somebody has said something of. */
export type KnownAvailability = Exclude<Availability, 'unknown'>;

/**
 * What a reader is told. The one rule of what follows from all that is said: planned work that goes on is the worse of
 * itself and of what was stated, and several take the worst; of what nobody had spoken it alone says something. On an
 * offline panel everything of which anything is known is unavailable, and what was stated returns with the panel.
 *
 * @param meanwhile what each work that goes on there has features do
 */
export function effectiveAvailability(
  current: Availability,
  restoration: Restoration | null,
  meanwhile: readonly KnownAvailability[] = [],
): Availability {
  const known = current === 'unknown' ? meanwhile : [current, ...meanwhile];
  if (known.length === 0) return 'unknown';
  if (restoration === 'offline' || known.includes('unavailable')) return 'unavailable';
  return known.includes('limited') ? 'limited' : 'available';
}

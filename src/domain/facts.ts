import type { Facts } from './applicability.ts';
import { type Availability, effectiveAvailability, type FeatureId, type StatedCell } from './availability.ts';
import { NO_ESTIMATE } from './estimate.ts';
import type { PanelId } from './panel.ts';
import { statedCell } from './projection.ts';
import type { State } from './state.ts';

/**
 * What a reader is told of a feature on a panel: the stated cell, except on an offline panel. What is available
 * is expected no more; a restriction said of another state than the one told is left out.
 */
export function toldCell(state: State, feature: FeatureId, panel: PanelId): StatedCell {
  const stated = statedCell(state, feature, panel);
  const told = toldAvailability(state, feature, panel);
  return {
    state: told,
    estimate: told === 'available' ? NO_ESTIMATE : stated.estimate,
    note: told === stated.state ? stated.note : null,
    since: told === stated.state ? stated.since : (state.restoration[panel]?.since ?? null),
  };
}

/** What conditions are tested against: the state as readers are told it. */
export function factsOf(state: State): Facts {
  return {
    restoration: (panel) => state.restoration[panel]?.restoration ?? null,
    availability: (feature, panel) => toldAvailability(state, feature, panel),
  };
}

function toldAvailability({ cells, restoration }: State, feature: FeatureId, panel: PanelId): Availability {
  const stated = cells[feature]?.[panel]?.state ?? 'unknown';
  return effectiveAvailability(stated, restoration[panel]?.restoration ?? null);
}

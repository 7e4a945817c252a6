import type { Facts } from './applicability.ts';
import { effectiveAvailability, type FeatureId, type StatedCell } from './availability.ts';
import { NO_ESTIMATE } from './estimate.ts';
import type { PanelId, Restoration } from './panel.ts';
import { statedCell } from './projection.ts';
import type { State } from './state.ts';

/**
 * What a reader is told of a feature on a panel: the stated cell, except on an offline panel. What is available
 * is expected no more; a restriction said of another state than the one told is left out.
 */
export function toldCell(state: State, feature: FeatureId, panel: PanelId): StatedCell {
  const stated = statedCell(state, feature, panel);
  const told = effectiveAvailability(stated.state, restorationOf(state, panel));
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
    restoration: (panel) => restorationOf(state, panel),
    // Asked of every cell of a page: no more of it is looked at than that.
    availability: (feature, panel) =>
      effectiveAvailability(state.cells[feature]?.[panel]?.state ?? 'unknown', restorationOf(state, panel)),
  };
}

function restorationOf({ restoration }: State, panel: PanelId): Restoration | null {
  return restoration[panel]?.restoration ?? null;
}

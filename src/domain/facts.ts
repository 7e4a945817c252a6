import type { Facts } from './applicability.ts';
import { effectiveAvailability, type FeatureId, type RecordedCell } from './availability.ts';
import { NO_ESTIMATE } from './estimate.ts';
import type { PanelId, Restoration } from './panel.ts';
import { currentCell } from './projection.ts';
import type { State } from './state.ts';

/**
 * What a reader is told of a feature on a panel: the current cell, except on an offline panel. What is available
 * is expected no more; a restriction said of another state than the effective one is left out.
 */
export function effectiveCell(state: State, feature: FeatureId, panel: PanelId): RecordedCell {
  const current = currentCell(state, feature, panel);
  const effective = effectiveAvailability(current.state, restorationOf(state, panel));
  return {
    state: effective,
    estimate: effective === 'available' ? NO_ESTIMATE : current.estimate,
    note: effective === current.state ? current.note : null,
    since: effective === current.state ? current.since : (state.restoration[panel]?.since ?? null),
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

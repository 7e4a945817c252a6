import type { Facts } from './applicability.ts';
import { effectiveAvailability, type FeatureId, type RecordedCell } from './availability.ts';
import { currentCell } from './current-cell.ts';
import { NO_ESTIMATE } from './estimate.ts';
import { activeOnCell } from './maintenances.ts';
import type { PanelId, Restoration } from './panel.ts';
import type { MaintenanceState, State } from './state.ts';
import { dayAt, type Instant } from './time.ts';

/**
 * What a reader is told of a feature on a panel at an instant of the site clock: the current cell, except on an offline
 * panel and while planned work makes it worse. What is available is expected no more; a restriction said of another
 * state than the effective one is left out.
 */
export function effectiveCell(state: State, feature: FeatureId, panel: PanelId, now: Instant): RecordedCell {
  return laidOver(state, { feature, panel }, activeOnCell(state, { feature, panel }, now));
}

/** The same without planned work, which staff are asked of by itself: what lasts beyond it. */
export function cellBeneath(state: State, feature: FeatureId, panel: PanelId): RecordedCell {
  return laidOver(state, { feature, panel }, []);
}

function laidOver(
  state: State,
  { feature, panel }: { readonly feature: FeatureId; readonly panel: PanelId },
  active: readonly MaintenanceState[],
): RecordedCell {
  const current = currentCell(state, feature, panel);
  const restoration = restorationOf(state, panel);
  const effective = effectiveAvailability(
    current.state,
    restoration,
    active.map((one) => one.state),
  );
  if (effective === current.state) {
    return { ...current, estimate: effective === 'available' ? NO_ESTIMATE : current.estimate };
  }
  // A panel that is down is down whatever is worked at.
  const cause = restoration === 'offline' ? undefined : active.find((one) => one.state === effective);
  const isPromised = effective !== 'available' && !(cause && current.state === 'available');
  return {
    state: effective,
    estimate: isPromised ? current.estimate : NO_ESTIMATE,
    note: null,
    since: cause ? dayAt(cause.from) : (state.restoration[panel]?.since ?? null),
  };
}

/** What conditions are tested against: the state as readers are told it at an instant of the site clock. */
export function factsOf(state: State, now: Instant): Facts {
  return {
    restoration: (panel) => restorationOf(state, panel),
    // Asked of every cell of a page: no more of it is looked at than that.
    availability: (feature, panel) =>
      effectiveAvailability(
        state.cells[feature]?.[panel]?.state ?? 'unknown',
        restorationOf(state, panel),
        activeOnCell(state, { feature, panel }, now).map((one) => one.state),
      ),
  };
}

function restorationOf({ restoration }: State, panel: PanelId): Restoration | null {
  return restoration[panel]?.restoration ?? null;
}

import type { CellAddress, RecordedCell } from './availability.ts';
import { cellAt } from './cell-at.ts';
import type { Revision } from './events.ts';
import { effectiveCell } from './facts.ts';
import type { MaintenanceId } from './maintenance.ts';
import type { PanelId, Restoration } from './panel.ts';
import type { MaintenanceState, State } from './state.ts';
import type { Instant } from './time.ts';

/** A revision as it was seen at an instant of the site clock: what the clock does by itself changes no revision. */
export interface PastMoment {
  readonly revision: Revision;
  readonly at: Instant;
}

/**
 * What readers were told of a cell at a moment of the past, out of what changed since: no past state is needed, and what was
 * taken out of the log since is no part of it.
 */
export function effectiveCellThen(
  state: State,
  { revision, at }: PastMoment,
  { feature, panel }: CellAddress,
): RecordedCell {
  const recorded = { revision, at };
  const past: State = {
    ...state,
    cells: { [feature]: { [panel]: { ...cellAt(state, revision, { feature, panel }), ...recorded } } },
    restoration: {
      [panel]: { restoration: restorationThen(state, revision, panel), since: null, ...recorded },
    },
    maintenances: maintenancesThen(state, revision),
  };
  return effectiveCell(past, feature, panel, at);
}

/** What was stated of a panel at an earlier revision: what the first change after it found there. */
export function restorationThen(
  { restoration, index }: Pick<State, 'restoration' | 'index'>,
  revision: Revision,
  panel: PanelId,
): Restoration | null {
  const next = index.panels[panel]?.find((change) => change.revision > revision);
  const found = next?.restoration.find((one) => one.panel === panel);
  return found ? found.before.restoration : (restoration[panel]?.restoration ?? null);
}

/** Planned work as it was to go at an earlier revision; the same object where nothing of it has changed since. */
function maintenancesThen(
  { maintenances, index }: Pick<State, 'maintenances' | 'index'>,
  revision: Revision,
): State['maintenances'] {
  const since = index.spoken.filter((change) => change.revision > revision && change.maintenances.length > 0);
  if (since.length === 0) return maintenances;
  const then: Record<MaintenanceId, MaintenanceState> = { ...maintenances };
  for (const { id, before } of since.toReversed().flatMap((change) => change.maintenances)) {
    const one = maintenances[id];
    if (one) then[id] = before === null ? { ...one, stands: false } : { ...one, ...before, stands: true };
  }
  return then;
}

import { type RecordedCell, UNKNOWN_CELL } from './availability.ts';
import type { RecordedPanel, State } from './state.ts';

/** What was stated of a cell, without by whom and when; `unknown` when nothing was. */
export function currentCell(state: Pick<State, 'cells'>, feature: string, panel: string): RecordedCell {
  const cell = state.cells[feature]?.[panel];
  if (!cell) return UNKNOWN_CELL;
  return { state: cell.state, estimate: cell.estimate, note: cell.note, since: cell.since };
}

/** What was stated of a whole panel, without by whom and when. */
export function currentPanel(state: Pick<State, 'restoration'>, panel: string): RecordedPanel {
  const { restoration, since } = state.restoration[panel] ?? { restoration: null, since: null };
  return { restoration, since };
}

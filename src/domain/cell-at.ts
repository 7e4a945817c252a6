import type { CellAddress, RecordedCell } from './availability.ts';
import { currentCell } from './current-cell.ts';
import type { Revision } from './events.ts';
import type { State } from './state.ts';

/** What was stated of a cell at an earlier revision: what the first change after it found there. */
export function cellAt(
  state: Pick<State, 'cells' | 'changes'>,
  revision: Revision,
  { feature, panel }: CellAddress,
): RecordedCell {
  for (const change of state.changes.slice(revision)) {
    const found = change.availability.find((cell) => cell.feature === feature && cell.panel === panel);
    if (found) return found.before;
  }
  return currentCell(state, feature, panel);
}

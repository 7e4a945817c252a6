import type { CellAddress, RecordedCell } from './availability.ts';
import { currentCell, currentPanel } from './current-cell.ts';
import type { Day } from './day.ts';
import { NO_ESTIMATE } from './estimate.ts';
import type { Beside, RestoredPanel } from './events.ts';
import type { Cell, Change, Recorded, State } from './state.ts';

/** What of a state is laid anew while events are laid into it. */
interface CellDraft {
  restoration: Record<string, State['restoration'][string]>;
  cells: Record<string, Readonly<Record<string, Cell>>>;
}

/** What is stated of a whole panel from now on. */
export function putPanel(
  draft: CellDraft,
  next: RestoredPanel,
  recorded: Recorded,
): Change['restoration'][number] {
  const before = currentPanel(draft, next.panel);
  draft.restoration[next.panel] = { restoration: next.restoration, since: next.since, ...recorded };
  return { panel: next.panel, before, after: next.restoration };
}

/** What is stated of a cell from now on. */
export function putCell(
  draft: CellDraft,
  next: CellAddress & RecordedCell,
  recorded: Recorded,
): Change['availability'][number] {
  const { feature, panel } = next;
  const before = currentCell(draft, feature, panel);
  const after: RecordedCell = {
    state: next.state,
    // No version wrote none, and a log that was changed by hand may hold one: it says nothing of when.
    estimate: next.estimate ?? NO_ESTIMATE,
    note: next.note,
    since: next.since,
  };
  draft.cells[feature] = { ...draft.cells[feature], [panel]: { ...after, ...recorded } };
  return { feature, panel, before, after };
}

/** What changed together with what was said of an incident. */
export function putBeside(
  draft: CellDraft,
  { cells = [], restorations = [] }: Beside,
  since: Day | null,
  recorded: Recorded,
): Pick<Change, 'availability' | 'restoration'> {
  return {
    restoration: restorations.map((cell) => putPanel(draft, { ...cell, since }, recorded)),
    availability: cells.map((cell) => putCell(draft, { ...cell, since }, recorded)),
  };
}

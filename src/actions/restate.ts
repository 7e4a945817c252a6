import type { CellAddress } from '../domain/availability.ts';
import { currentCell } from '../domain/current-cell.ts';
import type { Day } from '../domain/day.ts';
import type { Quiet } from '../domain/events.ts';
import { reviseCells, type Wanted } from '../domain/revise.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import type { AppendResult } from './ports.ts';
import type { Based } from './proposal.ts';
import type { Refusal } from './refusal.ts';
import { decideAvailability } from './set-availability.ts';

interface Restate extends CellAddress, Based, Quiet {
  readonly wanted: Wanted;
  /** The day from which it holds; `null`: not stated. Left out: kept with the state. */
  readonly since?: Day | null | undefined;
}

/** States one cell by what is wanted of it, the rest decided from the state that it is written upon. */
export function restate(
  context: ActionContext,
  { feature, panel, wanted, since, ...based }: Restate,
): Promise<AppendResult | Refusal> {
  const address = { feature, panel };
  return act(context, { verb: 'availability', reach: [address] }, (present) => {
    const stated = (cell: CellAddress) => currentCell(present.state, cell.feature, cell.panel);
    const revised = reviseCells([address], stated, wanted);
    return decideAvailability(present, context.actor, {
      cells: revised.cells,
      since: since === undefined ? revised.since : since,
      ...based,
    });
  });
}

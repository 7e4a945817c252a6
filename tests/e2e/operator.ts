import type { ActionContext } from '../../src/actions/context.ts';
import type { AppendResult } from '../../src/actions/ports.ts';
import type { Refusal } from '../../src/actions/refusal.ts';
import { setAvailability } from '../../src/actions/set-availability.ts';
import { siteNow } from '../../src/domain/clock.ts';
import { currentCell } from '../../src/domain/current-cell.ts';
import { reviseCells, type Wanted } from '../../src/domain/revise.ts';
import type { Instant } from '../../src/domain/time.ts';
import { wallClock, withLog } from './log.ts';
import type { RunningSite } from './site.ts';

/**
 * Does something to the log of a running site as the command line does, but in this process: one of its own takes a second
 * to start. The site hears of it as of any other writer.
 */
export function operate(
  site: RunningSite,
  work: (context: ActionContext) => Promise<AppendResult | Refusal>,
): Promise<AppendResult> {
  return withLog(site, async (context) => {
    const outcome = await work(context);
    if (!outcome.ok) throw new Error(`refused: ${outcome.message}`);
    return outcome;
  });
}

/** The last revision in the log of a running site; what readers see may be of an earlier one for a moment. */
export function headOf(site: RunningSite): Promise<number> {
  return withLog(site, async ({ log }) => (await log.current()).revision);
}

/** What the clock of a running site shows. */
export function timeOf(site: RunningSite): Promise<Instant> {
  return withLog(site, async ({ log }) => siteNow(await log.current(), wallClock()));
}

/** States something of a cell (`price-sync@b`), as `latarnia flag set` does. Gives its revision. */
export async function setState(site: RunningSite, cell: string, wanted: Wanted): Promise<number> {
  const [feature = '', panel = ''] = cell.split('@');
  const { state: after } = await operate(site, async (context) => {
    const head = await context.log.current();
    const before = currentCell(head, feature, panel);
    const { cells, since } = reviseCells([{ feature, panel }], () => before, wanted);
    return setAvailability(context, { cells, since, expected: head.revision, reason: null });
  });
  return after.revision;
}

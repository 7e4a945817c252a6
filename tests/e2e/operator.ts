import type { ActionContext } from '../../src/actions/context.ts';
import type { AppendResult } from '../../src/actions/ports.ts';
import type { Refusal } from '../../src/actions/refusal.ts';
import { setAvailability } from '../../src/actions/set-availability.ts';
import { siteNow } from '../../src/domain/clock.ts';
import { currentCell } from '../../src/domain/projection.ts';
import { reviseCells, type Wanted } from '../../src/domain/revise.ts';
import { OPERATOR } from '../../src/domain/staff.ts';
import { type Instant, instantFromMs } from '../../src/domain/time.ts';
import { inspectMarkdown } from '../../src/markdown/inspect.ts';
import { openDatabase } from '../../src/store/database.ts';
import { StoredIntents } from '../../src/store/intents.ts';
import { EventLog } from '../../src/store/log.ts';
import type { RunningSite } from './site.ts';
import { databaseOf } from './tokens.ts';

const wallClock = () => instantFromMs(Date.now());

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

async function withLog<T>(site: RunningSite, work: (context: ActionContext) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url: databaseOf(site), authToken: null, mayCreate: false });
  try {
    const log = new EventLog(database, wallClock);
    const intents = new StoredIntents(log, wallClock);
    return await work({ log, intents, inspect: inspectMarkdown, actor: 'cli:test', authority: OPERATOR });
  } finally {
    database.close();
  }
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

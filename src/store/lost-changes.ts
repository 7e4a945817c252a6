import { asc, eq } from 'drizzle-orm';
import { events, intents } from '../../db/schema.ts';
import type { WaitingIntent } from '../actions/intents.ts';
import type { LogEvent, Revision } from '../domain/events.ts';
import type { Database } from './dialects/dialect.ts';
import { toIntent } from './intent-row.ts';
import { readEvents } from './stored-events.ts';

/** What an old copy of the log holds, and the log that goes on does not. */
export interface LostChanges {
  readonly logId: string;
  /** The last revision that both have. */
  readonly common: Revision;
  readonly events: readonly LogEvent[];
  /** What waited for its instant there, and is not known to the log that goes on. */
  readonly intents: readonly WaitingIntent[];
}

type Readable = Pick<Database, 'orm'>;

/**
 * Compares an old copy with the log that goes on, event by event.
 * @returns `null`: the old one is another log, or none
 */
export async function findLost(old: Readable, current: Readable): Promise<LostChanges | null> {
  const before = await readChain(old);
  const now = await readChain(current);
  const logId = before[0]?.logId;
  if (logId === undefined || logId !== now[0]?.logId) return null;
  const parted = before.findIndex(({ hash }, index) => hash !== now[index]?.hash);
  const common = parted === -1 ? before.length : parted;
  const known = new Set((await current.orm.select({ id: intents.id }).from(intents)).map(({ id }) => id));
  const waiting = await old.orm.select().from(intents).where(eq(intents.status, 'waiting'));
  return {
    logId,
    common,
    events: parted === -1 ? [] : await readEvents(old.orm, common),
    intents: waiting
      .filter(({ id }) => !known.has(id))
      .map(toIntent)
      .flatMap((intent) => (intent.status === 'waiting' ? [intent] : [])),
  };
}

async function readChain({ orm }: Readable) {
  return orm.select({ hash: events.hash, logId: events.logId }).from(events).orderBy(asc(events.sequence));
}

import { and, asc, eq, gt, inArray, lte, ne, or, type SQL } from 'drizzle-orm';
import { deliveries } from '../../../db/schema.ts';
import { mayHaveBeenTold, type NotifyPause } from '../../domain/notify-status.ts';
import { TOLD_WITHIN } from '../../domain/occurrences-along.ts';
import { type Instant, instantAfter } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';
import type { Sending } from './claim.ts';
import { type CursorPlace, moveCursor, readCursor } from './cursor.ts';
import { withdrawUnfinished } from './occurrences.ts';

/** One short transaction. */
type Write = <T>(work: (tables: Tables) => Promise<T>) => Promise<T>;

/** How many rows are withdrawn at once. */
const PART = 1000;

/**
 * So long after a copy took its place what was due may still be sent from the database that it replaced (ms): who works with that one
 * looks at the file every twenty seconds.
 */
const ALSO_SENT_BY = 60_000;

/** What was due up to then may have been sent by whoever had the log before this copy of it took its place at `now`. What is due later was not. */
export function lastSentElsewhere(now: Instant): Instant {
  return instantAfter(now, ALSO_SENT_BY);
}

/** What may be sent now. */
export async function sendingNow(tables: Pick<Tables, 'select'>): Promise<Sending> {
  const cursor = await readCursor(tables);
  if (cursor?.pause?.why === 'copied') return 'nothing';
  return cursor?.pause === null ? 'all' : 'service';
}

/** To be called in a transaction. What weighs more stays: a person may not see what else is wrong. */
export async function pauseTelling(tables: Tables, pause: NotifyPause): Promise<void> {
  const cursor = await readCursor(tables);
  if (mayHaveBeenTold(cursor?.pause ?? null) || cursor?.pause?.why === pause.why) return;
  await moveCursor(tables, { pause });
}

/**
 * Goes on. Of another log, from its head: what was found before is told to nobody, and of what waits for people what cannot have been
 * told and is not too old.
 */
export async function resumeTelling(
  write: Write,
  wallClock: () => Instant,
  place: CursorPlace & { readonly siteUrl: string },
): Promise<void> {
  await takeUpCopy(write, wallClock);
  const { pause } = (await write(readCursor)) ?? { pause: null };
  if (pause === null || !mayHaveBeenTold(pause)) {
    await write((tables) => moveCursor(tables, { siteUrl: place.siteUrl, pause: null }));
    return;
  }
  const tooOld = instantAfter(wallClock(), -TOLD_WITHIN);
  const isOld = and(
    ne(deliveries.kind, 'service'),
    lte(deliveries.dueAt, pause.at > tooOld ? pause.at : tooOld),
  );
  await withdrawOpen(write, isOld, wallClock);
  await write(async (tables) => {
    await withdrawUnfinished(tables);
    await moveCursor(tables, { ...place, pause: null });
  });
}

/**
 * A backup that was put in place by other means than `restore` is taken up by whoever looks first: of what waits in it nothing is sent
 * that may have been sent since it was made.
 */
export async function takeUpCopy(write: Write, wallClock: () => Instant): Promise<void> {
  const isCopy = async (tables: Tables) => (await readCursor(tables))?.pause?.why === 'copied';
  if (!(await write(isCopy))) return;
  const isSent = or(eq(deliveries.status, 'claimed'), lte(deliveries.dueAt, lastSentElsewhere(wallClock())));
  await withdrawOpen(write, isSent, wallClock, isCopy);
  await write(async (tables) => {
    if (await isCopy(tables))
      await moveCursor(tables, { pause: { at: wallClock(), by: null, why: 'restored' } });
  });
}

/** What waits to be sent, or is in flight, as far as it is named, in parts; as long as `goesOn`. */
async function withdrawOpen(
  write: Write,
  which: SQL | undefined,
  wallClock: () => Instant,
  goesOn: (tables: Tables) => Promise<boolean> = async () => true,
): Promise<void> {
  const { subscriber, status } = deliveries;
  let after: string | null = '';
  while (after !== null) {
    const from: string = after;
    after = await write(async (tables) => {
      if (!(await goesOn(tables))) return null;
      const open = and(inArray(status, ['waiting', 'claimed']), which, gt(subscriber, from));
      const rows = await tables
        .select({ subscriber })
        .from(deliveries)
        .where(open)
        .orderBy(asc(subscriber))
        .limit(PART);
      const upTo = rows.at(-1)?.subscriber;
      if (upTo === undefined) return null;
      await tables
        .update(deliveries)
        .set({ status: 'withdrawn', why: 'restored', settledAt: wallClock(), claimedUntil: null })
        .where(and(open, lte(subscriber, upTo)));
      return upTo;
    });
  }
}

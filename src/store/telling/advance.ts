import { mayHaveBeenTold } from '../../domain/notify-status.ts';
import type { Occurrence } from '../../domain/occurrence.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';
import { readHead } from '../stored-events.ts';
import { type CursorPlace, moveCursor, readCursor } from './cursor.ts';
import {
  addOccurrences,
  dueOccurrences,
  releaseOccurrence,
  type StoredOccurrence,
  withdrawOccurrences,
} from './occurrences.ts';

/** Whether the log still has that event there. */
export async function isInLog(
  tables: Pick<Tables, 'select'>,
  { revision, hash }: Pick<CursorPlace, 'revision' | 'hash'>,
): Promise<boolean> {
  return revision === 0 || (await readHead(tables, revision)) === hash;
}

/**
 * Writes down what was found between two places, once: whoever was slower changes nothing. To be called in a transaction.
 *
 * @returns whether it was this one
 */
export async function advanceCursor(
  tables: Tables,
  from: CursorPlace,
  to: CursorPlace,
  found: readonly Occurrence[],
  now: Instant,
): Promise<boolean> {
  const cursor = await readCursor(tables);
  if (cursor === null || !isSamePlace(cursor, from) || mayHaveBeenTold(cursor.pause)) return false;
  // Another machine may have been promoted since it was read.
  if (!(await isInLog(tables, to))) return false;
  await addOccurrences(tables, found, now);
  const { logId, revision, hash, clockAt } = to;
  await moveCursor(tables, { logId, revision, hash, clockAt });
  return true;
}

/** What is to become of those whose quiet window has closed. */
interface Release {
  /** The decision holds for it alone. */
  readonly place: CursorPlace;
  /** Those that it is about. */
  readonly keys: ReadonlySet<string>;
  /** What is still to be told of them; those left out: nothing. */
  readonly decide: (due: readonly StoredOccurrence[]) => readonly Occurrence[];
}

/** Decides what becomes of those whose quiet window has closed. To be called in a transaction. @returns whether there were any */
export async function releaseDue(
  tables: Tables,
  { place, keys, decide }: Release,
  now: Instant,
): Promise<boolean> {
  const cursor = await readCursor(tables);
  if (cursor === null || cursor.pause !== null || cursor.revision !== place.revision) return false;
  const found = await dueOccurrences(tables, now);
  // What became due meanwhile is decided the next time.
  const due = found.filter(({ occurrence }) => keys.has(occurrence.key));
  if (due.length === 0) return false;
  const told = decide(due);
  for (const occurrence of told) await releaseOccurrence(tables, occurrence);
  const kept = new Set(told.map(({ key }) => key));
  const gone = due.map(({ occurrence }) => occurrence.key).filter((key) => !kept.has(key));
  await withdrawOccurrences(tables, gone);
  return true;
}

function isSamePlace(one: CursorPlace, other: CursorPlace): boolean {
  return one.revision === other.revision && one.hash === other.hash && one.clockAt === other.clockAt;
}

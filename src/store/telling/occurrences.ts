import { asc, eq, inArray } from 'drizzle-orm';
import { occurrences } from '../../../db/schema.ts';
import type { Occurrence } from '../../domain/occurrence.ts';
import { windowEnd } from '../../domain/telling-times.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';

/** One as it lies in the table. */
export interface StoredOccurrence {
  readonly occurrence: Occurrence;
  readonly status: 'waiting' | 'fanning' | 'out' | 'withdrawn';
  /** Wall clock: when it was seen; when its window closes. */
  readonly seenAt: Instant;
  readonly dueAt: Instant;
  readonly topicIndex: number;
  readonly afterSubscriber: string;
  readonly reached: number;
}

/** Writes down what was found; its quiet window closes together with that of all that waits. What is there already stays. */
export async function addOccurrences(
  tables: Tables,
  found: readonly Occurrence[],
  now: Instant,
): Promise<void> {
  for (const occurrence of found) {
    const isAtOnce = occurrence.isUrgent || (await isBeyondWindow(tables, occurrence.undoes));
    const dueAt = isAtOnce ? now : await extendWindow(tables, now);
    await tables
      .insert(occurrences)
      .values({
        key: occurrence.key,
        revision: occurrence.revision,
        at: occurrence.at,
        body: JSON.stringify(occurrence),
        undoes: occurrence.undoes,
        status: 'waiting',
        seenAt: now,
        dueAt,
        topicIndex: 0,
        afterSubscriber: '',
        reached: 0,
      })
      .onConflictDoNothing();
  }
}

/** What is going out, or went out, is taken back at once: each second more are told of it. */
async function isBeyondWindow(tables: Tables, key: string | null): Promise<boolean> {
  if (key === null) return false;
  const [row] = await tables
    .select({ status: occurrences.status })
    .from(occurrences)
    .where(eq(occurrences.key, key));
  return row?.status === 'fanning' || row?.status === 'out';
}

/**
 * All that waits waits together, also what nobody has decided about yet though its window has closed: it would be judged by what
 * this one did, and what this one comes to by a state that nobody was told of. Not what goes out at once.
 */
async function extendWindow(tables: Tables, now: Instant): Promise<Instant> {
  const waiting = (await waitingOccurrences(tables)).filter(({ occurrence }) => !occurrence.isUrgent);
  const [firstSeen = null] = waiting.map(({ seenAt }) => seenAt).sort();
  const dueAt = windowEnd(now, firstSeen);
  const keys = waiting.map(({ occurrence }) => occurrence.key);
  if (keys.length > 0) await tables.update(occurrences).set({ dueAt }).where(inArray(occurrences.key, keys));
  return dueAt;
}

/** Those whose window has closed, in the order in which they happened. */
export async function dueOccurrences(tables: Tables, now: Instant): Promise<StoredOccurrence[]> {
  return (await waitingOccurrences(tables)).filter(({ dueAt }) => dueAt <= now);
}

/** Those that wait for their window, in the order in which they happened. */
export async function waitingOccurrences(tables: Pick<Tables, 'select'>): Promise<StoredOccurrence[]> {
  const rows = await tables
    .select()
    .from(occurrences)
    .where(eq(occurrences.status, 'waiting'))
    .orderBy(asc(occurrences.revision), asc(occurrences.at), asc(occurrences.key));
  return rows.map(storedOccurrence);
}

/** The one that goes out next; `null`: none does. */
export async function fanningOccurrence(tables: Pick<Tables, 'select'>): Promise<StoredOccurrence | null> {
  const [row] = await tables
    .select()
    .from(occurrences)
    .where(eq(occurrences.status, 'fanning'))
    .orderBy(asc(occurrences.revision), asc(occurrences.at), asc(occurrences.key))
    .limit(1);
  return row ? storedOccurrence(row) : null;
}

export async function findOccurrences(
  tables: Pick<Tables, 'select'>,
  keys: readonly string[],
): Promise<StoredOccurrence[]> {
  if (keys.length === 0) return [];
  const rows = await tables
    .select()
    .from(occurrences)
    .where(inArray(occurrences.key, [...keys]))
    .orderBy(asc(occurrences.revision), asc(occurrences.at), asc(occurrences.key));
  return rows.map(storedOccurrence);
}

/** Has one go out; or nobody be told of it. */
export async function releaseOccurrence(tables: Tables, occurrence: Occurrence): Promise<void> {
  await tables
    .update(occurrences)
    .set({ status: 'fanning', body: JSON.stringify(occurrence) })
    .where(eq(occurrences.key, occurrence.key));
}

export async function withdrawOccurrences(tables: Tables, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tables
    .update(occurrences)
    .set({ status: 'withdrawn' })
    .where(inArray(occurrences.key, [...keys]));
}

/** Nobody is told of what did not go out to all. */
export async function withdrawUnfinished(tables: Tables): Promise<void> {
  await tables
    .update(occurrences)
    .set({ status: 'withdrawn' })
    .where(inArray(occurrences.status, ['waiting', 'fanning']));
}

/** When the next window closes (wall clock); `null`: none is open. */
export async function nextWindow(tables: Pick<Tables, 'select'>): Promise<Instant | null> {
  const [row] = await tables
    .select({ dueAt: occurrences.dueAt })
    .from(occurrences)
    .where(eq(occurrences.status, 'waiting'))
    .orderBy(asc(occurrences.dueAt))
    .limit(1);
  return row?.dueAt ?? null;
}

function storedOccurrence(row: typeof occurrences.$inferSelect): StoredOccurrence {
  const occurrence: Occurrence = JSON.parse(row.body);
  const { status, seenAt, dueAt, topicIndex, afterSubscriber, reached } = row;
  return { occurrence, status, seenAt, dueAt, topicIndex, afterSubscriber, reached };
}

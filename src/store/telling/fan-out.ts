import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm';
import { deliveries, occurrences, topics } from '../../../db/schema.ts';
import { nextDigest } from '../../domain/telling-times.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';
import { type FanOutPart, isWithin } from './fan-out-part.ts';
import { type FanOutStep, fanOutSteps, type TakenBack } from './fan-out-steps.ts';
import { insertForTopic, insertFrom } from './insert-deliveries.ts';
import { fanningOccurrence, findOccurrences, type StoredOccurrence } from './occurrences.ts';
import { correctOnce, fireOnce } from './once.ts';

/**
 * Goes on with what goes out: one part of it, for as many subscribers as were asked for at most. To be called in a transaction: whoever dies in it has
 * done nothing, and whoever comes next goes on from there.
 *
 * @returns whether there may be more; `null`: nothing goes out
 */
export async function fanOutPart(tables: Tables, now: Instant, most: number): Promise<boolean | null> {
  const one = await fanningOccurrence(tables);
  if (one === null) return null;
  const step = fanOutSteps(one.occurrence, await takenBackBy(tables, one))[one.topicIndex];
  if (step === undefined) {
    await finish(tables, one);
    return true;
  }
  const upTo = await lastOf(tables, step, one.afterSubscriber, most);
  const part: FanOutPart = {
    one,
    range: { after: one.afterSubscriber, upTo },
    now,
    digestAt: nextDigest(now),
  };
  await doStep(tables, step, part);
  const place =
    upTo === null
      ? { topicIndex: one.topicIndex + 1, afterSubscriber: '' }
      : { topicIndex: one.topicIndex, afterSubscriber: upTo };
  await tables.update(occurrences).set(place).where(eq(occurrences.key, one.occurrence.key));
  return true;
}

async function doStep(tables: Tables, step: FanOutStep, part: FanOutPart): Promise<void> {
  switch (step.of) {
    case 'topic':
      return insertForTopic(tables, step, part);
    case 'once':
      return fireOnce(tables, step.topic, part);
    case 'again':
      return correctOnce(tables, step.topic, part);
    case 'told':
      return insertFrom(tables, step.occurrence, sql`${deliveries.status} in ('sent', 'claimed')`, part);
    case 'missed':
      return insertFrom(tables, step.occurrence, withdrawnAsUndone(), part);
    case 'withdraw':
      await tables
        .update(deliveries)
        .set({ status: 'withdrawn', why: 'undone', settledAt: part.now })
        .where(
          and(
            eq(deliveries.occurrence, step.occurrence),
            eq(deliveries.status, 'waiting'),
            isWithin(deliveries.subscriber, part.range),
          ),
        );
      return;
    default:
      return step satisfies never;
  }
}

function withdrawnAsUndone(): SQL {
  return sql`${deliveries.status} = 'withdrawn' and ${deliveries.why} = 'undone'`;
}

/** The last subscriber of a part that is done at once; `null`: what is left is no more than that. */
async function lastOf(tables: Tables, step: FanOutStep, after: string, most: number): Promise<string | null> {
  if ('topic' in step) {
    const [row] = await tables
      .select({ subscriber: topics.subscriber })
      .from(topics)
      .where(and(eq(topics.topic, step.topic), gt(topics.subscriber, after)))
      .orderBy(asc(topics.subscriber))
      .limit(1)
      .offset(most - 1);
    return row?.subscriber ?? null;
  }
  const [row] = await tables
    .select({ subscriber: deliveries.subscriber })
    .from(deliveries)
    .where(and(eq(deliveries.occurrence, step.occurrence), gt(deliveries.subscriber, after)))
    .orderBy(asc(deliveries.subscriber))
    .limit(1)
    .offset(most - 1);
  return row?.subscriber ?? null;
}

async function takenBackBy(tables: Tables, { occurrence }: StoredOccurrence): Promise<TakenBack | null> {
  if (occurrence.undoes === null) return null;
  const [before] = await findOccurrences(tables, [occurrence.undoes]);
  if (before === undefined) return null;
  const isOut = before.status === 'fanning' || before.status === 'out';
  return { key: occurrence.undoes, undoes: before.occurrence.undoes, isOut };
}

async function finish(tables: Tables, { occurrence }: StoredOccurrence): Promise<void> {
  const { key } = occurrence;
  const [counted] = await tables
    .select({ count: sql<number>`count(*)` })
    .from(deliveries)
    .where(eq(deliveries.occurrence, key));
  await tables
    .update(occurrences)
    .set({ status: 'out', reached: Number(counted?.count ?? 0) })
    .where(eq(occurrences.key, key));
}

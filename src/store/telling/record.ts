import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { deliveries, deliveryAttempts, subscribers } from '../../../db/schema.ts';
import { type Instant, instantAfter } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';
import type { Claimed } from './claim.ts';

/** After a message of states that changed the next one waits for so long: what comes meanwhile is one message (ms). */
const QUIET_AFTER = 60_000;

/** What became of an attempt at a message, ready to be written down. */
export type SettledAttempt =
  | { readonly of: 'sent'; readonly claimed: Claimed; readonly revision: number; readonly why: string }
  | { readonly of: 'refused'; readonly claimed: Claimed; readonly why: string }
  | { readonly of: 'later'; readonly claimed: Claimed; readonly why: string; readonly dueAt: Instant }
  | { readonly of: 'withdrawn'; readonly claimed: Claimed; readonly why: string };

/** Writes down what became of messages, unless somebody else claimed them meanwhile. To be called in a transaction. */
export async function recordAttempts(
  tables: Tables,
  settled: readonly SettledAttempt[],
  now: Instant,
): Promise<void> {
  // Those that came to the same are written by one statement.
  const same = Map.groupBy(settled, (one) => {
    const { of, why, claimed } = one;
    const more = one.of === 'sent' ? one.revision : one.of === 'later' ? one.dueAt : '';
    return JSON.stringify([of, why, claimed.epoch, more]);
  });
  for (const group of same.values()) {
    const [one] = group;
    if (one)
      await write(
        tables,
        one,
        group.map(({ claimed }) => claimed.message),
        now,
      );
  }
  await noteAttempts(tables, settled, now);
  await quieten(tables, settled, now);
}

async function write(
  tables: Tables,
  one: SettledAttempt,
  messages: readonly string[],
  now: Instant,
): Promise<void> {
  await tables
    .update(deliveries)
    .set(valuesOf(one, now))
    .where(
      and(
        inArray(deliveries.message, [...messages]),
        eq(deliveries.status, 'claimed'),
        eq(deliveries.epoch, one.claimed.epoch),
      ),
    );
}

function valuesOf(one: SettledAttempt, now: Instant): Partial<typeof deliveries.$inferInsert> {
  switch (one.of) {
    case 'later':
      return { status: 'waiting', dueAt: one.dueAt, claimedUntil: null, why: one.why };
    case 'sent':
      return { status: 'sent', settledAt: now, claimedUntil: null, revision: one.revision, why: one.why };
    default:
      return { status: one.of, settledAt: now, claimedUntil: null, why: one.why };
  }
}

async function noteAttempts(tables: Tables, settled: readonly SettledAttempt[], at: Instant): Promise<void> {
  const failed = settled.filter(({ of }) => of === 'later' || of === 'refused');
  if (failed.length === 0) return;
  await tables.insert(deliveryAttempts).values(
    failed.map(({ claimed, why }) => ({
      message: claimed.message,
      subscriber: claimed.subscriber,
      at,
      why,
    })),
  );
}

/** Whoever was told of states waits a minute for more of them. */
async function quieten(tables: Tables, settled: readonly SettledAttempt[], now: Instant): Promise<void> {
  const told = settled
    .filter(({ of, claimed }) => of === 'sent' && claimed.kinds.includes('news'))
    .map(({ claimed }) => claimed.subscriber);
  if (told.length === 0) return;
  const quietUntil = instantAfter(now, QUIET_AFTER);
  await tables.update(subscribers).set({ quietUntil }).where(inArray(subscribers.id, told));
  await tables
    .update(deliveries)
    .set({ dueAt: quietUntil })
    .where(
      and(
        inArray(deliveries.subscriber, told),
        eq(deliveries.status, 'waiting'),
        eq(deliveries.kind, 'news'),
        lt(deliveries.dueAt, quietUntil),
      ),
    );
}

/** Keeps what is held for longer. @returns the ids of the messages that are still held */
export async function renewClaims(
  tables: Tables,
  held: readonly Claimed[],
  until: Instant,
): Promise<ReadonlySet<string>> {
  const byEpoch = Map.groupBy(held, ({ epoch }) => epoch);
  const kept = new Set<string>();
  for (const [epoch, of] of byEpoch) {
    const rows = await tables
      .update(deliveries)
      .set({ claimedUntil: until })
      .where(
        and(
          inArray(
            deliveries.message,
            of.map(({ message }) => message),
          ),
          eq(deliveries.status, 'claimed'),
          eq(deliveries.epoch, epoch),
        ),
      )
      .returning({ message: deliveries.message });
    for (const { message } of rows) if (message !== null) kept.add(message);
  }
  return kept;
}

/** Gives back what was claimed and not tried. */
export async function releaseClaims(tables: Tables, held: readonly Claimed[]): Promise<void> {
  for (const { message, epoch, attempts } of held) {
    await tables
      .update(deliveries)
      .set({
        status: 'waiting',
        claimedUntil: null,
        attempts: sql`${deliveries.attempts} - 1`,
        // What nobody tried may still be told together with more.
        ...(attempts === 1 ? { message: null } : {}),
      })
      .where(
        and(eq(deliveries.message, message), eq(deliveries.status, 'claimed'), eq(deliveries.epoch, epoch)),
      );
  }
}

import { deliveries } from '../../db/schema.ts';
import type { ChannelName } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { Tables } from './log.ts';

/** Messages that tell of nothing that happened: confirming, ending for a group, a move, a channel that was stopped. */
export type ServiceKind = 'confirm' | 'end' | 'notice' | 'stopped';

/** Puts one of them into the queue. `isKept`: it is written down, and not sent. */
export async function queueService(
  tables: Tables,
  {
    kind,
    of,
    subscriber,
    channel,
    rank = 0,
    isKept = false,
  }: {
    readonly kind: ServiceKind;
    /** What it is told apart by: a nonce, or the subscriber. */
    readonly of: string;
    readonly subscriber: string;
    readonly channel: ChannelName;
    readonly rank?: number;
    readonly isKept?: boolean;
  },
  now: Instant,
): Promise<void> {
  await tables
    .insert(deliveries)
    .values({
      ...{ occurrence: `service/${kind}/${of}`, subscriber, channel, rank, dueAt: now },
      status: isKept ? ('withdrawn' as const) : ('waiting' as const),
      ...{ message: null, attempts: 0, claimedUntil: null, epoch: 0, revision: null },
      settledAt: isKept ? now : null,
      why: isKept ? 'limit' : null,
    })
    .onConflictDoNothing();
}

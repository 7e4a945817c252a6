import { deliveries } from '../../../db/schema.ts';
import type { ChannelName } from '../../domain/subscription.ts';
import type { Instant } from '../../domain/time.ts';
import type { Tables } from '../dialects/dialect.ts';

/** What the site has to say to one of them alone: to confirm, to end, of a move, a test. */
interface ServiceDelivery {
  /** `service/confirm/<nonce>`, `service/end/<nonce>`, `service/notice/<subscriber>`, `service/test/<id>`: told once each. */
  readonly occurrence: `service/${string}`;
  readonly subscriber: string;
  readonly channel: ChannelName;
  /** 0; of what can wait for everybody else 4. */
  readonly rank: number;
  /** Wall clock: not before. */
  readonly dueAt: Instant;
}

/** Has it sent, also while all else is paused. What was asked for already stays as it is. */
export async function enqueueService(tables: Tables, wanted: readonly ServiceDelivery[]): Promise<void> {
  for (const one of wanted) {
    await tables
      .insert(deliveries)
      .values({ ...one, kind: 'service', status: 'waiting', attempts: 0, epoch: 0 })
      .onConflictDoNothing();
  }
}

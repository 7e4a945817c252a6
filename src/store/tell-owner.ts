import type { ChannelName } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { Tables } from './log.ts';
import { enqueueService } from './telling/enqueue.ts';

/** By what a person is reached behind a channel: of a webhook by its owner's mail. */
export function personalChannel(channel: ChannelName): ChannelName {
  return channel === 'webhook' ? 'email' : channel;
}

/** Has the owner of a webhook told by mail that nothing more is sent to it. Of other channels nobody is. */
export async function tellOwner(
  tables: Tables,
  { id, channel }: { readonly id: string; readonly channel: ChannelName },
  now: Instant,
): Promise<void> {
  if (channel !== 'webhook') return;
  await enqueueService(tables, [
    { occurrence: `service/stopped/${id}`, subscriber: id, channel: 'email', rank: 0, dueAt: now },
  ]);
}

import { join } from 'node:path';
import type { Config } from '../config/settings.ts';
import { CHANNELS, type ChannelName } from '../domain/subscription.ts';
import { SubscriberKeys } from '../store/subscriber-key.ts';
import type { SubscriberTables } from '../store/subscriber-rows.ts';
import { StoredSubscribers } from '../store/subscribers.ts';
import { SubscribeFlood } from '../subscribe/flood.ts';
import type { SubscribeAccess } from '../subscribe/subscribe-access.ts';
import { wallClock } from './wall-clock.ts';

/** What the pages of subscribers are given. */
export function subscribeAccessOf(
  { notify, dataDir }: Pick<Config, 'notify' | 'dataDir'>,
  tables: SubscriberTables,
): SubscribeAccess {
  const keys = new SubscriberKeys(notify.subscriberKeys, join(dataDir, 'subscriber-key'));
  return {
    subscribers: new StoredSubscribers(tables, keys, wallClock),
    channels: channelsOf(notify),
    hasTestAddress: notify.testAddress !== null,
    flood: new SubscribeFlood(() => performance.now()),
  };
}

/** What can be offered: mail needs a server, and a webhook a mail to its owner; push needs keys. */
function channelsOf({ smtpUrl, vapid }: Config['notify']): ChannelName[] {
  return CHANNELS.filter((channel) => {
    if (channel === 'email' || channel === 'webhook') return smtpUrl !== null;
    return channel !== 'push' || vapid !== null;
  });
}

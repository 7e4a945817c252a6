import type { Subscribers } from '../actions/subscribers.ts';
import type { Config } from '../config/settings.ts';
import { CHANNELS, type ChannelName } from '../domain/subscription.ts';
import { SubscribeFlood } from '../subscribe/flood.ts';
import type { SubscribeAccess } from '../subscribe/subscribe-access.ts';

/** What the pages of subscribers are given. */
export function subscribeAccessOf(
  { notify }: Pick<Config, 'notify'>,
  subscribers: Subscribers,
): SubscribeAccess {
  return {
    subscribers,
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

import type { Receivers } from '../actions/receivers.ts';
import type { Config } from '../config/settings.ts';
import { CHANNELS, type ChannelName } from '../domain/subscription.ts';
import { SubscribeFlood } from '../subscribe/flood.ts';
import type { SubscribeAccess } from '../subscribe/subscribe-access.ts';
import type { App } from './app.ts';

/** What the pages of subscribers are given. */
export function subscribeAccessOf(
  { config: { notify }, subscribers }: Pick<App, 'config' | 'subscribers'>,
  receivers: Receivers,
): SubscribeAccess {
  return {
    subscribers,
    channels: channelsOffered(notify),
    checkAddress: async (channel, address) =>
      channel === 'email' ? null : await receivers.check(channel, address),
    hasTestAddress: notify.testAddress !== null,
    flood: new SubscribeFlood(() => performance.now()),
  };
}

/** What can be offered: mail needs a server, as a webhook does, whose owner gets mail. */
function channelsOffered({ smtpUrl }: Config['notify']): ChannelName[] {
  return CHANNELS.filter((channel) => {
    if (channel === 'email' || channel === 'webhook') return smtpUrl !== null;
    return channel !== 'push';
  });
}

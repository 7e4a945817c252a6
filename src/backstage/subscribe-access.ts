import type { Receivers } from '../actions/receivers.ts';
import type { Config } from '../config/settings.ts';
import { CHANNELS, type ChannelName } from '../domain/subscription.ts';
import { readVapidKeys } from '../notify/vapid-keys.ts';
import { SubscribeFlood } from '../subscribe/flood.ts';
import type { SubscribeAccess } from '../subscribe/subscribe-access.ts';
import type { App } from './app.ts';

/** What the pages of subscribers are given. */
export function subscribeAccessOf(
  { config, subscribers }: Pick<App, 'config' | 'subscribers'>,
  receivers: Receivers,
): SubscribeAccess {
  const { notify } = config;
  const pushKey = readVapidKeys(config)?.publicKey ?? null;
  return {
    subscribers,
    pushKey,
    challenge: (webhook) => receivers.challenge(webhook),
    channels: channelsOffered(notify, pushKey),
    checkAddress: async (channel, address) =>
      channel === 'email' ? null : await receivers.check(channel, address),
    hasTestAddress: notify.testAddress !== null,
    flood: new SubscribeFlood(() => performance.now()),
  };
}

/** What can be offered: mail needs a server, as a webhook does, whose owner gets mail; push needs keys. */
function channelsOffered({ smtpUrl }: Config['notify'], pushKey: string | null): ChannelName[] {
  return CHANNELS.filter((channel) => {
    if (channel === 'email' || channel === 'webhook') return smtpUrl !== null;
    return channel !== 'push' || pushKey !== null;
  });
}

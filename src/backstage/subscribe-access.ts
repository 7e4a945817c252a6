import type { Receivers } from '../actions/receivers.ts';
import type { Config } from '../config/settings.ts';
import { CHANNELS, type ChannelName } from '../domain/subscription.ts';
import { readVapidKeys } from '../notify/vapid-keys.ts';
import { SubscribeFlood } from '../subscribe/flood.ts';
import type { SubscribeAccess } from '../subscribe/subscribe-access.ts';
import type { App } from './app.ts';

/** What the pages of subscribers are given. */
export function subscribeAccessOf(
  app: Pick<App, 'config' | 'subscribers' | 'state'> & { readonly log: Pick<App['log'], 'refresh'> },
  receivers: Receivers,
): SubscribeAccess {
  const { config, subscribers } = app;
  const { notify } = config;
  const pushKey = readVapidKeys(config)?.publicKey ?? null;
  return {
    subscribers,
    pushKey,
    challenge: (webhook) => receivers.challenge(webhook),
    channels: channelsOffered(notify, pushKey),
    checkAddress: async (channel, address) =>
      channel === 'email' ? null : await receivers.check(channel, address),
    // By the log, as whoever sends goes by it: pages follow a moment later when a clock is set.
    get reached() {
      if (app.state.clock.mode === 'live') return 'everybody';
      return notify.testAddress === null ? 'nobody' : 'test-address';
    },
    lookAtLog: () => app.log.refresh(),
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

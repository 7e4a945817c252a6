import type { NotifyConfig } from '../config/notify-settings.ts';
import type { Channel } from './channel.ts';
import { ChatChannel } from './channels/chat.ts';
import { CHATS } from './channels/chats/chat-forms.ts';
import { PushChannel } from './channels/push.ts';
import { WebhookChannel } from './channels/webhook.ts';
import type { GuardedSender } from './guarded/guarded-sender.ts';
import { readVapidKeys } from './vapid-keys.ts';

/** What of the settings channels need. */
interface ChannelSettings {
  readonly siteUrl: string | null;
  readonly dataDir: string;
  readonly notify: NotifyConfig;
}

/**
 * Every way of telling somebody that these settings allow: what is sent has links, so that the site needs an address.
 *
 * @param sender the one way out; whoever made it closes it
 */
export function channelsOf(settings: ChannelSettings, sender: GuardedSender): readonly Channel[] {
  const { siteUrl } = settings;
  if (siteUrl === null) return [];
  const keys = readVapidKeys(settings);
  return [
    new WebhookChannel(sender, siteUrl),
    ...CHATS.map((chat) => new ChatChannel(chat, sender)),
    ...(keys ? [new PushChannel(sender, keys)] : []),
  ];
}

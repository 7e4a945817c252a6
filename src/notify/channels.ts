import type { NotifyConfig } from '../config/notify-settings.ts';
import type { Channel } from './channel.ts';
import { WebhookChannel } from './channels/webhook.ts';
import type { GuardedSender } from './guarded/guarded-sender.ts';

/** What of the settings channels need. */
interface ChannelSettings {
  readonly siteUrl: string | null;
  readonly dataDir: string;
  readonly notify: NotifyConfig;
}

/** Every way of telling somebody that these settings allow: links need an address of the site. */
export function channelsOf({ siteUrl }: ChannelSettings, sender: GuardedSender): readonly Channel[] {
  if (siteUrl === null) return [];
  return [new WebhookChannel(sender, siteUrl)];
}

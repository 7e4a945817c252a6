import type { Receivers } from '../actions/receivers.ts';
import type { AddressFlaw } from '../domain/address-flaw.ts';
import type { ChannelName } from '../domain/subscription.ts';
import { chatNamed } from './channels/chats/chat-forms.ts';
import { readPushSubscription } from './channels/push-subscription.ts';
import { challengeWebhook } from './channels/webhook/challenge.ts';
import type { GuardedSender } from './guarded/guarded-sender.ts';

/** What can be known of an address before anything is sent to it. */
export class GuardedReceivers implements Receivers {
  readonly #sender: GuardedSender;

  constructor(sender: GuardedSender) {
    this.#sender = sender;
  }

  async check(channel: Exclude<ChannelName, 'email'>, address: string): Promise<AddressFlaw | null> {
    if (channel !== 'push') return this.#checkUrl(channel, address);
    const subscription = readPushSubscription(address);
    return subscription ? this.#checkUrl(channel, subscription.endpoint) : 'address.no-subscription';
  }

  async challenge(webhook: { readonly address: string; readonly secret: string | null }) {
    const { isAnswered } = await challengeWebhook(this.#sender, webhook);
    return isAnswered ? 'answered' : 'unanswered';
  }

  async #checkUrl(channel: ChannelName, address: string): Promise<AddressFlaw | null> {
    const read = this.#sender.read(address);
    if ('flaw' in read) return read.flaw;
    const chat = chatNamed(channel);
    if (chat && !chat.takes(read.url)) return 'address.other-host';
    return (await this.#sender.leadsOut(read.url)) ? null : 'address.not-public';
  }
}

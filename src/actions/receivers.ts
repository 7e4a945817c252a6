import type { AddressFlaw } from '../domain/address-flaw.ts';
import type { ChannelName } from '../domain/subscription.ts';

/** What can be known of where somebody wants to be told, beside mail. */
export interface Receivers {
  /**
   * What is wrong with an address: its form, whose it is, where its name leads to.
   *
   * @param address of push the JSON of a `PushSubscription`
   * @returns `null`: nothing
   */
  check(channel: Exclude<ChannelName, 'email'>, address: string): Promise<AddressFlaw | null>;
  /** Calls a webhook once with something that it has to answer with, signed with its secret. */
  challenge(webhook: {
    readonly address: string;
    readonly secret: string | null;
  }): Promise<'answered' | 'unanswered'>;
}

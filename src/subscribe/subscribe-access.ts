import type { Subscribers } from '../actions/subscribers.ts';
import type { ChannelName } from '../domain/subscription.ts';

/** What the pages of subscribers are given. */
export interface SubscribeAccess {
  readonly subscribers: Subscribers;
  /** What can be offered: mail needs a server, push keys. */
  readonly channels: readonly ChannelName[];
  /** One address gets messages also from a site on a replay clock. */
  readonly hasTestAddress: boolean;
  /** Who asks too often has to wait. */
  readonly flood: {
    /** Counts a form that a network sends. Returns 0, or how long to wait for the next (whole seconds). */
    take(network: string): number;
  };
}

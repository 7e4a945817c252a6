import type { Subscribers } from '../actions/subscribers.ts';
import type { ChannelName } from '../domain/subscription.ts';

/** What the pages of subscribers are given. */
export interface SubscribeAccess {
  readonly subscribers: Subscribers;
  /** What can be offered: mail needs a server, push keys. */
  readonly channels: readonly ChannelName[];
}

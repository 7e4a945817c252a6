import type { ChannelName } from '../domain/subscription.ts';
import type { Message } from './message.ts';

/** Where a message goes. */
export interface Recipient {
  readonly subscriber: string;
  readonly channel: ChannelName;
  /** The address in clear: of mail an address, of hooks and chats a URL, of push the JSON of a `PushSubscription`. Never logged. */
  readonly address: string;
  /** What a webhook is signed with (`whsec_…`); `null`: not signed. */
  readonly secret: string | null;
  /** In which form a webhook wants it. */
  readonly format: 'latarnia' | 'statuspage' | 'cloudevents';
  readonly isGroup: boolean;
}

/** What became of an attempt. `why` is a stable code with at most a status (`smtp.550 5.1.1`, `http.429`): never an address, nor what the other side said. */
export type AttemptOutcome =
  | { readonly kind: 'delivered'; readonly why: string }
  /** Another attempt, no sooner than after so many ms (`null`: by the usual waits). */
  | { readonly kind: 'later'; readonly why: string; readonly after: number | null }
  /** This message was refused for good. `isAddress`: because of the address itself, which gets nothing more (5.1.x, 410). */
  | { readonly kind: 'refused'; readonly why: string; readonly isAddress: boolean };

/** One way of telling somebody. Adapters are small, and never throw: what went wrong is an outcome. */
export interface Channel {
  readonly name: ChannelName;
  /** How many are in flight at the same time. */
  readonly concurrency: number;
  deliver(message: Message, recipient: Recipient): Promise<AttemptOutcome>;
  close(): Promise<void>;
}

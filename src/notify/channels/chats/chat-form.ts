import type { ChannelName } from '../../../domain/subscription.ts';
import type { Message } from '../../message.ts';

/** What differs from one chat to another. */
export interface ChatForm {
  readonly name: ChannelName;
  /** Whether an address is one that this chat takes messages at. It is read already, and leads to the internet. */
  readonly takes: (url: URL) => boolean;
  /** What is posted, short enough for the chat. */
  readonly write: (message: Message) => unknown;
  /** Where, if a message of a thread goes elsewhere than others. */
  readonly place?: (address: string, message: Message) => string;
}

/** The links that stand beneath a message: of one that asks, its answer alone and the page. */
export interface ChatLink {
  readonly label: string;
  readonly href: string;
}

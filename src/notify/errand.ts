import type { Addressee } from '../actions/addressees.ts';
import type { Occurrence } from '../domain/occurrence.ts';
import type { State } from '../domain/state.ts';
import type { Topic } from '../domain/subscription.ts';
import type { Instant } from '../domain/time.ts';
import type { Message } from './message.ts';

/** What one subscriber is to be told by one message. */
export interface Errand {
  /** The same for each attempt: the id of the message. */
  readonly id: string;
  readonly addressee: Addressee;
  /** All that it tells of, also what is no occurrence: `service/confirm/<nonce>`, `service/test/<id>`. */
  readonly keys: readonly string[];
  /** Those of them that are occurrences, oldest first. */
  readonly occurrences: readonly Occurrence[];
  /** By what they are found: all that they asked for, and was confirmed. */
  readonly topics: readonly Topic[];
  /** What they wait for once that it tells of: topics such as `once/b/price-sync`. */
  readonly once: readonly Topic[];
  /** What they were told works, once, and does not: topics such as `once/b/price-sync`. */
  readonly corrected: readonly Topic[];
  /** When they were told so (wall clock); left out: not known. */
  readonly toldAt?: Instant | null;
}

/** The log as it is when it is told: words come from nowhere else. */
export interface ToldAt {
  readonly state: State;
  /** Site clock. */
  readonly now: Instant;
}

/** Puts into words what somebody is to be told; `null`: nothing is left to say, since it was redacted or taken back. */
export type Compose = (errand: Errand, at: ToldAt) => Promise<Message | null> | Message | null;

import type { Receivers } from '../actions/receivers.ts';
import type { SubscribeContext } from '../actions/subscribe.ts';
import type { Reached } from '../views/subscribe.ts';

/** What the pages of subscribers are given. */
export interface SubscribeAccess extends Pick<SubscribeContext, 'subscribers' | 'channels' | 'checkAddress'> {
  /** Has a webhook show that it wants to be called. */
  readonly challenge: Receivers['challenge'];
  /** What browsers know push messages by; `null`: none are sent. */
  readonly pushKey: string | null;
  /** Whom messages reach, by what was last read of the log. */
  readonly reached: Reached;
  /** Reads what is new in the log, if it answers: who just asked is told what is so now. */
  readonly lookAtLog: () => Promise<void>;
  /** Who asks too often has to wait. */
  readonly flood: {
    /** Counts a form that a network sends. Returns 0, or how long to wait for the next (whole seconds). */
    take(network: string): number;
  };
}

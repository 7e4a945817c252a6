import type { DraftEvent, Revision } from '../domain/events.ts';
import type { Authority } from '../domain/staff.ts';
import type { Instant } from '../domain/time.ts';
import type { Present } from './ports.ts';
import type { Proposal } from './proposal.ts';
import type { Refusal } from './refusal.ts';

/** A change to come, as somebody asked for it. */
export interface NewIntent {
  /** `scheduled`: for an instant of the site clock. `hold`: for a few minutes in which it can still be cancelled. */
  readonly kind: 'scheduled' | 'hold';
  readonly proposal: Proposal;
  /** When it is to be applied: of one that is scheduled, by the site clock; of a hold, by the wall clock. */
  readonly applyAt: Instant;
  /** The revision it was made at: what it speaks of must not change between that and its instant. */
  readonly basis: Revision;
  readonly actor: string;
  /** The right by which it was made; what is left of it at its instant decides whether it is applied. */
  readonly authority: Authority;
}

interface Kept extends NewIntent {
  /** Becomes the `change_id` of its event. */
  readonly id: string;
  /** Wall clock. */
  readonly createdAt: Instant;
}

interface Settled {
  /** Wall clock. */
  readonly settledAt: Instant;
}

export interface WaitingIntent extends Kept {
  readonly status: 'waiting';
}

/** It is in the log. What it said stands there alone, so that a redaction takes away all of it. */
interface AppliedIntent extends Omit<Kept, 'proposal'>, Settled {
  readonly status: 'applied';
  readonly revision: Revision;
}

export interface CancelledIntent extends Kept, Settled {
  readonly status: 'cancelled';
  readonly cancelledBy: string;
}

/** It could not be applied at its instant, and nothing of it was. */
export interface RefusedIntent extends Kept, Settled {
  readonly status: 'refused';
  readonly refusal: Pick<Refusal, 'code' | 'message'>;
  /** Who has seen that, so that it no longer needs anybody; `null`: nobody yet. */
  readonly dismissedBy: string | null;
}

/** A change to come, or what became of it. Once it is settled it stays so. */
export type Intent = WaitingIntent | AppliedIntent | CancelledIntent | RefusedIntent;

/** The present, with the machine's clock beside the site's. */
export interface PresentMoment extends Present {
  readonly wall: Instant;
}

/** What becomes of an intent that waits. `null`: it goes on waiting. */
export type Settlement =
  | { readonly status: 'applied'; readonly drafts: readonly DraftEvent[] }
  | { readonly status: 'cancelled'; readonly by: string }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | null;

/**
 * Decides what becomes of an intent.
 *
 * @param foreseen the revisions that other intents of the same author became since this one was made
 * @param left what its author may now; `null`: nothing any more (somebody disabled, a token that is over)
 */
export type Settle = (
  intent: WaitingIntent,
  moment: PresentMoment,
  foreseen: readonly Revision[],
  left: Authority | null,
) => Settlement;

/** Changes to come, kept beside the log and written together with it. */
export interface Intents {
  /** Those that wait, and those that were refused and nobody has seen yet; the next one first. */
  open(): Promise<readonly (WaitingIntent | RefusedIntent)[]>;
  /** The latest that were settled, newest first. */
  settled(limit: number): Promise<readonly Intent[]>;
  find(id: string): Promise<Intent | null>;
  /** Keeps a new one, unless it is refused. */
  add(decide: (moment: PresentMoment) => NewIntent | Refusal): Promise<WaitingIntent | Refusal>;
  /**
   * Settles one that waits, in one write transaction with what it appends: exactly once, whoever else tries. One that
   * is settled already is left as it is, and `decide` is not asked.
   */
  settle(id: string, decide: Settle): Promise<Intent | Refusal | null>;
  /** Marks one that was refused as seen. */
  dismiss(id: string, by: string): Promise<void>;
}

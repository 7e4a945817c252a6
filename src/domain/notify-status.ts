import type { Revision } from './events.ts';
import type { ChannelName } from './subscription.ts';
import type { Instant } from './time.ts';

/** Why nothing is told: a person has to look first, or said so. */
export const PAUSE_REASONS = ['first-start', 'copied', 'restored', 'address', 'refusals', 'staff'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** That nothing is told for now. */
export interface NotifyPause {
  /** Wall clock. */
  readonly at: Instant;
  /** As the log names them; `null`: it did so by itself. */
  readonly by: string | null;
  readonly why: PauseReason;
}

/**
 * Whether some of what waits in this database may have been told already: it was copied (a backup, not put in place yet), restored, or
 * holds another log than the one that was told.
 */
export function mayHaveBeenTold(pause: NotifyPause | null): boolean {
  return pause?.why === 'copied' || pause?.why === 'restored';
}

/** One channel in numbers. */
export interface ChannelFigures {
  readonly channel: ChannelName;
  readonly confirmed: number;
  readonly pending: number;
  readonly stopped: number;
  /** Messages that wait, those that are tried again among them. */
  readonly waiting: number;
  /** Since when the oldest of them should have gone out (wall clock); `null`: none is late. */
  readonly lateSince: Instant | null;
  /** In the last 24 hours. */
  readonly sent: number;
  readonly refused: number;
}

/** A message that did not get through. Whom it was for is nobody's to see. */
export interface FailedMessage {
  readonly message: string;
  readonly channel: ChannelName;
  readonly attempts: number;
  /** A stable code: `http.500`, `smtp.550 5.1.1`. */
  readonly why: string;
  /** Wall clock: of the last attempt. */
  readonly at: Instant;
  /** It is tried again by itself. */
  readonly isWaiting: boolean;
}

/** How telling is going. */
export interface NotifyStatus {
  /** `null`: nobody was ever told of anything, and nothing is followed yet. */
  readonly cursor: { readonly revision: Revision; readonly clockAt: Instant } | null;
  readonly pause: NotifyPause | null;
  readonly channels: readonly ChannelFigures[];
  /** The last first. */
  readonly failures: readonly FailedMessage[];
}

/** Whom a change concerns, by channel and by how directly (ranks of topics, 0 before 3). */
export interface Concerned {
  readonly channel: ChannelName;
  readonly atOnce: number;
  readonly digest: number;
}

/** What became of telling one thing. */
export interface ToldSoFar {
  readonly occurrence: string;
  readonly sent: number;
  readonly waiting: number;
  readonly refused: number;
  readonly withdrawn: number;
  /** Wall clock. */
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
}

/** Seconds that telling so many by mail takes at this rate; `null`: as fast as the server takes them. */
export function secondsToTell(mails: number, rate: number | null): number | null {
  return rate === null ? null : Math.ceil(mails / rate);
}

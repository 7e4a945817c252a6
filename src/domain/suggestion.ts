import type { Availability, FeatureId } from './availability.ts';
import type { Scope } from './incident.ts';
import type { PanelId } from './panel.ts';
import { type Instant, msFromInstant } from './time.ts';

/** In which form an alert was sent. */
export type SuggestionSource = 'api' | 'alertmanager' | 'grafana';

/** What an alert says is so, as far as the site can say it. None of it is public. */
export interface SuggestedChange extends Scope {
  readonly panels: readonly PanelId[];
  readonly features: readonly FeatureId[];
  readonly state: Availability;
  /** In one line, as whoever watches wrote it. */
  readonly text: string;
  /** Where more is to be seen; `null`: it did not say. */
  readonly url: string | null;
  /** What it named that the site does not know: `panel=z`. */
  readonly unknown: readonly string[];
}

/** An alert as it was last seen, and what became of it. Instants are of the wall clock. */
export interface Suggestion extends SuggestedChange {
  /** Made of the source and the key. */
  readonly id: string;
  readonly source: SuggestionSource;
  readonly key: string;
  /** Who sent it last, as the log names them. */
  readonly actor: string;
  /** When this run of it began: what comes and goes within a day of quiet is one run. */
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  /** `null`: it goes on. */
  readonly endedAt: Instant | null;
  /** How often it began in this run. */
  readonly times: number;
  /** `null`: nobody has waved it aside. */
  readonly dismissedAt: Instant | null;
  /** Who did, as the log names them. */
  readonly dismissedBy?: string | null;
}

/** An alert that was just sent: it goes on, or it is over. */
export interface Sighting extends SuggestedChange {
  readonly source: SuggestionSource;
  readonly key: string;
  readonly isOver: boolean;
}

/** What has been quiet for so long (ms) begins a new run when it comes again. */
const QUIET = 24 * 60 * 60 * 1000;

/** How bad it is; what nobody knows can only become worse. */
const GRAVITY: readonly Availability[] = ['unknown', 'available', 'limited', 'unavailable'];

/**
 * A suggestion after an alert was seen. One that flaps stays one; what somebody waved aside stays aside for as long as
 * this run lasts, unless it has become worse. `null`: an end of what was never seen.
 */
export function sighted(
  before: Suggestion | null,
  { isOver, ...seen }: Sighting,
  { id, actor, now }: { readonly id: string; readonly actor: string; readonly now: Instant },
): Suggestion | null {
  if (before === null) {
    if (isOver) return null;
    return {
      ...seen,
      ...{ id, actor, firstSeen: now, lastSeen: now, endedAt: null, times: 1, dismissedAt: null },
    };
  }
  // Whoever says that something is over says no more of what it was.
  if (isOver) return { ...before, actor, lastSeen: now, endedAt: before.endedAt ?? now };
  const { endedAt } = before;
  const isNew = endedAt !== null && msFromInstant(now) - msFromInstant(endedAt) > QUIET;
  const isWorse = GRAVITY.indexOf(seen.state) > GRAVITY.indexOf(before.state);
  return {
    ...seen,
    ...{ id, actor, lastSeen: now, endedAt: null },
    firstSeen: isNew ? now : before.firstSeen,
    times: isNew ? 1 : before.times + (endedAt === null ? 0 : 1),
    dismissedAt: isNew || isWorse ? null : before.dismissedAt,
    dismissedBy: isNew || isWorse ? null : (before.dismissedBy ?? null),
  };
}

/** Whether a state says at least as much as an alert suggests: then nobody is needed. */
export function saysAsMuch(current: Availability, suggested: Availability): boolean {
  if (suggested === 'available' || suggested === 'unknown') return current === suggested;
  return GRAVITY.indexOf(current) >= GRAVITY.indexOf(suggested);
}

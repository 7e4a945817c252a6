import type { AnswerReading } from './answer-differences.ts';
import { siteNow } from './clock.ts';
import type { LogEvent } from './events.ts';
import type { Occurrence } from './occurrence.ts';
import { occurrencesOfClock } from './occurrence-of-clock.ts';
import { occurrencesOfEvent } from './occurrence-of-event.ts';
import { extend } from './projection.ts';
import type { SiteClock, State } from './state.ts';
import { type Instant, instantFromMs, msFromInstant } from './time.ts';

/** How late something may be told of (ms): what is older is no news. */
export const TOLD_WITHIN = 3_600_000;

/** How far the log and the clock were told. */
export interface ToldUpTo {
  readonly state: State;
  /** Site clock. */
  readonly clockAt: Instant;
}

/** What is to be told, in the order in which it happened, and how far all is told with that. */
interface HappenedAlong extends ToldUpTo {
  readonly occurrences: readonly Occurrence[];
}

/**
 * What people are to be told of from where the log was told, by its next events and by the clock until `wall`: what the clock
 * does up to an event comes before it. What a clock that is set jumps over never happens, and what is an hour old is not told.
 *
 * @param events all that follow in the log, the oldest first
 * @param wall wall clock: now
 * @param reading how Markdown of answers reads
 */
export function occurrencesAlong(
  from: ToldUpTo,
  events: Iterable<LogEvent>,
  wall: Instant,
  reading?: AnswerReading,
): HappenedAlong {
  const all = [...events];
  const firstToTell = all.findIndex(({ recordedAt }) => !isTooLateToTell(recordedAt, wall));
  const old = firstToTell < 0 ? all : all.slice(0, firstToTell);
  let state = extend(from.state, old);
  let clockAt = old.at(-1)?.effectiveAt ?? from.clockAt;
  const occurrences: Occurrence[] = [];
  const clockUpTo = (to: Instant) => {
    const { clock } = state;
    const done = occurrencesOfClock(state, clockAt, to, reading);
    occurrences.push(...done.filter(({ at }) => !isTooLateToTell(wallTime(clock, at), wall)));
    clockAt = to > clockAt ? to : clockAt;
  };
  for (const event of all.slice(old.length)) {
    clockUpTo(event.type === 'clock.set' ? siteNow(state, event.recordedAt) : event.effectiveAt);
    const after = extend(state, [event]);
    const occurrence = isTooLateToTell(event.recordedAt, wall)
      ? null
      : occurrencesOfEvent(state, event, after, reading);
    if (occurrence) occurrences.push(occurrence);
    state = after;
    clockAt = event.effectiveAt;
  }
  clockUpTo(siteNow(state, wall));
  return { state, clockAt, occurrences };
}

/** What the wall clock shows when the site clock shows `site`. */
function wallTime(clock: SiteClock, site: Instant): Instant {
  if (clock.mode === 'live') return site;
  return instantFromMs(msFromInstant(clock.setAt) + msFromInstant(site) - msFromInstant(clock.instant));
}

/** Whether something happened so long ago that nobody is told of it any more. Both by the wall clock. */
export function isTooLateToTell(happenedAt: Instant, wall: Instant): boolean {
  return msFromInstant(wall) - msFromInstant(happenedAt) > TOLD_WITHIN;
}

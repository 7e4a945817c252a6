import type { DraftEvent } from './events.ts';
import type { SiteDayRule } from './site-day.ts';
import type { SiteClock, State } from './state.ts';
import { dayAt, type Instant, instantAfter, msFromInstant } from './time.ts';

/** What the site clock shows when the wall clock shows `wall`. A replay runs on at the wall clock's pace. */
export function siteTime(clock: SiteClock, wall: Instant): Instant {
  if (clock.mode === 'live') return wall;
  return instantAfter(clock.instant, siteOffset(clock, wall));
}

function siteOffset(clock: Exclude<SiteClock, { mode: 'live' }>, wall: Instant): number {
  return Math.max(0, msFromInstant(wall) - msFromInstant(clock.setAt));
}

/** What the site clock shows now: never before the last event, whatever the machine's clock does. */
export function siteNow(state: Pick<State, 'clock' | 'lastEffectiveAt'>, wall: Instant): Instant {
  const now = siteTime(state.clock, wall);
  return state.lastEffectiveAt !== null && state.lastEffectiveAt > now ? state.lastEffectiveAt : now;
}

/** Site clock minus wall clock while a replay runs on (ms). */
export function clockOffset(clock: SiteClock): number {
  return clock.mode === 'live' ? 0 : msFromInstant(clock.instant) - msFromInstant(clock.setAt);
}

/** See `siteDay`. */
export function siteDayRule({ clock }: Pick<State, 'clock'>, now: Instant): SiteDayRule {
  return { offset: clockOffset(clock), notBefore: dayAt(now) };
}

/** The site clock for a new event. Setting the clock takes effect at the instant it is set to. */
export function effectiveAtOf(draft: DraftEvent, state: State, wall: Instant): Instant {
  if (draft.type !== 'clock.set') return siteNow(state, wall);
  return draft.payload.mode === 'replay' ? draft.payload.instant : wall;
}

import { dayAfter } from '../domain/day.ts';
import { nextChangeAfter } from '../domain/next-change.ts';
import type { State } from '../domain/state.ts';
import { dayAt, type Instant, instantAfter, msFromInstant, startOfDay } from '../domain/time.ts';

const DAY = 86_400_000;

/**
 * When (wall clock) the site will next say something else by itself. A new day counts: pages name days differently
 * once a year has passed, and a day without any sign of life would make a mirror look abandoned.
 */
export function changesAt(state: State, now: Instant, wall: Instant): Instant {
  const midnight = startOfDay(dayAfter(dayAt(now)));
  const next = nextChangeAfter(state, now);
  const site = next !== null && next < midnight ? next : midnight;
  // On the last day of the calendar no other follows.
  const wait = site > now ? msFromInstant(site) - msFromInstant(now) : DAY;
  return instantAfter(wall, wait);
}

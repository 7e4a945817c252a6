import type { Instant } from '../../domain/time.ts';

/** What comes after every instant, and before every one: of none of them, nothing sorts otherwise. */
const BEGINNING: Instant = '0000-01-01T00:00:00.000Z';

/** The last of some instants. */
export function lastInstant(instants: readonly Instant[]): Instant {
  return instants.reduce((last, one) => (one > last ? one : last), BEGINNING);
}

/** The first of some instants. */
export function firstInstant(instants: readonly Instant[]): Instant {
  return instants.reduce((first, one) => (one < first ? one : first), instants[0] ?? BEGINNING);
}

import { type Instant, instantFromMs } from '../domain/time.ts';

/** The machine's clock. */
export function wallClock(): Instant {
  return instantFromMs(Date.now());
}

import { vi } from 'vitest';

/** Nothing is timed here: this is how long a machine that others use may take (ms). */
const PATIENCE = 90_000;

/** Waits until `what` throws no more: as soon as a quick machine has got there, and no sooner than a slow one. */
export function soon<T>(what: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(what, { timeout: PATIENCE, interval: 5 });
}

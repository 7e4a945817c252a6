import type { Why } from './events.ts';
import type { Change } from './state.ts';

/** Why something was recorded, as far as it was said; and whether it went over somebody else's change. */
export function whyOf(change: Change & Partial<Why>): Why {
  return { reason: change.redaction?.reason ?? change.reason ?? null, forced: change.forced ?? false };
}

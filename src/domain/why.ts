import type { Change } from './state.ts';

/** Why something was published, as far as it was said; and whether it went over somebody else's change. */
export interface Why {
  readonly reason: string | null;
  readonly forced: boolean;
}

export function whyOf(change: Change & Partial<Why>): Why {
  return { reason: change.redaction?.reason ?? change.reason ?? null, forced: change.forced ?? false };
}

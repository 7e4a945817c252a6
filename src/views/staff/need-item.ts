import type { Instant } from '../../domain/time.ts';

export const URGENCIES = ['now', 'soon', 'later'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** One thing to look at, and the one link that leads to the action. */
export interface NeedItem {
  /** A stable name: `estimate.overdue`. */
  readonly kind: string;
  readonly urgency: Urgency;
  readonly what: string;
  /** The files it is about, or what the program says of it. */
  readonly details: readonly string[];
  readonly since: { readonly instant: Instant; readonly text: string } | null;
  readonly action: { readonly href: string; readonly label: string };
  /** What it can be waved aside by; left out: only by what it needs. */
  readonly dismiss?: { readonly action: string; readonly ids: readonly string[]; readonly label: string };
}

import type { AsOf } from '../domain/as-of.ts';
import type { Instant } from '../domain/time.ts';

/** What a page of the past says of itself. */
export interface PastPage {
  /** Since when the site said what the page shows (site clock). */
  readonly at: Instant;
  /** Until when; `null`: it still says so. */
  readonly until: Instant | null;
  /** Where it stands as it was right before; `null`: nothing was recorded. */
  readonly earlier: string | null;
  /** Where it stands as it was after that; `null`: nothing has changed since. */
  readonly later: string | null;
  /** What stands at its address now. */
  readonly today: string;
  /** Where it stands itself. */
  readonly href: string;
  /** When something that had been said by then was taken out of the log. */
  readonly removed: readonly Instant[];
}

/** Why a page of the past is not shown: nobody said of when, the log cannot be read, or that cannot be told. */
export type PastRefusal =
  | { readonly kind: 'unasked' | 'unreachable' }
  | Exclude<AsOf, { readonly kind: 'then' }>;

import type { BackstageFigures } from '../../backstage/figures.ts';
import type { Added } from '../../front/counts.ts';
import type { Vitals } from './vitals.ts';

/** What a front tells the supervisor, once a second. */
export interface FrontReport {
  /** What it counted since it last told. */
  readonly added: Added;
  /** How many connections are open. */
  readonly open: number;
  /** What readers get from it; `null`: nothing yet. */
  readonly generation: {
    readonly revision: number;
    /** Wall clock (ms since the epoch), as are the next. */
    readonly created: number;
    readonly swapped: number;
    /** When it is to be another, since the site changes by itself then; `null`: never. */
    readonly changes: number | null;
    readonly failing: number;
  } | null;
  readonly vitals: Vitals;
}

/** What backstage tells the supervisor, once a second. */
export interface BackstageReport {
  readonly figures: BackstageFigures;
  readonly vitals: Vitals;
  /** Seconds of the processor since it last told. */
  readonly cpu: number;
}

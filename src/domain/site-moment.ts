import type { State } from './state.ts';
import type { Instant } from './time.ts';

/** What a site says, and when it is looked at (site clock). */
export interface SiteMoment {
  readonly state: State;
  readonly now: Instant;
}

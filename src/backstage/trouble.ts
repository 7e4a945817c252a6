import type { TroubleCode } from '../actions/database-trouble.ts';
import type { Instant } from '../domain/time.ts';

/** What is wrong with the database, for `/readyz` and the log. */
export interface Trouble {
  readonly code: TroubleCode;
  readonly message: string;
  /** What to do. */
  readonly todo: string;
  /** Wall clock. */
  readonly since: Instant;
  /** Which hosts it is about, as the address names them, counted from 1. */
  readonly hosts?: readonly number[];
}

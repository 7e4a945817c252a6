import type { Auth } from '../auth/auth.ts';
import type { Admission } from '../auth/authentication.ts';
import type { StaffSession } from './staff-session.ts';

/** The way into the staff area. */
export interface StaffAccess {
  /** What the sign-in provider of the house is called; `null`: there is none. */
  readonly providerName: string | null;
  /**
   * Does something about who staff are and how they get in.
   * @throws DatabaseTrouble when the database cannot be used
   */
  use<T>(work: (auth: Auth) => Promise<T>): Promise<T>;
  /** What somebody who was let in sits at. */
  sessionOf(admission: Admission): Promise<StaffSession>;
}

import type { Auth } from '../auth/auth.ts';
import type { Admission } from '../auth/entry.ts';
import type { Desk } from './desk.ts';

/** The way into the staff area. */
export interface Door {
  /** What the sign-in provider of the house is called; `null`: there is none. */
  readonly providerName: string | null;
  /**
   * Does something about who staff are and how they get in.
   * @throws DatabaseTrouble when the database cannot be used
   */
  use<T>(work: (auth: Auth) => Promise<T>): Promise<T>;
  /** What somebody who was let in sits at. */
  deskOf(admission: Admission): Promise<Desk>;
}

import type { ActionContext } from '../actions/context.ts';
import type { Role } from '../domain/staff.ts';
import type { Instant } from '../domain/time.ts';

/** Somebody who is signed in. */
export interface Member {
  /** Stands in the log as `staff:<id>`. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/**
 * What a member of staff sits at: who they are, and everything their requests may use. Backstage makes one for each
 * request that is signed in (`locals.desk`); the pages below `/staff/` are given nothing else.
 */
export interface Desk {
  readonly member: Member;
  /** The log, with the member as the actor, and their role as the right to act. */
  readonly actions: ActionContext;
  /** The machine's clock. */
  wall(): Instant;
  /** What to call an actor of the log: the name of a member, of a token, or the actor itself. */
  nameOf(actor: string): string;
}

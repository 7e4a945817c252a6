import type { ActionContext } from '../actions/context.ts';
import type { AuditLog } from '../domain/audit.ts';
import type { Role } from '../domain/staff.ts';
import type { Surroundings } from '../domain/surroundings.ts';
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
  /** Who signed in, and what was changed about people and tokens. */
  readonly audit: AuditLog;
  /** The machine's clock. */
  wall(): Instant;
  /** What backstage knows that does not stand in the log. */
  surroundings(): Promise<Surroundings>;
  /** What to call an actor of the log: the name of a member, of a token, or the actor itself. */
  nameOf(actor: string): string;
}

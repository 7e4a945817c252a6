import type { ActionContext } from '../actions/context.ts';
import type { AuditEntry, AuditFilter, AuditRecord } from '../auth/audit.ts';
import type { Role } from '../domain/staff.ts';

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
  /** The session that the request came in. */
  readonly sessionId: string;
  /** The log of sign-ins, people and tokens; what is recorded, the member did. */
  readonly audit: DeskAudit;
  /** What to call an actor of the log: the name of a member, of a token, or the actor itself. */
  nameOf(actor: string): string;
}

export interface DeskAudit {
  record(record: Omit<AuditRecord, 'actor'>): Promise<void>;
  /** Newest first. */
  list(filter?: AuditFilter): Promise<AuditEntry[]>;
}

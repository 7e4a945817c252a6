import type { Limits } from '../../domain/flaw.ts';
import type { Rights, Role } from '../../domain/staff.ts';
import type { Unproven } from '../../domain/surroundings.ts';
import type { ViewContext } from '../context.ts';

/** What every view of the staff area is given beside what the public views are. */
export interface StaffViewContext extends ViewContext {
  readonly member: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    /** What the role may. */
    readonly may: Rights;
  };
  /** How long each thing may be that is said: forms tell it, actions refuse by it. */
  readonly limits: Limits;
  /** What is written, and not known to be on a second machine. Left out or `null`: nothing. */
  readonly unproven?: Unproven | null;
  /** What to call an actor of the log. */
  nameOf(actor: string): string;
}

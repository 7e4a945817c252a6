import type { Role } from '../../domain/staff.ts';
import type { ViewContext } from '../context.ts';

/** What every view of the staff area is given beside what the public views are. */
export interface StaffViewContext extends ViewContext {
  readonly member: { readonly id: string; readonly name: string; readonly role: Role };
  /** What to call an actor of the log. */
  nameOf(actor: string): string;
}

import type { Role } from '../../src/domain/staff.ts';
import type { Surroundings } from '../../src/domain/surroundings.ts';
import type { ViewContext } from '../../src/views/context.ts';
import type { StaffViewContext } from '../../src/views/staff/context.ts';

/** What a view of the staff area is given: somebody of a role, and a name for them. */
export function staffContextOf(context: ViewContext, role: Role = 'admin'): StaffViewContext {
  return {
    ...context,
    member: { id: '7', name: 'Ewa', role },
    nameOf: (actor) => (actor === 'staff:7' ? 'Ewa' : actor),
  };
}

/** Backstage with nothing to tell. */
export const QUIET: Surroundings = { intents: [], files: [], troubles: [] };

import { LIMITS } from '../actions/limits.ts';
import { siteNow } from '../domain/clock.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import type { StaffSession } from './staff-session.ts';

/** What the views of the staff area are given: the head of the log, which readers may see a moment later. */
export async function staffContext(view: ViewContext, session: StaffSession): Promise<StaffViewContext> {
  const state = await session.actions.log.current();
  const { id, name, role, may } = session.member;
  return {
    ...view,
    state,
    now: siteNow(state, session.wall()),
    member: { id, name, role, may },
    limits: LIMITS,
    unproven: session.site.unproven(),
    nameOf: (actor) => session.nameOf(actor, view.locale),
  };
}

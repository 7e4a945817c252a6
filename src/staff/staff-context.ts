import { LIMITS } from '../actions/limits.ts';
import { siteNow } from '../domain/clock.ts';
import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import type { Desk } from './desk.ts';

/** What the views of the staff area are given: the head of the log, which readers may see a moment later. */
export async function staffContext(view: ViewContext, desk: Desk): Promise<StaffViewContext> {
  const state = await desk.actions.log.current();
  const { id, name, role } = desk.member;
  return {
    ...view,
    state,
    now: siteNow(state, desk.wall()),
    member: { id, name, role },
    limits: LIMITS,
    nameOf: (actor) => desk.nameOf(actor),
  };
}

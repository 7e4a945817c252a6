import type { ViewContext } from '../views/context.ts';
import type { StaffViewContext } from '../views/staff/context.ts';
import type { Desk } from './desk.ts';

/**
 * What the view of a page of the staff area is made from.
 * @throws when nobody is signed in: the guard lets nobody through to such a page
 */
export function staffContext({
  view,
  desk,
}: {
  readonly view: ViewContext;
  readonly desk: Desk | null;
}): StaffViewContext {
  if (desk === null) throw new Error('a page of the staff area was asked for by nobody');
  return { ...view, member: desk.member, nameOf: (actor) => desk.nameOf(actor) };
}

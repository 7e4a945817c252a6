import type { APIRoute } from 'astro';
import { formatLogJson } from '../../../formats/staff-log.ts';
import { respondFile } from '../../../staff/download.ts';
import { deskFor, respondForbidden } from '../../../staff/may.ts';
import { staffContext } from '../../../staff/staff-context.ts';
import { loggedChanges } from '../../../views/staff/log.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const desk = deskFor(locals.desk, 'read');
  if (desk === null) return respondForbidden(locals.view.locale);
  const context = await staffContext(locals.view, desk);
  const changes = loggedChanges(context, url.searchParams);
  return respondFile(
    'latarnia-log.json',
    formatLogJson(context.state, changes, (actor) => desk.nameOf(actor)),
  );
};

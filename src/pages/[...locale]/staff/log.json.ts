import type { APIRoute } from 'astro';
import { formatLogJson } from '../../../formats/staff-log.ts';
import { respondFile } from '../../../staff/download.ts';
import { respondForbidden, sessionFor } from '../../../staff/may.ts';
import { staffContext } from '../../../staff/staff-context.ts';
import { loggedChanges } from '../../../views/staff/log.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const session = sessionFor(locals.session, 'read');
  if (session === null) return respondForbidden(locals.view.locale);
  const context = await staffContext(locals.view, session);
  const changes = loggedChanges(context, url.searchParams);
  return respondFile(
    'latarnia-log.json',
    formatLogJson(context.state, changes, (actor) => session.nameOf(actor, locals.view.locale)),
  );
};

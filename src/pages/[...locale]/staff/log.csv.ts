import type { APIRoute } from 'astro';
import { formatLogCsv } from '../../../formats/staff-log.ts';
import { respondFile } from '../../../staff/download.ts';
import { respondForbidden, sessionFor } from '../../../staff/may.ts';
import { staffContext } from '../../../staff/staff-context.ts';
import { loggedChanges } from '../../../views/staff/log.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const session = sessionFor(locals.session, 'read');
  if (session === null) return respondForbidden(locals.view.locale);
  const changes = loggedChanges(await staffContext(locals.view, session), url.searchParams);
  return respondFile(
    'latarnia-log.csv',
    formatLogCsv(changes, (actor) => session.nameOf(actor, locals.view.locale)),
  );
};

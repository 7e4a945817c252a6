import type { APIRoute } from 'astro';
import { formatLogCsv } from '../../../formats/staff-log.ts';
import { respondFile } from '../../../staff/download.ts';
import { deskFor, respondForbidden } from '../../../staff/may.ts';
import { staffContext } from '../../../staff/staff-context.ts';
import { loggedChanges } from '../../../views/staff/log.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const desk = deskFor(locals.desk, 'read');
  if (desk === null) return respondForbidden(locals.view.locale);
  const changes = loggedChanges(await staffContext(locals.view, desk), url.searchParams);
  return respondFile(
    'latarnia-log.csv',
    formatLogCsv(changes, (actor) => desk.nameOf(actor)),
  );
};

import type { APIRoute } from 'astro';
import { formatAuditJson } from '../../../../formats/audit.ts';
import { respondFile } from '../../../../staff/download.ts';
import { respondForbidden, sessionFor } from '../../../../staff/may.ts';
import { readAuditQuery } from '../../../../views/staff/audit.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const session = sessionFor(locals.session, 'administer');
  if (session === null) return respondForbidden(locals.view.locale);
  const entries = await session.audit.list({ ...readAuditQuery(url.searchParams), limit: null });
  return respondFile(
    'latarnia-audit.json',
    formatAuditJson(entries, (actor) => session.nameOf(actor, locals.view.locale)),
  );
};

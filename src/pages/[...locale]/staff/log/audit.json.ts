import type { APIRoute } from 'astro';
import { formatAuditJson } from '../../../../formats/audit.ts';
import { respondFile } from '../../../../staff/download.ts';
import { deskFor, respondForbidden } from '../../../../staff/may.ts';
import { readAuditQuery } from '../../../../views/staff/audit.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  const desk = deskFor(locals.desk, 'administer');
  if (desk === null) return respondForbidden(locals.view.locale);
  const entries = await desk.audit.list({ ...readAuditQuery(url.searchParams), limit: null });
  return respondFile(
    'latarnia-audit.json',
    formatAuditJson(entries, (actor) => desk.nameOf(actor)),
  );
};

import type { APIRoute } from 'astro';
import { previewMarkdown } from '../../../staff/markdown.ts';
import { receiveForm } from '../../../staff/read-form.ts';

/** What words will read like: for the live preview of forms. */
export const POST: APIRoute = async ({ locals: { session, view }, request }) =>
  session === null ? new Response(null, { status: 403 }) : previewMarkdown(view, await receiveForm(request));

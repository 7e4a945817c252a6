import type { APIRoute } from 'astro';
import { localePath } from '../../../../domain/locale.ts';
import { receiveForm } from '../../../../staff/read-form.ts';
import { dismissFrom } from '../../../../staff/suggestions.ts';

export const ALL: APIRoute = async ({ locals: { session, view }, request, redirect }) => {
  if (session === null) return new Response(null, { status: 403 });
  if (request.method === 'POST') await dismissFrom(session, await receiveForm(request));
  return redirect(`${localePath(view.locale, '/staff/')}#needs-you`, 303);
};

import { localePath } from '../domain/locale.ts';
import { type Exchange, redirectTo } from './exchange.ts';

/** `/staff/sign-out/`: ends the session. */
export async function signOut({ request, locals }: Exchange): Promise<Response> {
  const signInPage = localePath(locals.view.locale, '/staff/sign-in/');
  if (request.method !== 'POST') return redirectTo(signInPage);
  const { cookies } = await locals.access.use((auth) => auth.authentication.signOut(request.headers));
  return redirectTo(`${signInPage}?done=signed-out`, cookies);
}

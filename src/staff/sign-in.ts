import { z } from 'zod';
import { localePath } from '../domain/locale.ts';
import { type SignInView, signInView } from '../views/staff/sign-in.ts';
import { type Exchange, readFields, redirectTo, staffHome } from './exchange.ts';
import { safeNext } from './next.ts';

const form = z.object({
  email: z.string().max(320).default(''),
  password: z.string().max(1024).default(''),
  next: z.string().max(2000).default(''),
});

/** `/staff/sign-in/`: shows the form, or takes it. Whoever is in already goes on. */
export async function signIn({ request, url, locals }: Exchange): Promise<Response | SignInView> {
  const { view, access, session } = locals;
  const home = staffHome(view.locale);
  const show = (asked: Partial<Parameters<typeof signInView>[1]>) =>
    signInView(view, {
      email: '',
      next: home,
      error: null,
      note: null,
      providerName: access.providerName,
      ...asked,
    });
  if (request.method !== 'POST') {
    const next = safeNext(url.searchParams.get('next'), home);
    if (session) return redirectTo(next);
    return show({
      next,
      note: noteOf(url.searchParams.get('done')),
      error: errorOf(url.searchParams.get('error')),
    });
  }
  const fields = form.safeParse(await readFields(request));
  if (!fields.success) return show({ error: { code: 'credentials' } });
  const { email, password, next: asked } = fields.data;
  const next = safeNext(asked, home);
  const outcome = await access.use((auth) =>
    auth.authentication.signIn(request.headers, { email, password }),
  );
  if (!outcome.ok) return show({ email, next, error: outcome });
  if (!('needsSecondFactor' in outcome)) return redirectTo(next, outcome.cookies);
  const second = localePath(view.locale, '/staff/second-factor/');
  return redirectTo(`${second}?next=${encodeURIComponent(next)}`, outcome.cookies);
}

/** What was done just before. */
function noteOf(done: string | null) {
  if (done === 'signed-out') return 'signedOut';
  return done === 'password' ? 'welcomeBack' : null;
}

/** Why another way in led back here. */
function errorOf(error: string | null) {
  if (error === null) return null;
  return { code: error === 'provider-down' || error === 'passkey' ? error : 'provider' } as const;
}

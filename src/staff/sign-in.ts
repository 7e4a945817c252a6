import { z } from 'zod';
import { localePath } from '../domain/locale.ts';
import { type SignInNote, type SignInView, signInView } from '../views/staff/sign-in.ts';
import { type Exchange, redirectTo, staffHome } from './exchange.ts';
import { text } from './fields.ts';
import { safeNext } from './next.ts';
import { readForm, receiveForm } from './read-form.ts';

const FORM = z.object({ email: text, password: text, next: text });

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
      note: noteOf(url.searchParams),
      error: errorOf(url.searchParams.get('error')),
    });
  }
  const read = readForm(await receiveForm(request), FORM);
  if (!read.ok) return show({ email: read.typed.email, error: { code: 'credentials' } });
  const { email, password, next: asked } = read.values;
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
function noteOf(query: URLSearchParams): SignInNote | null {
  return NOTES.get(`${query.get('done') ?? ''} ${query.get('typed') ?? ''}`) ?? null;
}

const NOTES: ReadonlyMap<string, SignInNote> = new Map([
  ['signed-out ', 'signedOut'],
  ['password ', 'welcomeBack'],
  [' kept', 'kept'],
  [' lost', 'lost'],
  [' ended', 'ended'],
]);

/** Why another way in led back here. */
function errorOf(error: string | null) {
  if (error === null) return null;
  return { code: error === 'provider-down' || error === 'passkey' ? error : 'provider' } as const;
}

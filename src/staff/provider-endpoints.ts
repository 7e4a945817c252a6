import { localePath, splitLocale } from '../domain/locale.ts';
import { type Exchange, redirectTo, staffHome } from './exchange.ts';
import { safeNext } from './next.ts';

/** `/staff/auth/start/?next=`: off to the sign-in provider. A link and not a form: policies bind where forms may lead. */
export async function departToProvider({ request, url, locals }: Exchange): Promise<Response> {
  const next = safeNext(url.searchParams.get('next'), staffHome('pl'));
  const failed = localePath(splitLocale(next).locale, '/staff/sign-in/');
  const outcome = await locals.access.use(async ({ provider }) =>
    provider === null ? null : provider.depart(request.headers, { next, failed }),
  );
  if (outcome === null) return redirectTo(failed);
  return outcome.ok
    ? redirectTo(outcome.url, outcome.cookies)
    : redirectTo(`${failed}?error=${outcome.code}`);
}

/** `/staff/auth/callback/oidc`: back from it. */
export async function arriveFromProvider({ request, url, locals }: Exchange): Promise<Response> {
  const answer = await locals.access.use(async ({ provider }) =>
    provider === null ? null : provider.arrive(request.headers, url.search),
  );
  return answer ?? redirectTo(localePath('pl', '/staff/sign-in/'));
}

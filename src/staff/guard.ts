import type { APIContext, MiddlewareNext } from 'astro';
import { isTrouble } from '../actions/database-trouble.ts';
import { LOCALES, localePath, splitLocale } from '../domain/locale.ts';
import { encodePath } from '../http/paths.ts';
import { permissionFor } from '../views/staff/areas.ts';
import type { NoticeKind } from '../views/staff/notice.ts';
import { carriedForm, dropForm, keepForm, restoreForm, sentBack } from './keep-form.ts';
import { askForProof } from './prove.ts';
import { receiveForm, UnreadableForm } from './read-form.ts';
import { isSameOrigin } from './same-origin.ts';
import { outlivingCookie } from './session-cookie.ts';

/** The page that asks who it is before a form is taken. */
const PROOF = '/staff-proof';
/** The page that says why another is not shown. */
const NOTICE = '/staff-notice';
/** What is made there is told on the answer to its form alone. */
const TELLS = /^\/staff\/(people|tokens)\//;
/** The routes of the staff area, as Astro names them: others, with a parameter in front, would take its addresses. */
const STAFF_ROUTE = /^\/(\[\.\.\.locale\]\/)?staff(\/|$)/;

/** Whether an address belongs to the staff area. */
export function isStaffPath(path: string): boolean {
  return /^\/staff(\/|$)/.test(splitLocale(path).path);
}

/**
 * The guard of the staff area: what changes something must come from a page of this site, whoever asks must be signed
 * in and have the role. What it lets through finds `locals.session`.
 */
export async function guardStaff(context: APIContext, path: string, next: MiddlewareNext): Promise<Response> {
  const { locals, request } = context;
  locals.session = null;
  locals.notice = null;
  locals.proof = null;
  locals.kept = null;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const response = await pass(context, path, next, isRead).catch((error: unknown) => {
    if (error instanceof UnreadableForm) return refuse(context, next, 'no-form');
    if (isTrouble(error)) return refuse(context, next, 'unusable');
    throw error;
  });
  const headers = new Headers(response.headers);
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'same-origin');
  headers.delete('Set-Cookie');
  for (const cookie of response.headers.getSetCookie()) headers.append('Set-Cookie', outlivingCookie(cookie));
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

async function pass(
  context: APIContext,
  path: string,
  next: MiddlewareNext,
  isRead: boolean,
): Promise<Response> {
  const { locals, request, url } = context;
  if (isRead && !/\/$|\.[^/]*$|^\/staff\/auth\//.test(path))
    return redirect(`${encodePath(path)}/${url.search}`, 301);
  const { locale, path: bare } = splitLocale(path);
  const needs = permissionFor(bare);
  const admission = await locals.access.use((auth) => auth.authentication.admit(request.headers));
  if (!isRead && !isSameOrigin(request, locals.view.siteUrl)) {
    // Nothing is done for it; whoever is signed in has the way on before them.
    locals.session = admission && (await locals.access.sessionOf(admission));
    return refuse(context, next, 'foreign-form');
  }
  if (admission === null && needs !== null) {
    const asked = isRead
      ? `?next=${encodeURIComponent(path + url.search)}`
      : isStaffRoute(context) && request.method === 'POST'
        ? await keepForm(locals.access, request, { path: bare, locale })
        : '';
    return redirect(`${localePath(locale, '/staff/sign-in/')}${asked}`, 303);
  }
  const session = admission === null ? null : await locals.access.sessionOf(admission);
  locals.session = session;
  if (!isStaffRoute(context)) return next('/404');
  if (admission === null || session === null) return next();
  const isAllowed = needs === null || session.member.may[needs];
  const response = isAllowed
    ? await passProven(context, bare, next)
    : await refuse(context, next, 'forbidden');
  return withCookies(response, admission.cookies);
}

/** Lets pass what a cookie is enough for, and what comes with a proof; asks for one otherwise. */
async function passProven(
  { locals, request, url }: APIContext,
  path: string,
  next: MiddlewareNext,
): Promise<Response> {
  const { session, access } = locals;
  if (session === null || path.startsWith('/staff/auth/')) return next();
  if (request.method !== 'POST') {
    locals.kept = await restoreForm(access, session, {
      path,
      locale: locals.view.locale,
      query: url.searchParams,
    });
    return next();
  }
  const form = await receiveForm(request.clone());
  locals.kept = carriedForm(form);
  locals.proof = await askForProof(access, session, request, { path, form, action: url.pathname });
  if (locals.proof !== null) return next(PROOF);
  const response = await next();
  const { id = null } = locals.kept ?? {};
  // Who is led on has had it done; who is shown a page goes on with what was typed.
  const isDone = response.status === 303 || (response.status === 200 && TELLS.test(path));
  if (id !== null && isDone) await dropForm(access, session, id);
  return response;
}

/** Whether there is a page of the staff area at an address that lies in it. */
function isStaffRoute({ routePattern, params }: Pick<APIContext, 'routePattern' | 'params'>): boolean {
  const isLocale = params.locale === undefined || LOCALES.some((locale) => locale === params.locale);
  return isLocale && STAFF_ROUTE.test(routePattern);
}

/** Cookies that the page itself set are newer. */
function withCookies(response: Response, cookies: readonly string[]): Response {
  if (response.headers.has('Set-Cookie')) return response;
  const headers = new Headers(response.headers);
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** Whoever sent a form is shown what they typed: it is lost otherwise. */
async function refuse(
  { locals, request, url }: APIContext,
  next: MiddlewareNext,
  kind: NoticeKind,
): Promise<Response> {
  locals.notice = kind;
  if (kind === 'unusable' || kind === 'forbidden') locals.kept = await sentBack(request);
  // What was read already is given to no other page.
  return next(request.bodyUsed ? new Request(new URL(NOTICE, url), { headers: request.headers }) : NOTICE);
}

function redirect(to: string, status: 301 | 303): Response {
  return new Response(null, { status, headers: { Location: to } });
}

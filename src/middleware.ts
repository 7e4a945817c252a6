import { defineMiddleware } from 'astro:middleware';
import type { APIContext, MiddlewareNext } from 'astro';
import { splitLocale } from './domain/locale.ts';
import { answerPast, finishPast, isPastPath, pastHeaders } from './http/answer-past.ts';
import { finishResponse } from './http/finish-response.ts';
import { encodePath, readTarget } from './http/paths.ts';
import { routes } from './publish/routes.ts';
import { guardStaff, isStaffPath } from './staff/guard.ts';
import { isSameOrigin } from './staff/same-origin.ts';
import { guardLinks, isSubscribePath } from './subscribe/guard.ts';

let development: ReturnType<typeof openDevelopment> | null = null;

/** Puts the state in front of every page, keeps the routes closed, and finishes the response. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, request, url } = context;
  if (import.meta.env.DEV) {
    development ??= openDevelopment();
    Object.assign(locals, await development);
  }
  const asked = readTarget(url.pathname);
  const path = asked.kind === 'path' ? asked.path : '/404/';
  locals.view = locals.app.viewContext(splitLocale(path).locale);
  const known = routes(locals.view.state);
  locals.route = known.get(path) ?? null;
  const method = locals.isHead ? 'HEAD' : request.method;
  const finish = async (response: Response) =>
    finishResponse({ method, headers: request.headers }, response, locals.view, locals.capture);

  if (isPastPath(path)) return finish(await showPast(context, path, next));
  if (isStaffPath(path)) return finish(await guardStaff(context, path, next));
  if (isSubscribePath(path) && locals.capture === undefined) {
    locals.isOwnForm = isSameOrigin(request, locals.view.siteUrl);
    const isPage = path.endsWith('/');
    return finish(isPage ? guardLinks(await next(), path) : redirect(`${encodePath(path)}/`, url.search));
  }
  // Its address is among those of documents, where Astro finds another route first.
  if (locals.route?.view === 'api' && isRead(request)) return finish(await next('/api-reference'));
  if (path.startsWith('/api/') || path === '/mcp') return finish(await next());
  if (!isRead(request)) return finish(refuseMethod());
  if (locals.route?.view === 'redirect') return finish(redirect(locals.route.to, url.search));
  if (locals.route?.view === 'gone') return finish(await next('/gone'));
  if (locals.route) return finish(await next());
  if (known.has(`${path}/`)) return finish(redirect(`${encodePath(path)}/`, url.search));
  return finish(await next('/404'));
});

/** A page as the site was, or why there is none. Its state stands in the place of today's for whatever makes it. */
async function showPast(
  { locals, request, url }: APIContext,
  path: string,
  next: MiddlewareNext,
): Promise<Response> {
  if (!isRead(request)) return refuseMethod();
  const source = locals.past(locals.view);
  const answer = await answerPast(path, url.searchParams, source);
  const headers = pastHeaders(source.now.state);
  if (answer.kind === 'redirect') {
    return new Response(null, { status: 302, headers: { ...headers, Location: answer.to } });
  }
  if (answer.kind === 'refused') {
    locals.refused = answer;
    return next('/as-of');
  }
  locals.view = answer.view;
  locals.route = answer.route;
  locals.pastPage = answer.past;
  return finishPast(await next(answer.inner), answer, source.now.state);
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function refuseMethod(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
}

function redirect(to: string, query: string): Response {
  return new Response(null, { status: 301, headers: { Location: `${to}${query}` } });
}

async function openDevelopment() {
  const { openFollowedApp } = await import('./backstage/dev-server.ts');
  return openFollowedApp();
}

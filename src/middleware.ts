import { defineMiddleware } from 'astro:middleware';
import type { App } from './app.ts';
import type { Locale } from './domain/locale.ts';
import { routes } from './publish/routes.ts';

/** Pages that are no public address of their own. */
const API = /^\/api\//;

let developmentApp: Promise<App> | null = null;

/** Puts the state in front of every page, keeps the routes closed, and finishes the response. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (import.meta.env.DEV) context.locals.app ??= await openDevelopmentApp();
  const { app } = context.locals;
  const path = decodePath(context.url.pathname);
  const locale: Locale = /^\/en(\/|$)/.test(path) ? 'en' : 'pl';
  context.locals.view = app.viewContext(locale);
  if (API.test(path)) return finish(await next(), context.locals);

  const known = routes(app.state);
  const route = known.get(path) ?? null;
  context.locals.route = route;
  if (route?.view === 'redirect') return redirect(route.to, context.url.search);
  if (!route && known.has(`${path}/`)) return redirect(`${path}/`, context.url.search);
  if (route?.view === 'gone') return finish(await render(() => context.rewrite('/gone/')), context.locals);
  if (!route) return finish(await render(() => next('/404')), context.locals);
  return finish(await render(() => next()), context.locals);
});

/** The whole body before the first byte, so that an error in a component gives a 500, not half a page. */
async function render(page: () => Promise<Response>): Promise<Response> {
  const response = await page();
  if (response.body === null) return response;
  return new Response(await response.text(), response);
}

function finish(response: Response, { view }: App.Locals): Response {
  const { headers } = response;
  headers.set('Latarnia-Revision', String(view.state.revision));
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', headers.get('Referrer-Policy') ?? 'strict-origin-when-cross-origin');
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache');
  return response;
}

function redirect(to: string, query: string): Response {
  return new Response(null, { status: 301, headers: { Location: `${to}${query}` } });
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

async function openDevelopmentApp(): Promise<App> {
  developmentApp ??= import('./development.ts').then(({ openFollowedApp }) => openFollowedApp());
  return developmentApp;
}

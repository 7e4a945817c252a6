import { splitLocale } from '../domain/locale.ts';

/** Whether an address is of those who ask to be told, or of the links that they get. @param path decoded, with its language */
export function isSubscribePath(path: string): boolean {
  return /^\/subscribe(\/((confirm|manage|end|one-click)\/[^/]+\/?)?)?$/.test(splitLocale(path).path);
}

/** Whether it holds a link that somebody got. */
function isLinkPath(path: string): boolean {
  return /^\/subscribe\/[^/]+\//.test(splitLocale(path).path);
}

/** Nobody keeps such a page, nor learns its address from where its reader goes next. */
export function guardLinks(response: Response, path: string): Response {
  const headers = new Headers(response.headers);
  headers.set('Cache-Control', 'no-store');
  if (isLinkPath(path)) {
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('X-Robots-Tag', 'noindex');
  }
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

/**
 * Whether a request that changes something comes from a page of this site, as the browser says (OWASP, CSRF
 * Prevention, Fetch Metadata and Verifying Origin). A request that says nothing of where it comes from is refused:
 * every browser says so.
 *
 * @param siteUrl the public address; behind a proxy that ends TLS the request itself does not know it
 */
export function isSameOrigin(request: Request, siteUrl: string | null): boolean {
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = request.headers.get('Origin');
  if (origin === null) return site === 'same-origin';
  return origin === ownOrigin(request, siteUrl);
}

/**
 * Our own origin, as browsers write it. Without a public address it is what the reader asked for: the front says so,
 * and where there is none (in development) the request itself.
 */
export function ownOrigin(request: Request, siteUrl: string | null): string {
  if (siteUrl !== null) return new URL(siteUrl).origin;
  const host = request.headers.get('Latarnia-Host') ?? request.headers.get('Host') ?? '';
  // As browsers write it: in small letters, without the port that goes without saying.
  return URL.parse(`http://${host}`)?.origin ?? '';
}

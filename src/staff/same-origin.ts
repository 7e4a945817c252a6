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

/** Our own origin, as browsers write it. */
export function ownOrigin(request: Request, siteUrl: string | null): string {
  if (siteUrl !== null) return new URL(siteUrl).origin;
  return `http://${request.headers.get('Host') ?? ''}`;
}

/** What every answer carries, whatever it is. */
const COMMON: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** For what is no page: it runs nothing and is framed by nobody. */
const INERT = "default-src 'none'; frame-ancestors 'none'";

/** A year, in seconds, as browsers are told to insist on https. */
const HSTS = 'max-age=31536000';

/**
 * Browsers ask each time; shared caches may answer at once and ask meanwhile (RFC 9213), and all may show what they
 * have while we are not there (RFC 5861).
 */
const PAGE_CACHING = {
  'Cache-Control': 'public, max-age=0, stale-if-error=604800',
  'CDN-Cache-Control': 'public, max-age=1, stale-while-revalidate=30, stale-if-error=604800',
};

/** Under a fingerprint: never another content. */
export const IMMUTABLE_CACHING = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Set by whoever sends the answer, or true of one connection only. */
const NOT_KEPT =
  /^(connection|keep-alive|transfer-encoding|date|vary|etag|content-length|content-encoding|latarnia-revision)$/;

/** The headers that do not depend on the page. `siteUrl`: the public address, where it is known. */
export function securityHeaders(siteUrl: string | null): Record<string, string> {
  return siteUrl?.startsWith('https:') ? { ...COMMON, 'Strict-Transport-Security': HSTS } : { ...COMMON };
}

/**
 * The headers of a snapshot entry: those of the page as it was rendered, its own rules for caches if it has any, and
 * what every answer carries. Names in the case in which HTTP writes them.
 */
export function entryHeaders(
  rendered: Readonly<Record<string, string>>,
  siteUrl: string | null,
): (readonly [string, string])[] {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries({ ...securityHeaders(siteUrl), ...rendered })) {
    if (!NOT_KEPT.test(name.toLowerCase())) headers.set(capitalise(name), value);
  }
  const caching = headers.get('Cache-Control');
  if (caching === undefined || caching === 'no-cache') {
    for (const [name, value] of Object.entries(PAGE_CACHING)) headers.set(name, value);
  }
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', INERT);
  return [...headers].sort(([x], [y]) => (x < y ? -1 : 1));
}

/** `x-content-type-options` → `X-Content-Type-Options`, so that a name given twice is one name. */
function capitalise(name: string): string {
  return name
    .split('-')
    .map((part) => (/^cdn$/i.test(part) ? 'CDN' : `${part[0]?.toUpperCase() ?? ''}${part.slice(1)}`))
    .join('-');
}

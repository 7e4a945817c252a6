/**
 * What every answer carries that is made here and not published: it runs nothing, is framed by nobody, and no cache
 * keeps it. The names are those of `publish/headers.ts`, which the front does not know.
 */
export const OWN_HEADERS: Record<string, string> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Browsers shall insist on https, as the pages tell them. For the whole process, at its start. */
export function insistOnHttps(): void {
  OWN_HEADERS['Strict-Transport-Security'] = 'max-age=31536000';
}

/** The same beside what backstage answered: what that says itself counts, and what a reader has is not told anew. */
export function withOwnHeaders<T>(
  status: number,
  headers: Readonly<Record<string, T>>,
): Record<string, T | string> {
  if (status === 304) return { ...headers };
  const added = Object.entries(OWN_HEADERS).filter(
    ([name]) => headers[name.toLowerCase()] === undefined && (status >= 400 || name !== 'Cache-Control'),
  );
  return { ...headers, ...Object.fromEntries(added) };
}

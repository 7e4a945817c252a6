import { createHash } from 'node:crypto';
import { pruneHashes } from '../publish/csp.ts';
import { compress } from '../publish/encode.ts';
import { securityHeaders } from '../publish/headers.ts';
import type { Rendered } from '../publish/planned.ts';
import type { ViewContext } from '../views/context.ts';
import { chooseEncoding } from './encodings.ts';
import { matchesEtag } from './etags.ts';
import { breakLongWords } from './long-words.ts';

/**
 * Waits for the whole body, so that an error in a component is an error page and not half a page, then adds what
 * every response carries: the site's revision, a strong ETag for each encoding (304 when the reader has it),
 * compression, and the security headers that do not depend on the page. Words of a page that are too long for a screen
 * may break. A stream of events goes out as it comes.
 *
 * @param capture takes a page to be published, whose encodings and ETags are made where it is kept; then
 *   there is nothing to send
 */
export async function finishResponse(
  request: Pick<Request, 'method' | 'headers'>,
  response: Response,
  { state, siteUrl }: Pick<ViewContext, 'state' | 'siteUrl'>,
  capture?: (rendered: Rendered) => void,
): Promise<Response> {
  const headers = new Headers(response.headers);
  // What changes the log answers with the revision it made, which readers do not see yet.
  if (!headers.has('Latarnia-Revision')) headers.set('Latarnia-Revision', String(state.revision));
  for (const [name, value] of Object.entries(securityHeaders(siteUrl))) headers.set(name, value);
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  // What is published has its own rules for caches; an error that one reader met is nobody else's.
  const isError = response.status >= 400 && capture === undefined;
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', isError ? 'no-store' : 'no-cache');
  if (headers.get('Content-Type') === 'text/html') headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Vary', 'Accept-Encoding');
  if (headers.get('Content-Type')?.startsWith('text/event-stream')) {
    // nginx would wait for the end of it.
    headers.set('X-Accel-Buffering', 'no');
    if (request.method === 'HEAD') {
      await response.body?.cancel();
      return new Response(null, { status: response.status, headers });
    }
    return new Response(response.body, { status: response.status, headers });
  }

  const sent = Buffer.from(await response.arrayBuffer());
  const isPage = headers.get('Content-Type')?.startsWith('text/html') ?? false;
  const html = isPage ? breakLongWords(sent.toString('utf8')) : null;
  const identity = html === null ? sent : Buffer.from(html);
  const { status, statusText } = response;
  const policy = headers.get('Content-Security-Policy');
  if (policy !== null) {
    headers.set('Content-Security-Policy', pruneHashes(policy, html ?? identity.toString('utf8')));
  }
  if (capture) {
    capture({ status, headers: Object.fromEntries(headers), body: identity });
    return new Response(null, { status });
  }
  if (identity.length === 0) return new Response(null, { status, statusText, headers });
  // Who refuses everything still learns what became of what they sent.
  const encoding =
    chooseEncoding(request.headers.get('Accept-Encoding') ?? undefined, identity.length) ?? 'identity';
  const body = encoding === 'identity' ? identity : await compress(identity, encoding);
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding);
  headers.set('Content-Length', String(body.length));
  if (status === 200 && headers.get('Cache-Control') !== 'no-store') {
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    headers.set('ETag', etag);
    if (matchesEtag(request.headers.get('If-None-Match') ?? undefined, etag)) {
      headers.delete('Content-Length');
      headers.delete('Content-Encoding');
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status,
    statusText,
    headers,
  });
}

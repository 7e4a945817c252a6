import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OWN_HEADERS } from './own-headers.ts';

/** Who may read the metrics, and where they come from. */
export interface MetricsAccess {
  /** `null`: whoever can reach it may. */
  readonly token: string | null;
  /** Everything there is to tell, in Prometheus' text format; `null`: nobody can tell it now. */
  read(): Promise<string | null>;
}

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** `GET /metrics`, for whoever has the token. Others are told that one is needed. */
export function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  { token, read }: MetricsAccess,
): void {
  if (token !== null && !isBearer(request.headers.authorization, token)) {
    answer(request, response, 401, 'A token is needed (METRICS_TOKEN).\n', { 'WWW-Authenticate': 'Bearer' });
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(request, response, 405, 'GET or HEAD.\n', { Allow: 'GET, HEAD' });
    return;
  }
  read().then((text) => {
    if (text === null) answer(request, response, 503, 'Not now.\n', { 'Retry-After': '5' });
    else answer(request, response, 200, text, {});
  });
}

/**
 * Whether a request brings the token (RFC 6750, 2.1). How long that takes says nothing of how much of it is right, nor
 * how long it is.
 */
function isBearer(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(sha256(given), sha256(token));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...OWN_HEADERS,
    'Content-Type': TEXT,
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

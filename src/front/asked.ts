import type { IncomingMessage, ServerResponse } from 'node:http';
import { isHost, type RequestTarget, readHost, readTarget } from '../http/paths.ts';
import { OWN_HEADERS } from './own-headers.ts';
import { answerPlainly } from './plain.ts';
import { redirect } from './redirect.ts';

const REFUSED: RequestTarget = { kind: 'refused' };

/**
 * What a request asks for: decided here, by its first line and its host. A host has to be one, and one only; which,
 * does not matter (RFC 9112, 3.2). That of an address given whole takes the place of the header's.
 */
export function readRequest(request: IncomingMessage): RequestTarget {
  const host = readHost(request.rawHeaders);
  if (host === undefined || (host === null && isOneOne(request))) return REFUSED;
  const asked = readTarget(request.url ?? '');
  if (asked.kind !== 'path' || asked.host === null) return asked;
  if (!isHost(asked.host)) return REFUSED;
  request.headers.host = asked.host;
  return asked;
}

/** Answers what does not ask for an address of ours. */
export function answerOther(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Exclude<RequestTarget, { readonly kind: 'path' }>,
): void {
  const path = request.url?.startsWith('/api/') ? '/api/' : '/';
  if (asked.kind === 'moved') redirect(response, asked.to);
  else if (asked.kind === 'server' && request.method === 'OPTIONS') answerServerOptions(response);
  else answerPlainly(response, asked.kind === 'too-long' ? 414 : 400, { path });
}

/** `OPTIONS *`: what the server understands at all. */
function answerServerOptions(response: ServerResponse): void {
  response.writeHead(204, { ...OWN_HEADERS, Allow: 'GET, HEAD, POST, PUT, OPTIONS' });
  response.end();
}

function isOneOne({ httpVersionMajor, httpVersionMinor }: IncomingMessage): boolean {
  return httpVersionMajor === 1 && httpVersionMinor >= 1;
}

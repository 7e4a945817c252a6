import { isHost, type RequestTarget, readTarget } from '../http/paths.ts';
import { type Ready, readyOf } from './answers.ts';
import { movedAnswer } from './moved.ts';
import { OWN_HEADERS } from './own-headers.ts';
import { plainAnswer } from './plain.ts';
import type { FrontQuestion } from './question.ts';

const REFUSED: RequestTarget = { kind: 'refused' };

/**
 * What a request asks for: decided here, by its first line and its host. A host has to be one, and one only; which,
 * does not matter (RFC 9112, 3.2). That of an address given whole takes the place of the header's.
 */
export function readQuestion({ target, host }: Pick<FrontQuestion, 'target' | 'host'>): RequestTarget {
  if (host === undefined) return REFUSED;
  const asked = readTarget(target);
  return asked.kind === 'path' && asked.host !== null && !isHost(asked.host) ? REFUSED : asked;
}

/** What is answered where no address of ours is asked for. */
export function otherAnswer(
  { method, target }: FrontQuestion,
  asked: Exclude<RequestTarget, { readonly kind: 'path' }>,
): Ready {
  const path = target.startsWith('/api/') ? '/api/' : '/';
  if (asked.kind === 'moved') return movedAnswer(asked.to, method === 'GET' || method === 'HEAD');
  if (asked.kind === 'server' && method === 'OPTIONS') return serverOptions();
  return plainAnswer(asked.kind === 'too-long' ? 414 : 400, { path });
}

/** `OPTIONS *`: what the server understands at all. */
function serverOptions(): Ready {
  return readyOf(204, { ...OWN_HEADERS, Allow: 'GET, HEAD, POST, PUT, OPTIONS' });
}

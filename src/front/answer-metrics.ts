import { createHash, timingSafeEqual } from 'node:crypto';
import { type FrontAnswer, laterOf, type Ready, readyOf } from './answers.ts';
import { OWN_HEADERS } from './own-headers.ts';
import { type FrontQuestion, isRead } from './question.ts';

/** Who may read the metrics, and where they come from. */
export interface MetricsAccess {
  /** `null`: whoever can reach it may. */
  readonly token: string | null;
  /** Everything there is to tell, in Prometheus' text format; `null`: nobody can tell it now. */
  read(): Promise<string | null>;
}

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/** `GET /metrics`, for whoever has the token. Others are told that one is needed. */
export function metricsAnswer(
  asked: Pick<FrontQuestion, 'method' | 'headers'>,
  { token, read }: MetricsAccess,
): FrontAnswer {
  if (token !== null && !isBearer(asked.headers.authorization, token)) {
    return textAnswer(401, 'A token is needed (METRICS_TOKEN).\n', { 'WWW-Authenticate': 'Bearer' });
  }
  if (!isRead(asked)) return textAnswer(405, 'GET or HEAD.\n', { Allow: 'GET, HEAD' });
  return laterOf(async () => {
    const text = await read();
    return text === null ? textAnswer(503, 'Not now.\n', { 'Retry-After': '5' }) : textAnswer(200, text, {});
  }, 'probe');
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

function textAnswer(status: number, text: string, headers: Readonly<Record<string, string>>): Ready {
  const body = Buffer.from(text);
  const all = { ...OWN_HEADERS, 'Content-Type': TEXT, 'Content-Length': String(body.length), ...headers };
  return readyOf(status, all, body, 'probe');
}

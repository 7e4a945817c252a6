import { Agent as HttpAgent, type IncomingMessage, request as openHttp } from 'node:http';
import { Agent as HttpsAgent, request as openHttps } from 'node:https';
import { OriginError } from './origin-error.ts';

/** What an origin answered. */
interface Fetched {
  readonly status: 200 | 304 | 404;
  readonly etag: string | null;
  readonly body: Buffer;
}

interface FetchOptions {
  /** An answer that is longer is broken off (bytes). */
  readonly limit: number;
  /** From the first byte sent to the last one read (ms). */
  readonly deadline: number;
  /** What is known already. */
  readonly etag?: string | null;
  readonly signal: AbortSignal;
}

/** How long nothing may come (ms). */
const SILENCE = 5000;
/** One connection for the look each second, and two for bytes. */
const SOCKETS = { keepAlive: true, maxSockets: 3 };

/** Connections to one origin. */
export class OriginConnection {
  readonly #http = new HttpAgent(SOCKETS);
  readonly #https = new HttpsAgent(SOCKETS);

  /**
   * Asks for an address. Redirects are not followed: an origin is who was named.
   *
   * @throws OriginError when it does not answer in time, in full and within the limit
   */
  async fetch(url: URL, options: FetchOptions): Promise<Fetched> {
    const late = AbortSignal.timeout(options.deadline);
    const signal = AbortSignal.any([options.signal, late]);
    try {
      return await this.#exchange(url, { ...options, signal });
    } catch (error) {
      if (error instanceof OriginError) throw error;
      if (late.aborted) throw unreachable(`it did not answer in full within ${options.deadline / 1000} s`);
      throw unreachable(describe(error));
    }
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  #exchange(url: URL, { etag, limit, signal }: FetchOptions): Promise<Fetched> {
    const headers = {
      Accept: '*/*',
      'Accept-Encoding': 'identity',
      'User-Agent': 'latarnia-mirror',
      ...(etag ? { 'If-None-Match': etag } : {}),
    };
    return new Promise((resolve, reject) => {
      const outgoing =
        url.protocol === 'https:'
          ? openHttps(url, { agent: this.#https, headers, signal })
          : openHttp(url, { agent: this.#http, headers, signal });
      outgoing.on('error', reject);
      outgoing.setTimeout(SILENCE, () =>
        outgoing.destroy(unreachable(`nothing came for ${SILENCE / 1000} s`)),
      );
      outgoing.on('response', (incoming) => {
        readAnswer(incoming, limit).then(resolve, (error) => {
          outgoing.destroy();
          reject(error);
        });
      });
      outgoing.end();
    });
  }
}

async function readAnswer(incoming: IncomingMessage, limit: number): Promise<Fetched> {
  const status = incoming.statusCode ?? 0;
  if (status >= 300 && status < 400 && status !== 304) {
    const to = incoming.headers.location ?? 'somewhere else';
    throw unreachable(
      `it redirects to ${to.slice(0, 200)}, which is not followed: name that address if it is right`,
    );
  }
  if (status !== 200 && status !== 304 && status !== 404) throw unreachable(`it answers ${status}`);
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw unreachable(tooLong(limit));
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming) {
    if (!Buffer.isBuffer(part)) continue;
    length += part.length;
    if (length > limit) throw unreachable(tooLong(limit));
    parts.push(part);
  }
  if (!incoming.complete) throw unreachable('the connection broke off');
  return { status, etag: incoming.headers.etag ?? null, body: Buffer.concat(parts) };
}

function describe(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)/.test(code)
    ? `${message}. If its authority is your own, name the file of that in NODE_EXTRA_CA_CERTS`
    : message;
}

function tooLong(limit: number): string {
  return `an answer is longer than the ${limit} bytes that it may have`;
}

function unreachable(message: string): OriginError {
  return new OriginError('mirror.unreachable', message);
}

import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import type { AddressFlaw } from '../../domain/address-flaw.ts';
import { isPublicAddress } from './public-address.ts';
import { readReceiver } from './receiver-url.ts';
import { NotCalled, type Resolve, resolveByNameServers, resolvePublic } from './resolve-public.ts';
import { RestingReceivers } from './resting-receivers.ts';
import { nameTrouble, type SendTrouble } from './trouble.ts';

/** What is sent, and what is read of an answer (bytes). */
export const LONGEST_BODY = 20 * 1024;

/** From the first thing done to the last byte read, and of it for a connection (ms). */
const DEADLINE = 15_000;
const CONNECTING = 10_000;

/** How long a connection waits for the next message (ms). */
const KEPT = 10_000;

/** What a receiver said. */
export interface ReceiverAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** As far as it was read. */
  readonly body: string;
}

/** It was not called, or did not answer. */
interface Failure {
  readonly trouble: SendTrouble | AddressFlaw;
}

interface SenderOptions {
  readonly resolve?: Resolve;
  /** For tests: numeric addresses that are called though they are not public, and whose certificates are believed. */
  readonly allowed?: readonly string[];
  readonly authorities?: string;
  /** In all (ms). */
  readonly deadline?: number;
}

/**
 * The one way out to addresses that others named. A name is resolved once for each connection, every answer is judged, and the
 * connection goes to what was judged; redirects are not followed, and no proxy is taken from the environment.
 */
export class GuardedSender {
  readonly #agent: Agent;
  readonly #allowed: readonly string[];
  readonly #resolve: Resolve;
  readonly #deadline: number;
  readonly #resting = new RestingReceivers();

  constructor({ resolve, allowed = [], authorities, deadline = DEADLINE }: SenderOptions = {}) {
    this.#allowed = allowed;
    this.#resolve = resolve ?? resolveByNameServers;
    this.#deadline = deadline;
    const open = buildConnector({
      timeout: Math.min(CONNECTING, deadline),
      allowH2: false,
      minVersion: 'TLSv1.2',
      lookup: this.#lookUp,
      ...(authorities === undefined ? {} : { ca: authorities }),
    });
    this.#agent = new Agent({
      connect: (options, callback) =>
        open(options, (...opened) => {
          const [, socket] = opened;
          // What it really leads to, whatever way it went.
          if (socket && !this.#isAllowed(socket.remoteAddress ?? '')) {
            socket.destroy();
            callback(new NotCalled('net.not-public'), null);
          } else callback(...opened);
        }),
      keepAliveTimeout: KEPT,
      keepAliveMaxTimeout: KEPT,
      maxHeaderSize: LONGEST_BODY,
    });
  }

  /** Whether a name leads to the internet now. */
  async leadsOut(url: URL): Promise<boolean> {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(host) !== 0) return this.#isAllowed(host);
    return resolvePublic(host, this.#resolve, this.#allowed).then(
      () => true,
      () => false,
    );
  }

  /** @returns why an address is not called at all, whoever answers there; or its parts */
  read(address: string): { readonly url: URL } | { readonly flaw: AddressFlaw } {
    return readReceiver(address, this.#allowed);
  }

  /** Sends something once. Never throws. */
  async post(
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string | Buffer,
  ): Promise<ReceiverAnswer | Failure> {
    const read = this.read(address);
    if ('flaw' in read) return { trouble: read.flaw };
    if (Buffer.byteLength(body) > LONGEST_BODY) return { trouble: 'body.too-long' };
    const { origin } = read.url;
    if (this.#resting.isResting(origin, Date.now())) return { trouble: 'net.resting' };
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.#deadline);
    try {
      return await this.#exchange(read.url, headers, body, late.signal);
    } catch (error) {
      return { trouble: late.signal.aborted ? 'net.timeout' : nameTrouble(error) };
    } finally {
      clearTimeout(timer);
      this.#resting.note(origin, late.signal.aborted, Date.now());
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #exchange(
    { origin, pathname, search }: URL,
    headers: Readonly<Record<string, string>>,
    body: string | Buffer,
    signal: AbortSignal,
  ): Promise<ReceiverAnswer> {
    const answer = await this.#agent.request({
      origin,
      path: pathname + search,
      method: 'POST',
      headers: { 'user-agent': 'Latarnia', accept: '*/*', ...headers },
      body,
      signal,
    });
    const retryAfter = answer.headers['retry-after'];
    return {
      status: answer.statusCode,
      retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
      body: await readSome(answer.body),
    };
  }

  readonly #lookUp: LookupFunction = (host, options, callback) => {
    resolvePublic(host, this.#resolve, this.#allowed).then(
      (found) => {
        const addresses = found.map((address) => ({ address, family: isIP(address) }));
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else if (first) callback(null, first.address, first.family);
      },
      (error) => callback(error, []),
    );
  };

  #isAllowed(address: string): boolean {
    return isPublicAddress(address) || this.#allowed.includes(address);
  }
}

/** So much of an answer as may be read; the rest is left, and the connection with it. What was said before it broke off counts. */
async function readSome(body: Dispatcher.ResponseData['body']): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of body) {
      if (!Buffer.isBuffer(part)) continue;
      parts.push(part);
      length += part.length;
      if (length > LONGEST_BODY) break;
    }
  } catch {}
  return Buffer.concat(parts).subarray(0, LONGEST_BODY).toString();
}

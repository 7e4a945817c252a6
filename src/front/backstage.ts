import {
  Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as openRequest,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { clientAddress } from './client-address.ts';

/** What is passed on at the same time; more is answered as if backstage were gone. */
const CONCURRENCY = 32;
/** Streams of events that are open at the same time, beside those. */
const STREAMS = 256;
/** What is written waits for its turn, so many at most: who has typed something is not sent away for others' reading. */
const WRITES_WAITING = 256;
/** Pages of the staff area wait for their turn as well, but leave room for what is written. */
const STAFF_WAITING = 128;
const STAFF = /^\/(en\/)?staff\//;
/** How long an answer may let itself be waited for (ms): to a reader, and to a form or a page of the staff area. */
const READ_LIMIT = 3000;
const WRITE_LIMIT = 15_000;
/** How long the rest of an answer may take once it has begun (ms); a stream of events stays open. */
const REST_LIMIT = 15_000;
/** What a form may send (bytes). */
const BODY_LIMIT = 256 * 1024;
/** After a failure backstage is not asked again for this long (ms): nobody waits for what is known to be gone. */
const REST = 500;

/** Headers that speak of one connection (RFC 9110, 7.6.1), and those by which a reader could pass for a proxy. */
const NOT_PASSED =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|x-forwarded-.*|forwarded|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip|x-original-.*|x-rewrite-.*|x-astro-.*|latarnia-.*)$/;

/** Why a request was not answered by backstage. */
export type Failure = 'gone' | 'busy' | 'too-large';

/** Passes requests on to backstage over its local socket. */
export class Backstage {
  readonly #socketPath: string;
  readonly #isBehindProxy: boolean;
  // As many sockets as there are requests and streams: those are counted here.
  readonly #agent = new Agent({ keepAlive: true, maxFreeSockets: 4 });
  #inFlight = 0;
  #streams = 0;
  #restsUntil = 0;

  /** @param isBehindProxy whether requests come through a proxy next to us, which says from whom */
  constructor(socketPath: string, isBehindProxy: boolean) {
    this.#socketPath = socketPath;
    this.#isBehindProxy = isBehindProxy;
  }

  /**
   * Passes a request on. `fail` is called at most once, and only while nothing has been answered yet; what breaks
   * off in the middle of an answer breaks off for the reader too.
   *
   * @param target path and query, as backstage shall see them
   */
  pass(
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    fail: (why: Failure) => void,
  ): void {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) {
      fail('too-large');
      return;
    }
    if (performance.now() < this.#restsUntil) {
      fail('gone');
      return;
    }
    const isStaff = STAFF.test(target);
    const most = isStaff ? STAFF_WAITING : CONCURRENCY;
    if (this.#inFlight >= (isRead ? most : WRITES_WAITING)) {
      fail('busy');
      return;
    }
    this.#inFlight += 1;
    let isOver = false;
    let isStream = false;
    const end = (why: Failure | null) => {
      if (isOver) return;
      isOver = true;
      if (isStream) this.#streams -= 1;
      else this.#inFlight -= 1;
      clearTimeout(limit);
      if (why === null) return;
      if (why === 'gone') this.#restsUntil = performance.now() + REST;
      outgoing.destroy();
      if (response.headersSent) response.destroy();
      else fail(why);
    };
    const outgoing = openRequest({
      socketPath: this.#socketPath,
      agent: this.#agent,
      method: request.method,
      path: target,
      headers: passedHeaders(request, isRead, this.#isBehindProxy),
    });
    let limit = setTimeout(() => end('gone'), isRead && !isStaff ? READ_LIMIT : WRITE_LIMIT);
    outgoing.on('error', () => end('gone'));
    outgoing.on('response', (incoming) => {
      if (isOver) {
        incoming.resume();
        return;
      }
      clearTimeout(limit);
      if (incoming.headers['content-type']?.startsWith('text/event-stream')) {
        if (this.#streams >= STREAMS) {
          end('busy');
          return;
        }
        isStream = true;
        this.#inFlight -= 1;
        this.#streams += 1;
      } else {
        limit = setTimeout(() => end('gone'), REST_LIMIT);
      }
      response.writeHead(incoming.statusCode ?? 502, answeredHeaders(incoming.headers));
      pipeline(incoming, response, () => end(null));
    });
    response.on('close', () => {
      end(null);
      outgoing.destroy();
    });
    if (isRead) outgoing.end();
    else sendBody(request, outgoing, () => end('too-large'));
  }

  /** Asks backstage how it is. `null`: it does not answer within `limit` ms. */
  async askHealth(limit: number): Promise<unknown> {
    return new Promise((resolve) => {
      const outgoing = openRequest(
        { socketPath: this.#socketPath, path: '/.latarnia/health', timeout: limit },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          incoming.on('error', () => resolve(null));
          incoming.on('end', () => resolve(parseJson(text)));
        },
      );
      const timer = setTimeout(() => outgoing.destroy(new Error('no answer')), limit);
      outgoing.on('close', () => clearTimeout(timer));
      outgoing.on('error', () => resolve(null));
      outgoing.end();
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function passedHeaders(
  request: IncomingMessage,
  isRead: boolean,
  isBehindProxy: boolean,
): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !NOT_PASSED.test(name)) passed[name] = value;
  }
  // The body of a read is not passed on. Its length announced all the same would have backstage take the beginning of
  // the next request on the connection, which is somebody else's, for that body.
  if (isRead) delete passed['content-length'];
  const address = clientAddress(request, isBehindProxy);
  if (address !== undefined) passed['x-forwarded-for'] = address;
  return passed;
}

function answeredHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(connection|keep-alive|transfer-encoding|date)$/.test(name),
    ),
  );
}

/** A body without a stated length is counted while it comes. */
function sendBody(
  request: IncomingMessage,
  outgoing: ReturnType<typeof openRequest>,
  refuse: () => void,
): void {
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > BODY_LIMIT) refuse();
    else if (!outgoing.write(part)) {
      request.pause();
      outgoing.once('drain', () => request.resume());
    }
  });
  request.on('end', () => outgoing.end());
  request.on('error', () => outgoing.destroy());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

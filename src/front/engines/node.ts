import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { readHost } from '../../http/paths.ts';
import type { Passed } from '../answers.ts';
import { Connections, connectionLimit } from '../connections.ts';
import { countAnswer, type RequestKind } from '../counts.ts';
import { inTurn } from '../in-turn.ts';
import { leaving } from '../leaving.ts';
import { logError } from '../log.ts';
import { plainAnswer } from '../plain.ts';
import type { FrontQuestion } from '../question.ts';
import { answerUnreadable } from '../unreadable.ts';
import { BACKLOG, type Ending, type Engine, KEPT_ALIVE, type OpenEngine, type Served } from './engine.ts';
import { NodeVisitor } from './node-visitor.ts';
import { sendAnswer, sendReady } from './send-answer.ts';

/** How long nothing may move on a connection whose answer is not read (ms). */
const SEND_LIMIT = 60_000;
/** A slow or silent connection costs about ten kilobytes, and not for long (ms). */
const LIMITS = {
  headersTimeout: 10_000,
  // The head and the body, which has its own limit: a body that is late is told so.
  requestTimeout: 35_000,
  keepAliveTimeout: KEPT_ALIVE,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16 * 1024,
  // A request without a host is refused by us, in words.
  requireHostHeader: false,
  optimizeEmptyRequests: true,
  noDelay: true,
} as const;
/** How often one that ends looks for connections that may end (ms). */
const LOOK_EVERY = 50;

/** Node's own HTTP server. */
class NodeEngine implements Engine {
  readonly #served: Served;
  readonly #server: Server;
  readonly #connections: Connections;
  #isLeaving = false;
  /** Connections of which each waits for an answer that takes a moment. */
  readonly #waiting = new Set<Duplex>();

  constructor(served: Served) {
    this.#served = served;
    const answer = inTurn((request, response) => {
      let kind: RequestKind = 'other';
      try {
        const given = this.#served.answer(questionOf(request));
        kind = given.counted;
        if (given.how === 'later') this.#noteWaiting(request, response);
        sendAnswer(response, given, (passed) => this.#pass(request, response, passed));
      } catch (error) {
        logError('an answer could not be given', error);
        sendReady(response, plainAnswer(500, { path: request.url ?? '/' }));
      }
      if (response.headersSent) countAnswer(kind, response.statusCode);
      else response.once('close', () => countAnswer(kind, response.headersSent ? response.statusCode : null));
    });
    const answerLast = leaving(answer);
    const listener = (request: IncomingMessage, response: ServerResponse) =>
      this.#isLeaving ? answerLast(request, response) : answer(request, response);
    this.#server = createServer(LIMITS, listener);
    // "100 Continue" is said once it is known that the body is wanted.
    this.#server.on('checkContinue', listener);
    this.#server.timeout = SEND_LIMIT;
    // Who has said all and listens is answered (RFC 9112, 9.6).
    Object.assign(this.#server, { httpAllowHalfOpen: true });
    this.#connections = new Connections(
      connectionLimit(),
      (socket) => this.#waiting.has(socket) || (served.backstage?.isServing(socket) ?? false),
    );
    this.#connections.watch(this.#server);
    answerUnreadable(this.#server);
  }

  async start(): Promise<number> {
    const { listen } = this.#served;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      if ('fd' in listen) this.#server.listen(listen, BACKLOG, resolve);
      else this.#server.listen({ ...listen, backlog: BACKLOG }, resolve);
    });
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  get figures() {
    const { size: open, bytesWritten } = this.#connections;
    return { open, bytesWritten };
  }

  async stop({ grace, limit }: Ending): Promise<void> {
    this.#isLeaving = true;
    // Not the method of HTTP's server: that closes at once what a client may just be asking over.
    const closed = new Promise<void>((resolve) =>
      NetServer.prototype.close.call(this.#server, () => resolve()),
    );
    const started = performance.now();
    const look = () => {
      const took = performance.now() - started;
      if (took > limit) this.#server.closeAllConnections();
      if (took < grace) return;
      this.#connections.endUnused();
      this.#server.closeIdleConnections();
    };
    // What has come by then is read first.
    const looking = setInterval(() => setImmediate(look), LOOK_EVERY);
    await closed;
    clearInterval(looking);
  }

  /** One answer at a time is made for a connection: see `inTurn`. */
  #noteWaiting({ socket }: IncomingMessage, response: ServerResponse): void {
    this.#waiting.add(socket);
    response.once('close', () => this.#waiting.delete(socket));
  }

  #pass(request: IncomingMessage, response: ServerResponse, passed: Passed): void {
    const { backstage } = this.#served;
    const fail = (why: Parameters<Passed['fail']>[0]) =>
      sendAnswer(response, passed.fail(why), () => response.destroy());
    if (backstage === null) {
      fail('gone');
      return;
    }
    backstage.pass(new NodeVisitor(request, response), passed, fail);
  }
}

/** What carries answers out where no other engine is wanted. */
export const openNode: OpenEngine = (served) => new NodeEngine(served);

/** What Node has read, as the front looks at it. */
function questionOf(request: IncomingMessage): FrontQuestion {
  const { method = '', url: target = '', headers } = request;
  const host = readHost(request.rawHeaders);
  return { method, target, host: host === null && isOneOne(request) ? undefined : host, headers };
}

function isOneOne({ httpVersionMajor, httpVersionMinor }: IncomingMessage): boolean {
  return httpVersionMajor === 1 && httpVersionMinor >= 1;
}

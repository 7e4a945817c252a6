import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { acceptedEncodings } from '../http/encodings.ts';
import { matchesEtag } from '../http/etags.ts';
import { encodePath } from '../http/paths.ts';
import type { SnapshotEntry } from '../publish/snapshot.ts';
import { answerLookup } from './answer-lookup.ts';
import { answerMetrics, type MetricsAccess } from './answer-metrics.ts';
import { answerPinned } from './answer-pinned.ts';
import { answerUnasked } from './answer-unasked.ts';
import { answerOther, readRequest } from './asked.ts';
import { BackstageClient, type Failure } from './backstage.ts';
import { backstageKind } from './backstage-kinds.ts';
import { Connections, connectionLimit } from './connections.ts';
import { countAnswer, countBody, type RequestKind } from './counts.ts';
import { Follower } from './follow.ts';
import type { Generation } from './generation.ts';
import { answerHealth, answerReadiness } from './health.ts';
import { inTurn } from './in-turn.ts';
import { leaving } from './leaving.ts';
import { logError } from './log.ts';
import { allowedMethods, answerOptions, refuseMethod } from './methods.ts';
import { Offers } from './offers.ts';
import { outdatedAnswer, sayOutdated } from './outdated.ts';
import { answerPlainly, READING_ONLY, STARTING } from './plain.ts';
import { redirect } from './redirect.ts';
import { sendMade } from './send-made.ts';
import { knownQuery } from './target.ts';
import { answerUnreadable } from './unreadable.ts';

export interface FrontOptions {
  /**
   * Where it listens: at an address (port 0: any that is free), or on a socket that whoever started it holds, and that other fronts
   * listen on as well. What comes while none of them is there waits in that.
   */
  readonly listen: { readonly host: string; readonly port: number } | { readonly fd: number };
  /** Folder of the snapshot. */
  readonly snapshot: string;
  /** Socket of backstage; `null` where there is none. */
  readonly socket: string | null;
  /** Requests come through a proxy next to us, whose word for the client's address counts. */
  readonly isBehindProxy: boolean;
  /** Whether `/metrics` is answered here, to whom and with what; `null`: it is an unknown address like any other. */
  readonly metrics: MetricsAccess | null;
  /** Called whenever another generation is served. */
  readonly onSwap: (id: string) => void;
}

/** Where Prometheus asks, unless it has a port of its own. */
const METRICS_PATH = '/metrics';
/** How many connections wait until they are taken. The kernel has a limit of its own. */
const BACKLOG = 4096;
/** How long nothing may move on a connection whose answer is not read (ms). */
const SEND_LIMIT = 60_000;
/** A slow or silent connection costs a few hundred bytes, and not for long (ms). */
const LIMITS = {
  headersTimeout: 10_000,
  // The head and the body, which has its own limit: a body that is late is told so.
  requestTimeout: 35_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16 * 1024,
  // A request without a host is refused by us, in words.
  requireHostHeader: false,
  optimizeEmptyRequests: true,
  noDelay: true,
} as const;

/** How a front ends: see `Front.stop` (ms). */
interface Ending {
  readonly grace: number;
  readonly limit: number;
}

/** Somebody waits for its end. */
const STOPPING: Ending = { grace: 500, limit: 5000 };
/** Another front is there already: a connection that is kept may be asked over until it ends by itself, as its client was told. */
export const HANDING_OVER: Ending = { grace: LIMITS.keepAliveTimeout + 2000, limit: 40_000 };
/** How often one that ends looks for connections that may end (ms). */
const LOOK_EVERY = 50;

/** Answers readers from the snapshot, and passes on what only backstage can answer. */
export class Front {
  readonly #options: FrontOptions;
  readonly #follower: Follower;
  readonly #backstage: BackstageClient | null;
  readonly #offers: Offers;
  readonly #server: Server;
  readonly #connections: Connections;
  #isLeaving = false;
  /** By connection: the answers of backstage that it waits for or gets. */
  readonly #passing = new WeakMap<Duplex, Set<ServerResponse>>();

  constructor(options: FrontOptions) {
    this.#options = options;
    this.#follower = new Follower(options.snapshot, options.onSwap);
    this.#backstage =
      options.socket === null
        ? null
        : new BackstageClient(
            options.socket,
            options.isBehindProxy,
            () => this.#follower.generation?.manifest.revision ?? null,
          );
    const answer = inTurn((request, response) => {
      let kind: RequestKind = 'other';
      try {
        kind = this.#answer(request, response);
      } catch (error) {
        logError('an answer could not be given', error);
        answerPlainly(response, 500, { path: request.url ?? '/' });
      }
      if (response.headersSent) countAnswer(kind, response.statusCode);
      else response.once('close', () => countAnswer(kind, response.headersSent ? response.statusCode : null));
    });
    const answerLast = leaving(answer);
    const listener = (request: IncomingMessage, response: ServerResponse) =>
      this.#isLeaving ? answerLast(request, response) : answer(request, response);
    this.#server = createServer(LIMITS, listener);
    this.#offers = new Offers(options.snapshot);
    // "100 Continue" is said once it is known that the body is wanted.
    this.#server.on('checkContinue', listener);
    this.#server.timeout = SEND_LIMIT;
    // Who has said all and listens is answered (RFC 9112, 9.6).
    Object.assign(this.#server, { httpAllowHalfOpen: true });
    this.#connections = new Connections(
      connectionLimit(),
      (socket) => this.#backstage?.isServing(socket) ?? false,
    );
    this.#connections.watch(this.#server);
    answerUnreadable(this.#server, (socket) =>
      [...(this.#passing.get(socket) ?? [])].some(({ headersSent }) => headersSent),
    );
  }

  /** Listens, then takes the snapshot. Resolves with the port. */
  async start(): Promise<number> {
    const { listen } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      if ('fd' in listen) this.#server.listen(listen, BACKLOG, resolve);
      else this.#server.listen({ ...listen, backlog: BACKLOG }, resolve);
    });
    this.#follower.start();
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** How it is, beside what is counted by request. */
  get figures() {
    const { generation, swappedAt } = this.#follower;
    const { size: open, bytesWritten } = this.#connections;
    return { open, bytesWritten, generation: generation?.manifest ?? null, swappedAt };
  }

  /** Another backstage takes the place of the one there is: what only it can answer waits a moment. */
  expectBackstage(): void {
    this.#backstage?.expectAnother();
  }

  /**
   * Takes no connection any more, and answers what comes over those there are, of which each is told that it was the last. Resolves
   * when all are gone.
   *
   * @param grace how long somebody may still ask over a connection that is kept (ms); who does so later finds it closed
   * @param limit how long what is under way may take (ms)
   */
  async stop({ grace, limit } = STOPPING): Promise<void> {
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
    this.#follower.stop();
    this.#backstage?.close();
  }

  /** Answers, now or later. Returns what was asked for. */
  #answer(request: IncomingMessage, response: ServerResponse): RequestKind {
    const asked = readRequest(request);
    if (asked.kind !== 'path') {
      answerOther(request, response, asked);
      return 'other';
    }
    const { path, search } = asked;
    const { generation } = this.#follower;
    if (path === '/healthz') {
      answerHealth(response);
      return 'probe';
    }
    if (path === '/readyz') {
      answerReadiness(response, this.#follower, this.#backstage);
      return 'probe';
    }
    if (path === METRICS_PATH && this.#options.metrics !== null) {
      answerMetrics(request, response, this.#options.metrics);
      return 'probe';
    }
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (generation === null) {
      answerPlainly(response, 503, { path, words: STARTING, headers: reloading(isRead, path) });
      return 'other';
    }
    if (isRead && answerLookup(request, response, generation, { path, search })) return 'lookup';
    // A document in another language is an entry of its own, its query included.
    const entry = (search === '' ? undefined : generation.entry(path + search)) ?? generation.entry(path);
    if (entry && isRead) {
      return this.#answerEntry(request, response, generation, entry, { path, search });
    }
    if (this.#offers.answer(request, response, generation, path)) return 'other';
    const rule = generation.live(path);
    if (rule?.methods.includes(request.method ?? '')) {
      this.#pass(request, response, `${encodePath(path)}${search}`, (why) =>
        this.#backstage === null
          ? answerPlainly(response, 503, { path, words: READING_ONLY })
          : failLive(response, path, why, reloading(isRead, path)),
      );
      return liveKind(path);
    }
    const methods = allowedMethods(entry ?? generation.part(path), rule);
    if (methods.length > 0 && request.method === 'OPTIONS') {
      answerOptions(response, path, methods);
      return 'other';
    }
    if (methods.length > 0) {
      refuseMethod(response, path, methods);
      return 'other';
    }
    const meant = isRead ? meantPath(generation, path) : null;
    if (meant !== null) {
      redirect(response, `${encodePath(meant)}${search}`);
      return 'other';
    }
    const missing = generation.missing(path);
    if (missing) {
      return send(request, response, generation, missing);
    }
    answerPlainly(response, 404, { path });
    return 'other';
  }

  #answerEntry(
    request: IncomingMessage,
    response: ServerResponse,
    generation: Generation,
    entry: SnapshotEntry,
    { path, search }: { readonly path: string; readonly search: string },
  ): RequestKind {
    if (generation.isAsked(path)) {
      const query = knownQuery(search, entry.query);
      this.#pass(request, response, `${encodePath(path)}${query === null ? '' : `?${query}`}`, () =>
        sendInstead(request, response, generation, entry),
      );
      return 'query';
    }
    if (search === '' || generation.entry(path + search) === entry) {
      return send(request, response, generation, entry);
    }
    const location = entry.status >= 300 && entry.status < 400 ? locationOf(entry) : null;
    if (location !== null) {
      redirect(response, `${location}${search}`);
      return 'other';
    }
    const query = knownQuery(search, entry.query);
    if (query === null) return send(request, response, generation, entry);
    // How an answer read is known here; of one for a panel backstage makes the page.
    if (answerPinned(request, response, generation, entry, { path, query, isLast: false })) return 'query';
    this.#pass(request, response, `${encodePath(path)}?${query}`, () => {
      const isAlone = this.#backstage === null;
      if (answerPinned(request, response, generation, entry, { path, query, isLast: true })) return;
      answerUnasked(request, response, generation, entry, { path, query, isAlone });
    });
    return 'query';
  }

  #pass(
    request: IncomingMessage,
    response: ServerResponse,
    target: string,
    fail: (why: Failure) => void,
  ): void {
    if (this.#backstage === null) {
      fail('gone');
      return;
    }
    const { socket } = request;
    const passing = this.#passing.get(socket) ?? new Set();
    this.#passing.set(socket, passing.add(response));
    response.once('close', () => passing.delete(response));
    this.#backstage.pass(request, response, target, fail);
  }
}

/** What is asked for where only backstage answers. */
function liveKind(path: string): RequestKind {
  if (path.startsWith('/api/') || path === '/mcp') return 'api';
  if (backstageKind(false, path) === 'subscribe') return 'subscribe';
  return backstageKind(true, path) === 'past' ? 'query' : 'staff';
}

/** Sends a snapshot entry: the whole way of almost every request. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  generation: Generation,
  entry: SnapshotEntry,
): RequestKind {
  const ready = generation.answer(entry, acceptedEncodings(request.headers['accept-encoding']));
  if (ready === null) {
    answerPlainly(response, 406, { path: request.url ?? '/' });
    return 'other';
  }
  const answer = generation.outdated === null ? ready : outdatedAnswer(generation, entry, ready);
  const { status, headers, notModified, etag, body, encoding, kind } = answer;
  const known = request.headers['if-none-match'];
  if (known !== undefined && notModified !== null && matchesEtag(known, etag)) {
    writeHead(response, 304, notModified);
    response.end();
    return kind;
  }
  writeHead(response, status, headers);
  if (body === null || request.method === 'HEAD') {
    response.end();
    return kind;
  }
  response.end(body);
  countBody(encoding);
  return kind;
}

/** Sends what is published at an address that backstage would have answered: nobody keeps it in the place of that. */
function sendInstead(
  request: IncomingMessage,
  response: ServerResponse,
  generation: Generation,
  entry: SnapshotEntry,
): void {
  const ready = generation.answer(entry, ['identity']);
  const page = ready?.body?.toString('utf8');
  if (!ready || page === undefined) answerPlainly(response, 503, { path: request.url ?? '/' });
  else
    sendMade(request, response, ready, {
      status: entry.status,
      headers: { 'Latarnia-Degraded': 'published-instead' },
      body: sayOutdated(page, generation),
    });
}

/** `writeHead` takes the ready list as it is, unless a header was set before: then each is set. */
function writeHead(response: ServerResponse, status: number, headers: string[]): void {
  if (response.getHeaderNames().length === 0) {
    response.writeHead(status, headers);
    return;
  }
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? '';
    if (!response.hasHeader(name)) response.setHeader(name, headers[index + 1] ?? '');
  }
  response.writeHead(status);
}

/** The address that was meant by one without its last slash, or in capitals; `null` when there is none. */
function meantPath(generation: Generation, path: string): string | null {
  const small = path.toLowerCase();
  return [`${path}/`, small, `${small}/`].find((one) => generation.entry(one)) ?? null;
}

function locationOf(entry: SnapshotEntry): string | null {
  return entry.headers.find(([name]) => name === 'Location')?.[1] ?? null;
}

/** What the API and the staff area answer when backstage has not. */
const STATUS = { 'too-large': 413, late: 408, busy: 503, gone: 503 } as const;

function failLive(
  response: ServerResponse,
  path: string,
  why: Failure,
  headers: Readonly<Record<string, string>>,
): void {
  answerPlainly(response, STATUS[why], { path, headers: STATUS[why] === 503 ? headers : {} });
}

/** A page that is only read loads itself anew after a while (s); what was sent is never sent again by itself. */
function reloading(isRead: boolean, path: string): Readonly<Record<string, string>> {
  return isRead && !path.startsWith('/api/') ? { Refresh: '5' } : {};
}

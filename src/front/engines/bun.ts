import { setTimeout as sleep } from 'node:timers/promises';
import type { FrontAnswer, Passed, Ready } from '../answers.ts';
import { countAnswer, countBody, type RequestKind } from '../counts.ts';
import { logError } from '../log.ts';
import { plainAnswer } from '../plain.ts';
import { BODY_LIMIT } from '../request-body.ts';
import type { BunServer } from './bun-api.ts';
import { BunQuestion } from './bun-question.ts';
import { BunVisitor } from './bun-visitor.ts';
import { type Ending, type Engine, KEPT_ALIVE, type Served } from './engine.ts';
import { openFiles } from './open-files.ts';

/** What is longer is refused by Bun itself, in no words; what is shorter and still too long, by us (bytes). */
const MOST = 4 * BODY_LIMIT;
/** What every answer has beside its headers and its body: first line, date, length (bytes, about). */
const FRAME = 90;

/** As Node reads it. */
const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;

/** An answer as Bun takes it, made once. */
interface Sendable {
  readonly init: ResponseInit;
  /** Bytes that Bun keeps: those of a buffer it would copy for every answer. */
  readonly body: Blob | null;
  /** Of the head (bytes, about). */
  readonly length: number;
}

/** Bun's own HTTP server. What it decides by itself, and otherwise than Node's, is listed in `docs/operations.md`. */
export class BunEngine implements Engine {
  readonly #served: Served;
  readonly #sendable = new WeakMap<Ready, Sendable>();
  #server: BunServer | null = null;
  #isLeaving = false;
  #bytesWritten = 0;
  /** Files that were open before anybody came. */
  #filesBefore = 0;

  constructor(served: Served) {
    this.#served = served;
  }

  start(): Promise<number> {
    const { listen } = this.#served;
    if ('fd' in listen) throw new Error('Bun listens on no socket that is handed to it');
    this.#server = Bun.serve({
      hostname: listen.host,
      port: listen.port,
      // Other workers listen there as well, and the next front before this one is gone.
      reusePort: true,
      idleTimeout: KEPT_ALIVE / 1000,
      maxRequestBodySize: MOST,
      development: false,
      fetch: (request, server) => this.#handle(request, server),
      error: (error) => this.#fail('GET', error),
    });
    this.#filesBefore = openFiles();
    return Promise.resolve(this.#server.port);
  }

  get figures() {
    // Bun tells neither connections nor bytes: the one is counted in files, the other as it is meant to be written.
    return { open: Math.max(0, openFiles() - this.#filesBefore), bytesWritten: this.#bytesWritten };
  }

  async stop({ grace, limit }: Ending): Promise<void> {
    // Bun ends connections that are idle with its listening. Until then each is told that its answer is the last.
    this.#isLeaving = true;
    await sleep(grace);
    const ended = this.#server?.stop();
    // It waits for connections over which nothing was ever said as well, and does not end them.
    await Promise.race([ended, sleep(limit - grace)]);
    void this.#server?.stop(true);
  }

  #handle(request: Request, server: BunServer): Response | Promise<Response> {
    const { method } = request;
    try {
      const answer = refusedByMethod(request) ?? this.#served.answer(new BunQuestion(request));
      if (answer.how !== 'ready') return this.#carryOut(request, server, answer, answer.counted);
      countAnswer(answer.counted, answer.status);
      return this.#send(answer, method);
    } catch (error) {
      return this.#fail(method, error);
    }
  }

  async #carryOut(
    request: Request,
    server: BunServer,
    answer: FrontAnswer,
    counted: RequestKind,
  ): Promise<Response> {
    try {
      if (answer.how === 'passed') return await this.#pass(request, server, answer);
      const made = answer.how === 'later' ? await answer.make() : answer;
      if (made.how !== 'ready') return await this.#carryOut(request, server, made, counted);
      countAnswer(counted, request.signal.aborted ? null : made.status);
      return this.#send(made, request.method);
    } catch (error) {
      return this.#fail(request.method, error);
    }
  }

  #pass(request: Request, server: BunServer, { target, host, counted, fail }: Passed): Promise<Response> {
    return new Promise((resolve, reject) => {
      const { backstage } = this.#served;
      let isAnswered = false;
      const give = (response: Response) => {
        isAnswered = true;
        resolve(response);
      };
      const refuse = () => {
        if (isAnswered) return;
        countAnswer(counted, 400);
        give(this.#send(plainAnswer(400, { path: '/' }), request.method, true));
      };
      if (isUnreadable(request.headers)) {
        refuse();
        return;
      }
      const visitor = new BunVisitor(request, server, (response) => {
        countAnswer(counted, response.status);
        give(response);
      });
      visitor.isLast = this.#isLeaving;
      visitor.onBroken = (error) => (error === null ? refuse() : reject(error));
      visitor.onGone(() => {
        if (!visitor.hasBegun) countAnswer(counted, null);
      });
      backstage?.pass(visitor, { target, host }, (why) => {
        isAnswered = true;
        this.#carryOut(request, server, fail(why), counted).then((response) => {
          if (visitor.isLast) response.headers.set('Connection', 'close');
          give(response);
        });
      });
    });
  }

  #fail(method: string, error: unknown): Response {
    logError('an answer could not be given', error);
    countAnswer('other', 500);
    return this.#send(plainAnswer(500, { path: '/' }), method);
  }

  #send(answer: Ready, method: string, isLast = this.#isLeaving): Response {
    const { encoding } = answer;
    const { init, body, length } = this.#sendable.get(answer) ?? this.#prepare(answer);
    this.#bytesWritten += length;
    if (method === 'HEAD') return headOnly(answer, isLast);
    if (body !== null) {
      this.#bytesWritten += body.size;
      if (encoding !== null) countBody(encoding);
    }
    const response = new Response(body, init);
    if (isLast) response.headers.set('Connection', 'close');
    return response;
  }

  #prepare(answer: Ready): Sendable {
    const pairs = pairsOf(answer.headers).filter(([name]) => name !== 'Content-Length');
    const length = pairs.reduce((sum, [name, value]) => sum + name.length + value.length + 4, FRAME);
    const { status, body } = answer;
    const sendable = {
      init: { status, headers: new Headers(pairs) },
      body: body && new Blob([ownBytes(body)]),
      length,
    };
    this.#sendable.set(answer, sendable);
    return sendable;
  }
}

/** The same bytes, in memory that no other thread has. */
function ownBytes({ buffer, byteOffset, byteLength }: Buffer): Uint8Array<ArrayBuffer> {
  if (!(buffer instanceof ArrayBuffer)) throw new Error('bytes that are shared with another thread');
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Bun leaves the date out where there is no body to be sent. */
function headOnly({ status, headers }: Ready, isLast: boolean): Response {
  const given = new Headers(pairsOf(headers));
  given.set('Date', new Date().toUTCString());
  if (isLast) given.set('Connection', 'close');
  return new Response(null, { status, headers: given });
}

function pairsOf(list: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < list.length; index += 2) pairs.push([list[index] ?? '', list[index + 1] ?? '']);
  return pairs;
}

/** What Node's server refuses by itself. */
function refusedByMethod(request: Request): Ready | null {
  const { method, headers } = request;
  if (method === 'CONNECT') {
    const Allow = 'GET, HEAD, POST, PUT, OPTIONS';
    return plainAnswer(405, { path: '/', headers: { Allow, Connection: 'close' } });
  }
  const expected = headers.get('expect');
  return expected === null || CONTINUE.test(expected) ? null : plainAnswer(417, { path: '/' });
}

/** Whether something stands in the head that Node's parser refuses, Bun's does not, and may not be told to backstage. */
function isUnreadable(headers: Headers): boolean {
  const length = headers.get('content-length');
  if (length !== null && !/^\d+$/.test(length)) return true;
  return [...headers.values()].some((value) => /[^\t\x20-\x7e\x80-\xff]/.test(value));
}

import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { BodyFailure, ComingBody, Visitor } from '../visitor.ts';
import type { BunServer } from './bun-api.ts';

/** Answers that have no body, whatever they are told. */
const EMPTY: ReadonlySet<number> = new Set([204, 304]);

/** Somebody whose request came by Bun's server. */
export class BunVisitor implements Visitor {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly peer: string | undefined;
  readonly body: ComingBody;
  /** Whether the connection is to end with the answer. */
  isLast = false;
  /** Told when the body cannot be read although its reader is there (`null`), or what was to be done with it went wrong. */
  onBroken: (error: unknown) => void = () => undefined;
  readonly #request: Request;
  readonly #server: BunServer;
  readonly #respond: (response: Response) => void;
  readonly #stream = new AnswerStream();
  readonly #gone = new Set<() => void>();
  #hasBegun = false;

  /** @param respond is given the answer of backstage, once it begins */
  constructor(request: Request, server: BunServer, respond: (response: Response) => void) {
    this.method = request.method;
    this.headers = Object.fromEntries(request.headers);
    this.peer = server.requestIP(request)?.address;
    this.body = bunBody(request, this.headers, {
      last: () => {
        this.isLast = true;
      },
      broken: (error) => this.onBroken(error),
    });
    this.#request = request;
    this.#server = server;
    this.#respond = respond;
    request.signal.addEventListener('abort', () => {
      for (const tell of this.#gone) tell();
      this.#stream.finish();
    });
  }

  /** Bun does not tell connections apart. */
  get connection(): object {
    return this;
  }

  get isGone(): boolean {
    return this.#request.signal.aborted;
  }

  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  get unread(): number {
    return this.#stream.unread;
  }

  onGone(tell: () => void): () => void {
    if (this.isGone) {
      tell();
      return () => undefined;
    }
    this.#gone.add(tell);
    return () => this.#gone.delete(tell);
  }

  onDone(tell: () => void): void {
    this.#stream.onDone = tell;
  }

  begin(status: number, headers: OutgoingHttpHeaders, isEndless: boolean): void {
    this.#hasBegun = true;
    if (isEndless) this.#server.timeout(this.#request, 0);
    const hasBody = this.method !== 'HEAD' && !EMPTY.has(status);
    const given = pairsOf(headers, this.method === 'HEAD');
    if (this.method === 'HEAD') given.push(...missingOfHead(status, headers));
    if (this.isLast) given.push(['Connection', 'close']);
    this.#respond(new Response(hasBody ? this.#stream.readable : null, { status, headers: given }));
  }

  write(part: Buffer, taken: () => void): void {
    this.#stream.write(part, taken);
  }

  end(): void {
    this.#stream.end();
  }

  cut(): void {
    this.#stream.cut();
  }
}

/** Bun counts a body itself; without one, the length stands for that which GET would have had. */
function pairsOf(headers: OutgoingHttpHeaders, isHead: boolean): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined || (name === 'content-length' && !isHead)) return [];
    const values = Array.isArray(value) ? value : [String(value)];
    return values.map((one): [string, string] => [name, one]);
  });
}

/** What Bun leaves out of an answer to HEAD, or says wrongly: its date, and that its length is not known rather than 0. */
function missingOfHead(status: number, headers: OutgoingHttpHeaders): [string, string][] {
  const isKnown = headers['content-length'] !== undefined || EMPTY.has(status);
  const date: [string, string] = ['Date', new Date().toUTCString()];
  return isKnown ? [date] : [date, ['Transfer-Encoding', 'chunked']];
}

interface Part {
  readonly bytes: Buffer;
  readonly taken: () => void;
}

/** A body that is written to, and taken from as fast as its reader reads. */
class AnswerStream {
  readonly readable: ReadableStream<Uint8Array>;
  /** Called when all was taken, or nobody takes it any more. */
  onDone: () => void = () => undefined;
  unread = 0;
  readonly #waiting: Part[] = [];
  /** On its way: the next is asked for once it is. */
  #sent: Part | null = null;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #asks: (() => void) | null = null;
  #hasEnded = false;
  #isOver = false;

  constructor() {
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#pull(),
        cancel: () => this.finish(),
      },
      { highWaterMark: 0 },
    );
  }

  write(bytes: Buffer, taken: () => void): void {
    if (this.#isOver) return;
    this.#waiting.push({ bytes, taken });
    this.unread += bytes.length;
    this.#give();
  }

  end(): void {
    this.#hasEnded = true;
    this.#give();
  }

  cut(): void {
    if (this.#isOver) return;
    this.finish();
    // No error is named: Bun would write it to the log, in other words than ours, once for each reader who is cut off early.
    this.#controller?.error();
  }

  /** Nothing is taken any more. */
  finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.unread = 0;
    this.#waiting.length = 0;
    this.#asks?.();
    this.onDone();
  }

  #pull(): Promise<void> {
    const sent = this.#sent;
    this.#sent = null;
    if (sent !== null) {
      this.unread -= sent.bytes.length;
      sent.taken();
    }
    return new Promise((resolve) => {
      this.#asks = resolve;
      this.#give();
    });
  }

  #give(): void {
    if (this.#asks === null || this.#isOver) return;
    const next = this.#waiting.shift();
    if (next !== undefined) {
      this.#sent = next;
      this.#controller?.enqueue(next.bytes);
    } else if (this.#hasEnded) {
      this.#isOver = true;
      this.#controller?.close();
      this.onDone();
    } else return;
    this.#asks();
    this.#asks = null;
  }
}

interface BodyEnds {
  readonly last: () => void;
  readonly broken: (error: unknown) => void;
}

function bunBody(request: Request, headers: IncomingHttpHeaders, { last, broken }: BodyEnds): ComingBody {
  let isDropped = false;
  const read = async (part: (bytes: Buffer) => void) => {
    for await (const bytes of request.body ?? []) {
      if (!isDropped) part(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    }
  };
  return {
    length: headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null,
    read: (part, over) => {
      read(part)
        .then(
          () => true,
          () => false,
        )
        .then((isWhole) => {
          over(isWhole);
          if (!isWhole && !request.signal.aborted) broken(null);
        })
        .catch(broken);
    },
    drop: () => {
      isDropped = true;
    },
    // What is too long Bun reads to its end, and lets it go.
    refuse: (why: BodyFailure) => {
      if (why === 'late') last();
    },
  };
}

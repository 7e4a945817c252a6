import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { onClose } from '../on-close.ts';
import type { BodyFailure, ComingBody, Visitor } from '../visitor.ts';

/** How long a body that is refused may still come (ms). */
const LINGER = 2000;

/** Somebody whose request came by Node's server. */
export class NodeVisitor implements Visitor {
  readonly method: string;
  readonly body: ComingBody;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.method = request.method ?? '';
    this.#request = request;
    this.#response = response;
    this.body = nodeBody(request, response);
    response.on('error', () => undefined);
  }

  get headers(): IncomingHttpHeaders {
    return this.#request.headers;
  }

  get peer(): string | undefined {
    return this.connection.remoteAddress;
  }

  get connection(): Socket {
    return this.#request.socket;
  }

  get isGone(): boolean {
    return this.connection.destroyed;
  }

  get hasBegun(): boolean {
    return this.#response.headersSent;
  }

  get unread(): number {
    return this.#response.writableLength;
  }

  onGone(tell: () => void): () => void {
    return onClose(this.connection, tell);
  }

  onDone(tell: () => void): void {
    this.#response.on('close', tell);
  }

  begin(status: number, headers: OutgoingHttpHeaders): void {
    this.#response.writeHead(status, headers);
  }

  write(part: Buffer, taken: () => void): void {
    this.#response.write(part, taken);
  }

  end(): void {
    this.#response.end();
  }

  cut(): void {
    this.connection.destroy();
  }
}

/** The body of a request as Node gives it. */
export function nodeBody(request: IncomingMessage, response: ServerResponse): ComingBody {
  const { headers } = request;
  let stop = () => {};
  return {
    length: headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null,
    read: (part, over) => {
      request.on('data', part);
      stop = () => request.off('data', part);
      request.on('end', () => over(true));
      request.on('error', () => over(false));
      response.on('close', () => over(false));
      if (headers.expect !== undefined) response.writeContinue();
    },
    drop: () => {
      stop();
      request.resume();
    },
    refuse: (why: BodyFailure) => {
      if (why === 'too-large') linger(request);
      else response.setHeader('Connection', 'close');
    },
  };
}

/** Lets a body that is refused come to its end, but not for long. */
function linger(request: IncomingMessage): void {
  const timer = setTimeout(() => request.socket.destroy(), LINGER);
  request.on('close', () => clearTimeout(timer));
  request.resume();
}

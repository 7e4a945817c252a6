import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { sendReady } from './engines/send-answer.ts';
import { type PlainStatus, plainAnswer, plainBytes } from './plain.ts';

/** By the code of Node's parser; anything else is 400. */
const STATUS: Readonly<Record<string, PlainStatus>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** How long what was refused may go on sending (ms). */
const GRACE = 1000;

/** The answer that Node gives the connection to at the moment: under this name since its first release, and told by nothing else. */
interface Answering {
  readonly _httpMessage?: ServerResponse | null;
}

/**
 * Answers in our own words what never becomes a request, which Node by itself would answer without a header or drop:
 * what cannot be parsed or does not come in time, `CONNECT`, and an expectation that is not `100-continue`. What came whole before it is
 * answered first; after an answer that was the last, nothing is.
 */
export function answerUnreadable(server: Server): void {
  const refused = new WeakSet<Duplex>();
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex & Answering) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    if (refused.has(socket)) return;
    refused.add(socket);
    const refuse = () => {
      const owed = socket._httpMessage ?? null;
      if (owed?.req.complete) owed.once('close', () => setImmediate(refuse));
      // Nothing may be written into the middle of an answer.
      else if (owed?.headersSent) socket.destroy();
      else if (socket.writable) endWith(socket, STATUS[error.code ?? ''] ?? 400, {});
    };
    refuse();
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    endWith(socket, 405, { Allow: 'GET, HEAD, POST, PUT, OPTIONS' });
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    sendReady(response, plainAnswer(417, { path: '/' }));
  });
}

/** Writes, and reads what is still coming for a moment: closed at once, the other side might never see the answer. */
function endWith(socket: Duplex, status: PlainStatus, headers: Readonly<Record<string, string>>): void {
  const limit = setTimeout(() => socket.destroy(), GRACE);
  socket.once('close', () => clearTimeout(limit));
  socket.end(plainBytes(status, { path: '/', headers }));
  socket.resume();
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So many requests of a connection wait for their turn before it is read no further, and so many until it is again. */
const MANY = 64;
const FEW = 16;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers what comes pipelined over one connection one after the other (RFC 9112, 9.3.2 asks only for the order of the
 * answers). Otherwise a thousand requests of one packet would be answered at once, and all of their answers would wait in memory
 * for a client that reads none.
 */
export function inTurn(answer: Listener): Listener {
  const waiting = new WeakMap<Socket, number>();
  return (request, response) => {
    // Node gives the connection to a response when those before it are through.
    if (response.socket !== null) {
      answer(request, response);
      return;
    }
    const { socket } = request;
    const count = (waiting.get(socket) ?? 0) + 1;
    waiting.set(socket, count);
    if (count >= MANY) socket.pause();
    response.once('socket', () => {
      const left = (waiting.get(socket) ?? 1) - 1;
      waiting.set(socket, left);
      if (left <= FEW) socket.resume();
      answer(request, response);
    });
  };
}

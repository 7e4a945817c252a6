import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * For a front that leaves: what still comes is answered, and told that this connection ends with it (RFC 9112, 9.6). Of requests
 * that came in one packet none is the last but the last.
 */
export function leaving(answer: Listener): Listener {
  const open = new WeakMap<Socket, number>();
  const count = (socket: Socket, change: number) => open.set(socket, (open.get(socket) ?? 0) + change);
  return (request, response) => {
    const { socket } = request;
    count(socket, 1);
    response.once('close', () => count(socket, -1));
    // What came with it is counted by then.
    setImmediate(() => {
      if (socket.destroyed) return;
      if (open.get(socket) === 1) response.shouldKeepAlive = false;
      answer(request, response);
    });
  };
}

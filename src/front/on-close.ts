import type { Socket } from 'node:net';

const waiting = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls back when a connection ends; at once when it has. A response that stands behind others on its connection is not
 * told so by Node, and a listener for each would be warned of.
 *
 * @returns takes it back
 */
export function onClose(socket: Socket, tell: () => void): () => void {
  if (socket.destroyed) {
    tell();
    return () => undefined;
  }
  const tells = waiting.get(socket) ?? watch(socket);
  tells.add(tell);
  return () => tells.delete(tell);
}

function watch(socket: Socket): Set<() => void> {
  const tells = new Set<() => void>();
  waiting.set(socket, tells);
  socket.once('close', () => {
    for (const tell of tells) tell();
  });
  return tells;
}

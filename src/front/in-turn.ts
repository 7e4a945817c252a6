import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { shareOf } from '../http/share.ts';
import { countRefused } from './counts.ts';
import { onClose } from './on-close.ts';
import { type Bounds, type Guest, Room } from './room.ts';

/** So many requests of a connection wait for their turn before it is read no further, and so many until it is again. */
const MANY = 64;
const FEW = 16;
/** How many wait on all connections together; each counts as a byte. One packet of a connection may hold a thousand. */
const ROOM: Bounds = { guests: Number.POSITIVE_INFINITY, bytes: 16_384 };

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A connection with requests that wait. */
interface Line extends Guest {
  waiting: number;
}

/**
 * Answers what comes pipelined over one connection one after the other (RFC 9112, 9.3.2 asks only for the order of the
 * answers). Otherwise a thousand requests of one packet would be answered at once, and all of their answers would wait in memory
 * for a client that reads none. Where too many wait in all, the connection with the most of them ends, of the address
 * that has most.
 */
export function inTurn(answer: Listener, bounds: Bounds = ROOM): Listener {
  const lines = new WeakMap<Socket, Line>();
  const room = new Room<Line>(bounds);
  const count = (line: Line, change: number) => {
    line.waiting += change;
    room.hold(line, line.waiting);
  };
  const begin = (socket: Socket): Line => {
    const line: Line = {
      share: shareOf(socket.remoteAddress),
      waiting: 0,
      get rank() {
        return -this.waiting;
      },
      evict: () => {
        countRefused('pipelined');
        socket.destroy();
      },
    };
    lines.set(socket, line);
    room.enter(line);
    onClose(socket, () => room.leave(line));
    return line;
  };
  return (request, response) => {
    // Node gives the connection to a response when those before it are through.
    if (response.socket !== null) {
      answer(request, response);
      return;
    }
    const { socket } = request;
    const line = lines.get(socket) ?? begin(socket);
    count(line, 1);
    if (line.waiting >= MANY) socket.pause();
    response.once('socket', () => {
      count(line, -1);
      if (line.waiting <= FEW) socket.resume();
      // Other connections' turn first; and Node is still at giving it this one.
      setImmediate(() => {
        if (!socket.destroyed) answer(request, response);
      });
    });
  };
}

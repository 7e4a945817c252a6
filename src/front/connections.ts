import { readFileSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { shareOf } from '../http/share.ts';
import { countConnection, countRefused } from './counts.ts';

/** How many connections there may be, where the system lets us have so many. */
const MOST = 20_000;
/** What else needs files: the snapshot, backstage, streams. At most half of what there is. */
const RESERVED = 1024;
/** How many connections are looked at to find one that can go. */
const LOOKS = 32;

/** How many connections this process may have. */
export function connectionLimit(): number {
  try {
    const stated = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    const files = Number(stated ?? Number.POSITIVE_INFINITY);
    return Math.min(MOST, Math.max(files - RESERVED, Math.floor(files / 2)));
  } catch {
    return MOST;
  }
}

/**
 * Keeps the number of connections within a limit. Where there are too many, one of the address that has most goes: of
 * its connections the one on which nothing has moved for longest, so that whoever comes next gets in, also from there.
 */
export class Connections {
  readonly #most: number;
  readonly #isServing: (socket: Socket) => boolean;
  /** By address, with the bytes that had moved when last looked at; the longest not looked at stands first. */
  readonly #shares = new Map<string, Map<Socket, number>>();
  /** Addresses by how many connections they have. */
  readonly #sizes = new Map<number, Set<string>>();
  #largest = 0;
  #count = 0;
  /** Bytes that were written to connections that are closed. */
  #written = 0;

  /** @param isServing whether a client waits for us: then it is not its fault that nothing moves */
  constructor(most: number, isServing: (socket: Socket) => boolean) {
    this.#most = most;
    this.#isServing = isServing;
  }

  /** How many there are. */
  get size(): number {
    return this.#count;
  }

  /** Bytes that were written to all there ever were. Goes through those that are open: not for every request. */
  get bytesWritten(): number {
    let bytes = this.#written;
    for (const sockets of this.#shares.values()) {
      for (const socket of sockets.keys()) bytes += socket.bytesWritten;
    }
    return bytes;
  }

  watch(server: Server): void {
    server.on('connection', (socket: Socket) => this.#add(socket));
  }

  /** Ends those over which nobody ever said anything. */
  endUnused(): void {
    const sockets = [...this.#shares.values()].flatMap((share) => [...share.keys()]);
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }

  #add(socket: Socket): void {
    countConnection();
    if (this.#count >= this.#most) this.#evictOne();
    const share = shareOf(socket.remoteAddress);
    const sockets = this.#shares.get(share) ?? new Map<Socket, number>();
    this.#shares.set(share, sockets);
    sockets.set(socket, 0);
    this.#count += 1;
    this.#resize(share, sockets.size - 1, sockets.size);
    socket.once('close', () => this.#remove(share, socket));
  }

  #remove(share: string, socket: Socket): void {
    const sockets = this.#shares.get(share);
    if (!sockets?.delete(socket)) return;
    this.#count -= 1;
    this.#written += socket.bytesWritten;
    this.#resize(share, sockets.size + 1, sockets.size);
    if (sockets.size === 0) this.#shares.delete(share);
  }

  #resize(share: string, before: number, after: number): void {
    const former = this.#sizes.get(before);
    former?.delete(share);
    if (former?.size === 0) this.#sizes.delete(before);
    if (after > 0) {
      const same = this.#sizes.get(after) ?? new Set();
      this.#sizes.set(after, same.add(share));
    }
    if (after > this.#largest) this.#largest = after;
    else if (before === this.#largest && !this.#sizes.has(before)) this.#largest = after;
  }

  /** Of those that were not looked at for longest, the one on which least has moved since. */
  #evictOne(): void {
    const [share = ''] = this.#sizes.get(this.#largest) ?? [];
    const sockets = this.#shares.get(share) ?? new Map<Socket, number>();
    let slowest: Socket | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [socket, seen] of [...sockets.entries().take(LOOKS)]) {
      const bytes = socket.bytesRead + socket.bytesWritten;
      const moved = this.#isServing(socket) ? Number.MAX_SAFE_INTEGER : bytes - seen;
      if (moved < least) [slowest, least] = [socket, moved];
      if (moved === 0) break;
      // To the end: the next ones are looked at first.
      sockets.delete(socket);
      sockets.set(socket, bytes);
    }
    if (slowest === null) return;
    this.#remove(share, slowest);
    slowest.destroy();
    countRefused('connections');
  }
}

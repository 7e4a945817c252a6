import type { IncomingMessage } from 'node:http';
import { countRefused } from './counts.ts';
import { Pace } from './pace.ts';
import { type Bounds, type Guest, Room } from './room.ts';
import type { Visitor } from './visitor.ts';

/** What of all answers may wait here for those who read them. */
const ROOM: Bounds = { guests: Number.POSITIVE_INFINITY, bytes: 32 * 1024 * 1024 };
/** What of one answer may (bytes): with more, backstage waits until the reader has taken some of it. */
const BACKLOG = 4 * 1024 * 1024;
/** And of a stream of events, which never ends: with more, it is not read at all. */
const STREAM_BACKLOG = 256 * 1024;

interface Reader extends Guest {
  readonly pace: Pace;
}

/** How an answer is passed on. */
interface Relaying {
  /** By whose share it is bounded. */
  readonly share: string;
  readonly isStream: boolean;
  /** Called when backstage has nothing more to do with it: all was said, or it broke off. */
  readonly over: () => void;
}

/**
 * Passes answers on as fast as backstage gives them, however slowly they are read: what a reader has not taken yet
 * waits here. Where all that is too much, the slowest reader's connection ends.
 */
export class AnswerRelay {
  readonly #room: Room<Reader>;

  constructor(bounds: Bounds = ROOM) {
    this.#room = new Room(bounds);
  }

  /** Passes the body of an answer on whose head has been written already. */
  relay(incoming: IncomingMessage, visitor: Visitor, { share, isStream, over }: Relaying): void {
    const most = isStream ? STREAM_BACKLOG : BACKLOG;
    const pace = new Pace(performance.now());
    const reader: Reader = {
      share,
      pace,
      get rank() {
        return pace.rank;
      },
      evict: () => {
        countRefused('unread');
        visitor.cut();
      },
    };
    this.#room.enter(reader);
    incoming.on('data', (part: Buffer) => {
      // Nobody is there any more: the answer is taken all the same, so that backstage is done with it.
      if (visitor.isGone) return;
      visitor.write(part, () => {
        pace.moved(part.length, performance.now());
        this.#room.hold(reader, visitor.unread);
        if (visitor.unread < most / 2) incoming.resume();
      });
      this.#room.hold(reader, visitor.unread);
      if (visitor.unread <= most) return;
      if (isStream) reader.evict();
      else incoming.pause();
    });
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
      visitor.end();
      over();
    });
    incoming.on('close', () => {
      if (!incoming.complete) visitor.cut();
      over();
    });
    const leave = () => this.#room.leave(reader);
    visitor.onDone(leave);
    visitor.onGone(() => {
      leave();
      if (isStream) incoming.destroy();
      else incoming.resume();
    });
  }
}

import { Pace } from './pace.ts';
import { type Bounds, type Guest, Room } from './room.ts';
import { startLimit } from './time-limit.ts';
import type { BodyFailure, ComingBody } from './visitor.ts';

/** What a body may have (bytes). */
export const BODY_LIMIT = 256 * 1024;
/** How long it may take to come (ms). */
const BODY_TIME = 20_000;
/** What may be on its way at the same time: all that clients have us hold for what they do not finish. */
const ROOM: Bounds = { guests: 1024, bytes: 16 * 1024 * 1024 };
/** How many have only just begun, of whom no pace can be told yet. */
const NEWCOMERS = 256;
/** How much is held for such a one (bytes). */
const LITTLE = 4096;
/** With how much room a body begins unless it is shorter (bytes). */
const FIRST = 512;

/**
 * Takes in bodies: nobody else waits for them, and no more than a certain number and size of them is held. The newest
 * are not compared with others while they are small: who has sent nothing but a head would always be the slowest, though
 * the rest is on its way.
 */
export class RequestBodies {
  readonly #room: Room<Body>;
  readonly #time: number;
  readonly #most: number;
  /** What has them stand with the others; the oldest first. */
  readonly #newcomers = new Set<() => void>();

  /**
   * @param time how long a body may take (ms)
   * @param newcomers how many may be in hand beside `bounds`
   */
  constructor(bounds: Bounds = ROOM, time: number = BODY_TIME, newcomers: number = NEWCOMERS) {
    this.#room = new Room(bounds);
    this.#time = time;
    this.#most = newcomers;
  }

  /**
   * Takes the body of a request in: none is an empty one. Neither is called when the client goes away; otherwise one
   * of them is, once: before this returns where nothing has to come.
   *
   * @param share by whose share it is bounded
   */
  take(
    coming: ComingBody,
    share: string,
    { done, fail }: { readonly done: (body: Buffer) => void; readonly fail: (why: BodyFailure) => void },
  ): void {
    const { length } = coming;
    if (length === 0) {
      coming.drop();
      done(Buffer.alloc(0));
      return;
    }
    const refuse = (why: BodyFailure) => {
      coming.refuse(why);
      fail(why);
    };
    if (length !== null && length > BODY_LIMIT) {
      refuse('too-large');
      return;
    }
    const body = new Body(share, length ?? BODY_LIMIT, () => end('late'));
    const end = (why: BodyFailure | null) => {
      if (isOver) return;
      isOver = true;
      endLimit();
      this.#newcomers.delete(enter);
      this.#room.leave(body);
      coming.drop();
      if (why !== null) refuse(why);
    };
    const take = (part: Buffer) => {
      if (isOver) return;
      if (body.length + part.length > BODY_LIMIT) {
        end('too-large');
        return;
      }
      body.add(part);
      if (body.capacity > LITTLE) enter();
      this.#room.hold(body, body.capacity);
    };
    let isOver = false;
    const endLimit = startLimit(this.#time, () => end('late'));
    const enter = () => {
      if (this.#newcomers.delete(enter)) this.#room.enter(body, body.capacity);
    };
    this.#newcomers.add(enter);
    const [oldest] = this.#newcomers;
    if (this.#newcomers.size > this.#most) oldest?.();
    if (isOver) return;
    coming.read(take, (isWhole) => {
      if (isOver) return;
      end(null);
      if (isWhole) done(body.bytes());
    });
  }
}

/** A body on its way. It grows with what came, not with what was announced, and however small the parts are. */
class Body implements Guest {
  readonly share: string;
  readonly evict: () => void;
  readonly #most: number;
  readonly #pace = new Pace(performance.now());
  #bytes = Buffer.alloc(0);
  length = 0;

  constructor(share: string, most: number, evict: () => void) {
    this.share = share;
    this.#most = most;
    this.evict = evict;
  }

  get rank(): number {
    return this.#pace.rank;
  }

  /** Bytes that are held for it. */
  get capacity(): number {
    return this.#bytes.length;
  }

  add(part: Buffer): void {
    const needed = this.length + part.length;
    if (needed > this.#bytes.length) {
      const roomy = Math.max(FIRST, 2 * this.#bytes.length);
      const grown = Buffer.alloc(Math.max(needed, Math.min(this.#most, roomy)));
      this.#bytes.copy(grown, 0, 0, this.length);
      this.#bytes = grown;
    }
    part.copy(this.#bytes, this.length);
    this.length = needed;
    this.#pace.moved(part.length, performance.now());
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.length);
  }
}

import { type Bounds, type Guest, Room } from './room.ts';
import { Shares } from './shares.ts';

/** An answer that takes longer says that too much is asked at the same time (ms). */
const GOAL = 500;
/** So many places there are at any rate. */
const LEAST = 8;

interface Waiting extends Guest {
  readonly go: () => void;
}

interface PlacesOptions {
  /** How many there are. */
  readonly most: number;
  /** Who of an address comes next. The last, where one who has waited long is better served without (adaptive LIFO). */
  readonly next: 'first' | 'last';
  readonly waiting: Bounds;
}

/**
 * Places at backstage. Who finds none waits; when one is free, the addresses take turns. Where too many wait, one of the
 * address of which most wait is sent away: who would come last. While answers take long there are fewer places: backstage
 * does one thing after the other, and what is asked there is before whatever comes from elsewhere.
 */
export class Places {
  readonly #options: PlacesOptions;
  readonly #shares: Shares;
  readonly #room: Room<Waiting>;
  /** Who waits, by address; the address whose turn it is stands first. */
  readonly #queues = new Map<string, Waiting[]>();
  #count = 0;

  constructor(options: PlacesOptions) {
    this.#options = options;
    this.#shares = new Shares(options.most);
    this.#room = new Room(options.waiting);
  }

  /** Says how long backstage took for an answer (ms). */
  took(time: number): void {
    const { most } = this.#options;
    const { most: now } = this.#shares;
    const fewer = Math.max(Math.min(LEAST, most), Math.floor(0.8 * now));
    this.#shares.most = time > GOAL ? fewer : Math.min(most, now + 1);
  }

  /**
   * Asks for a place.
   *
   * @param bytes what is held while waiting
   * @param go called as soon as there is one: perhaps at once
   * @param refuse called instead of it when too many wait
   * @returns gives the place back, or waits no longer
   */
  ask(share: string, bytes: number, go: () => void, refuse: () => void): () => void {
    let isHeld = false;
    this.#count += 1;
    const waiting: Waiting = {
      share,
      rank: this.#options.next === 'first' ? -this.#count : this.#count,
      go: () => {
        isHeld = true;
        this.#shares.take(share);
        go();
      },
      evict: () => {
        this.#dequeue(waiting);
        refuse();
      },
    };
    const queue = this.#queues.get(share);
    if (queue === undefined && this.#shares.admits(share)) {
      waiting.go();
    } else {
      if (queue) queue.push(waiting);
      else this.#queues.set(share, [waiting]);
      this.#room.enter(waiting, bytes);
    }
    return () => {
      if (isHeld) {
        isHeld = false;
        this.#shares.giveBack(share);
        this.#serve();
      } else if (this.#room.has(waiting)) {
        this.#room.leave(waiting);
        this.#dequeue(waiting);
      }
    };
  }

  #serve(): void {
    for (;;) {
      const share = this.#queues.keys().find((one) => this.#shares.admits(one));
      const queue = share === undefined ? undefined : this.#queues.get(share);
      const next = queue?.at(this.#options.next === 'first' ? 0 : -1);
      if (share === undefined || queue === undefined || next === undefined) return;
      this.#room.leave(next);
      this.#dequeue(next);
      next.go();
    }
  }

  /** Whoever else of the address waits goes to the end: it is others' turn. */
  #dequeue(waiting: Waiting): void {
    const left = (this.#queues.get(waiting.share) ?? []).filter((one) => one !== waiting);
    this.#queues.delete(waiting.share);
    if (left.length > 0) this.#queues.set(waiting.share, left);
  }
}

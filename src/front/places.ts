import { type Bounds, type Guest, Room } from './room.ts';
import { Shares } from './shares.ts';

interface Waiting extends Guest {
  readonly go: () => void;
}

/**
 * Places at backstage. Who finds none waits; when one is free, the addresses take turns, and each of them keeps its
 * order. Where too many wait, the last of the address of which most wait is sent away.
 */
export class Places {
  readonly #shares: Shares;
  readonly #room: Room<Waiting>;
  /** Who waits, by address; the address whose turn it is stands first. */
  readonly #queues = new Map<string, Waiting[]>();
  #count = 0;

  /** @param most how many there are */
  constructor(most: number, waiting: Bounds) {
    this.#shares = new Shares(most);
    this.#room = new Room(waiting);
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
      rank: -this.#count,
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
      const next = queue?.[0];
      if (share === undefined || queue === undefined || next === undefined) return;
      this.#room.leave(next);
      // To the end: it is others' turn.
      this.#queues.delete(share);
      if (queue.length > 1) this.#queues.set(share, queue.slice(1));
      next.go();
    }
  }

  #dequeue(waiting: Waiting): void {
    const left = (this.#queues.get(waiting.share) ?? []).filter((one) => one !== waiting);
    if (left.length > 0) this.#queues.set(waiting.share, left);
    else this.#queues.delete(waiting.share);
  }
}

/** What a room holds at most. */
export interface Bounds {
  readonly guests: number;
  /** All together. */
  readonly bytes: number;
}

/** Somebody for whom something is held. */
export interface Guest {
  /** Whose share it comes out of. */
  readonly share: string;
  /** Who goes first when there is no room: the lowest. */
  rank: number;
  /** Told once, when it has to go. */
  readonly evict: () => void;
}

/**
 * What is held for clients, bounded by their number and by bytes. Where it does not suffice, whoever takes most of it
 * pays: of the share that holds most, the guest of the lowest rank goes. So many of one address never cost another
 * address anything, and among those of one address the slow ones go before the quick.
 */
export class Room<Kind extends Guest> {
  readonly #bounds: Bounds;
  /** With the bytes held for each. */
  readonly #guests = new Map<Kind, number>();
  #bytes = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** How many are in there. */
  get size(): number {
    return this.#guests.size;
  }

  has(guest: Kind): boolean {
    return this.#guests.has(guest);
  }

  /** Lets somebody in who may have to go at once. */
  enter(guest: Kind, bytes = 0): void {
    this.#guests.set(guest, 0);
    this.hold(guest, bytes);
  }

  /** Says how many bytes are held for a guest now. Nothing for one who is not there any more. */
  hold(guest: Kind, bytes: number): void {
    const before = this.#guests.get(guest);
    if (before === undefined) return;
    this.#guests.set(guest, bytes);
    this.#bytes += bytes - before;
    while (this.#guests.size > this.#bounds.guests) this.#evictFrom(() => 1);
    while (this.#bytes > this.#bounds.bytes) this.#evictFrom((held) => held);
  }

  leave(guest: Kind): void {
    this.#bytes -= this.#guests.get(guest) ?? 0;
    this.#guests.delete(guest);
  }

  #evictFrom(weigh: (bytes: number) => number): void {
    const weights = new Map<string, number>();
    for (const [{ share }, bytes] of this.#guests) {
      weights.set(share, (weights.get(share) ?? 0) + weigh(bytes));
    }
    const most = Math.max(...weights.values());
    let lowest: Kind | null = null;
    for (const [guest, bytes] of this.#guests) {
      // Who holds nothing frees nothing.
      if (weights.get(guest.share) !== most || weigh(bytes) === 0) continue;
      if (lowest === null || guest.rank < lowest.rank) lowest = guest;
    }
    if (lowest === null) return;
    this.leave(lowest);
    lowest.evict();
  }
}

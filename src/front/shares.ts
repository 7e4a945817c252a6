/**
 * Counts of something scarce, by whose share it comes out of. Nobody takes more than is left for others: a share gets
 * another one only while it has fewer than are free ("dynamic thresholds", Choudhury and Hahne, 1998). So one alone
 * has half of all, and whoever comes next finds a place.
 */
export class Shares {
  /** How many there are; may change. */
  most: number;
  readonly #held = new Map<string, number>();
  #taken = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** Whether there is one more for this share. */
  admits(share: string): boolean {
    return (this.#held.get(share) ?? 0) < this.most - this.#taken;
  }

  take(share: string): void {
    this.#held.set(share, (this.#held.get(share) ?? 0) + 1);
    this.#taken += 1;
  }

  giveBack(share: string): void {
    const held = (this.#held.get(share) ?? 0) - 1;
    if (held > 0) this.#held.set(share, held);
    else this.#held.delete(share);
    this.#taken -= 1;
  }
}

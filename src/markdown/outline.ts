/** The highest level that a heading in a text has on a page; the page's own is above it. */
const TOP = 2;
const LOWEST = 6;

/**
 * The levels of headings as they come, whatever they were typed as: the first is the highest, and none is more than one
 * below the one before it.
 */
export class Outline {
  readonly #open: number[] = [];

  /** @param typed how many `#` it was typed with */
  levelOf(typed: number): number {
    while ((this.#open.at(-1) ?? 0) >= typed) this.#open.pop();
    this.#open.push(typed);
    return Math.min(LOWEST, TOP - 1 + this.#open.length);
  }
}

import { getHeapStatistics } from 'node:v8';

/** How long nothing may have been published before memory is cleared up (ms): the next change may be there already. */
const QUIET = 100;
/** From how much more than the last time on it is cleared up (bytes): well before V8 would do so by itself. */
const GROWN = 4 * 2 ** 20;
/** A heap larger than this is left to V8, which clears it up in pieces: all at once would take as long as a publication (bytes). */
const LARGEST = 256 * 2 ** 20;

/**
 * Clears up memory while nothing is published. V8 begins when the heap has grown, so in every fifth change, for which readers
 * then wait half as long again.
 */
export class IdleCollector {
  readonly #isIdle: () => boolean;
  readonly #collect: (() => unknown) | undefined;
  #kept = getHeapStatistics().used_heap_size;
  #timer: NodeJS.Timeout | null = null;

  /** @param collect left out: what Node has where it was started with `--expose-gc`; nothing otherwise */
  constructor(isIdle: () => boolean, collect: (() => unknown) | undefined = globalThis.gc) {
    this.#isIdle = isIdle;
    this.#collect = collect;
  }

  /** A publication is done. */
  note(): void {
    this.stop();
    if (this.#collect) this.#timer = setTimeout(() => this.#look(), QUIET).unref();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #look(): void {
    const used = getHeapStatistics().used_heap_size;
    if (!this.#isIdle() || used > LARGEST || used - this.#kept < GROWN) return;
    this.#collect?.();
    this.#kept = getHeapStatistics().used_heap_size;
  }
}

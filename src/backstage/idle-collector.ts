import { getHeapStatistics } from 'node:v8';

/** How long nothing may have been published before memory is cleared up (ms): the next change may be there already. */
const QUIET = 100;
/** From how much more than the last time on it is cleared up (bytes): well before V8 would do so by itself. */
const GROWN = 4 * 2 ** 20;
/** A heap larger than this is left to V8, which clears it up in pieces: all at once would take as long as a publication (bytes). */
const LARGEST = 256 * 2 ** 20;

/** What V8 keeps objects in. */
interface Heap {
  /** Bytes. */
  readonly used: () => number;
  readonly collect: () => void;
}

/**
 * Clears up memory while nothing is published. V8 begins when the heap has grown, so in every fifth change, for which readers
 * then wait half as long again.
 */
export class IdleCollector {
  readonly #isIdle: () => boolean;
  readonly #heap: Heap | null;
  /** What was in use when it was last cleared up. */
  #kept: number;
  #timer: NodeJS.Timeout | null = null;

  /** @param heap left out: the one of this process, where it was started with `--expose-gc`; `null`: none may be cleared up */
  constructor(isIdle: () => boolean, heap: Heap | null = ownHeap()) {
    this.#isIdle = isIdle;
    this.#heap = heap;
    this.#kept = heap?.used() ?? 0;
  }

  /** A publication is done. */
  note(): void {
    this.stop();
    if (this.#heap) this.#timer = setTimeout(() => this.#look(), QUIET).unref();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #look(): void {
    const heap = this.#heap;
    const used = heap?.used() ?? 0;
    if (!heap || !this.#isIdle() || used > LARGEST || used - this.#kept < GROWN) return;
    heap.collect();
    this.#kept = heap.used();
  }
}

function ownHeap(): Heap | null {
  const { gc } = globalThis;
  return gc ? { used: () => getHeapStatistics().used_heap_size, collect: () => gc() } : null;
}

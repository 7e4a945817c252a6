/** What one entry takes beside its text and its value: the map's slot, the headers of both (bytes, rounded up). */
const ENTRY = 128;
/** A character takes two bytes unless all of a text is Latin-1. */
const CHARACTER = 2;

/**
 * Values by text, within a bound in bytes: what was not asked for lately goes first. A value that alone would take half
 * of it is not remembered.
 *
 * Two generations instead of a list by age: a value that is found in the older one moves to the younger, and when
 * that holds half of the bound it becomes the older one. So what is found costs one look in a map.
 */
export class Memory<T> {
  readonly #half: number;
  readonly #sizeOf: (value: T) => number;
  #recent = new Map<string, T>();
  #older = new Map<string, T>();
  #recentBytes = 0;
  #olderBytes = 0;

  /**
   * @param limit how much it may hold, keys and values together (bytes)
   * @param sizeOf what a value takes (bytes)
   */
  constructor(limit: number, sizeOf: (value: T) => number = sizeOfValue) {
    this.#half = limit / 2;
    this.#sizeOf = sizeOf;
  }

  /** What is held (bytes); never more than the limit. */
  get bytes(): number {
    return this.#recentBytes + this.#olderBytes;
  }

  get(text: string): T | undefined {
    const known = this.#recent.get(text);
    if (known !== undefined) return known;
    const old = this.#older.get(text);
    if (old === undefined) return undefined;
    this.#olderBytes -= this.#size(text, old);
    this.#older.delete(text);
    this.set(text, old);
    return old;
  }

  set(text: string, value: T): void {
    const size = this.#size(text, value);
    if (size > this.#half) return;
    if (this.#recentBytes + size > this.#half) {
      this.#older = this.#recent;
      this.#olderBytes = this.#recentBytes;
      this.#recent = new Map();
      this.#recentBytes = 0;
    }
    this.#recent.set(text, value);
    this.#recentBytes += size;
  }

  #size(text: string, value: T): number {
    return ENTRY + text.length * CHARACTER + this.#sizeOf(value);
  }
}

/** Text by its characters; of anything else it is taken that it is a number or a few fields. */
function sizeOfValue(value: unknown): number {
  return typeof value === 'string' ? value.length * CHARACTER : ENTRY;
}

/**
 * A function of text that remembers its results within a bound in bytes.
 *
 * @param sizeOf what a result takes (bytes); without it texts are measured, and anything else counts as a few fields
 */
export function remember<T>(
  limit: number,
  make: (text: string) => T,
  sizeOf?: (value: T) => number,
): (text: string) => T {
  const memory = new Memory<T>(limit, sizeOf);
  return (text) => {
    const known = memory.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    memory.set(text, made);
    return made;
  };
}

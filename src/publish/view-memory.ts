import { EMPTY_STATE, type State } from '../domain/state.ts';
import { lookAt, type Place, placeOf, trackReads } from './reads.ts';

/** A place in the state that somebody read. */
interface ReadPlace {
  readonly place: Place;
  /** What the state holds there now. */
  found: unknown;
  readonly readers: Set<string>;
}

interface Remembered<T> {
  readonly epoch: string;
  readonly value: T;
  readonly paths: readonly string[];
}

/** What a memory knows, as plain data: it holds for the state that it was made from, and for no other. */
export interface KeptViews<T> {
  readonly moment: string;
  /** The places that were read. */
  readonly places: readonly string[];
  /** By name; `reads` counts in `places`. */
  readonly views: readonly {
    readonly name: string;
    readonly epoch: string;
    readonly value: T;
    readonly reads: readonly number[];
  }[];
}

/**
 * Remembers what was made from a state until something that it was made from is another. Every place that was read is
 * looked at once for each new state, however many read it: what a change costs follows the change, not the site.
 */
export class ViewMemory<T> {
  readonly #remembered = new Map<string, Remembered<T>>();
  readonly #places = new Map<string, ReadPlace>();
  /** What was made from something that the state does not hold any more. It will most likely read the same places again. */
  readonly #stale = new Set<string>();
  #state: State = EMPTY_STATE;
  #moment = '';

  /**
   * From now on, what was made from something that `state` does not hold any more is made anew when asked for.
   *
   * @param moment what everything depends on beside the state: under another one all is made anew
   */
  moveTo(state: State, moment = ''): void {
    if (state === this.#state && moment === this.#moment) return;
    // Nobody has asked for it since.
    for (const name of this.#stale) this.#forget(name);
    if (moment !== this.#moment) for (const name of this.#remembered.keys()) this.#stale.add(name);
    this.#moment = moment;
    this.#state = state;
    for (const one of this.#places.values()) {
      const found = lookAt(state, one.place);
      if (found === one.found) continue;
      one.found = found;
      for (const reader of one.readers) this.#stale.add(reader);
    }
  }

  /**
   * What was made under this name, or what `make` makes now of the state that was moved to.
   *
   * @param epoch what this one depends on beside state and moment: under another one it is made anew
   */
  recall(name: string, epoch: string, make: (state: State) => T): T {
    const known = this.#remembered.get(name);
    if (known?.epoch === epoch && !this.#stale.has(name)) return known.value;
    const { state, reads } = trackReads(this.#state);
    const value = make(state);
    const paths = [...reads.keys()];
    if (!known || !isSameList(known.paths, paths)) {
      // Most of the places are those of before.
      for (const path of known?.paths ?? []) if (!reads.has(path)) this.#leave(path, name);
      for (const [path, found] of reads) this.#placeOf(path, found).readers.add(name);
    }
    this.#stale.delete(name);
    this.#remembered.set(name, { epoch, value, paths });
    return value;
  }

  /** Whether what was made under this name is remembered: `recall` makes nothing. @param epoch left out: under whichever */
  holds(name: string, epoch?: string): boolean {
    const known = this.#remembered.get(name);
    return known !== undefined && (epoch ?? known.epoch) === known.epoch && !this.#stale.has(name);
  }

  /** What is remembered of a state, unless that is not the one that was moved to. */
  keep(state: State): KeptViews<T> | null {
    if (state !== this.#state) return null;
    const numbers = new Map([...this.#places.keys()].map((path, number) => [path, number]));
    const views = [...this.#remembered].flatMap(([name, { epoch, value, paths }]) =>
      this.#stale.has(name)
        ? []
        : [{ name, epoch, value, reads: paths.map((path) => numbers.get(path) ?? Number.NaN) }],
    );
    return { moment: this.#moment, places: [...numbers.keys()], views };
  }

  /** Remembers what was kept, in place of what it knows. @param state another one than it was kept of, with the same in it */
  restore({ moment, places, views }: KeptViews<T>, state: State): void {
    for (const name of [...this.#remembered.keys()]) this.#forget(name);
    this.#state = state;
    this.#moment = moment;
    const known = places.map((path) => ({ path, found: lookAt(state, placeOf(path)) }));
    for (const { name, epoch, value, reads } of views) {
      const read = reads.flatMap((number) => known[number] ?? []);
      // Of what it read nothing may be missing.
      if (read.length < reads.length) continue;
      for (const { path, found } of read) this.#placeOf(path, found).readers.add(name);
      this.#remembered.set(name, { epoch, value, paths: read.map(({ path }) => path) });
    }
  }

  /** Whether what was made under a name could be another if `state` took the place of the one that was moved to. */
  touchedBy(state: State): (name: string) => boolean {
    const touched = new Set<string>();
    for (const { place, found, readers } of this.#places.values()) {
      if (lookAt(state, place) === found) continue;
      for (const reader of readers) touched.add(reader);
    }
    return (name) => touched.has(name) || this.#stale.has(name) || !this.#remembered.has(name);
  }

  #placeOf(path: string, found: unknown): ReadPlace {
    const known = this.#places.get(path);
    if (known) return known;
    const made: ReadPlace = { place: placeOf(path), found, readers: new Set() };
    this.#places.set(path, made);
    return made;
  }

  #forget(name: string): void {
    this.#stale.delete(name);
    const known = this.#remembered.get(name);
    if (!known) return;
    this.#remembered.delete(name);
    for (const path of known.paths) this.#leave(path, name);
  }

  #leave(path: string, name: string): void {
    const place = this.#places.get(path);
    place?.readers.delete(name);
    if (place?.readers.size === 0) this.#places.delete(path);
  }
}

function isSameList(x: readonly string[], y: readonly string[]): boolean {
  return x.length === y.length && x.every((one, index) => one === y[index]);
}

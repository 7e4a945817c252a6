import type { State } from '../domain/state.ts';

/** What was read of a state: from where to what was found there. */
export type Reads = ReadonlyMap<string, unknown>;

const JOIN = '\u0000';
/**
 * How deep each part of a state is looked into: of one at depth 0 every entry is a read of its own (a panel, a single change, the
 * updates of an incident), at 1 every entry of an entry (a cell). What is `whole` is a single read: words above all, by
 * which much is memoised. Deeper is finer, not safer: what is read anywhere below is noticed.
 */
export const DEPTHS: Readonly<Record<keyof State, number | 'whole'>> = {
  revision: 'whole',
  logId: 'whole',
  lastEffectiveAt: 'whole',
  clock: 'whole',
  restoration: 0,
  cells: 1,
  confirmation: 'whole',
  promise: 'whole',
  lastStated: 'whole',
  documents: 'whole',
  withdrawn: 'whole',
  ingested: 'whole',
  incidents: 'whole',
  updates: 0,
  courses: 'whole',
  goingOn: 'whole',
  maintenances: 'whole',
  imported: 'whole',
  changes: 0,
  index: 1,
};
const DEPTH_OF: ReadonlyMap<PropertyKey, number | 'whole'> = new Map(Object.entries(DEPTHS));

/**
 * A state that remembers what is read of it. Cells, panels and single changes are remembered one by one; everything
 * else, words above all, as a whole, and is handed out as it is: what is memoised by it stays so.
 */
export function trackReads(state: State): { readonly state: State; readonly reads: Map<string, unknown> } {
  const reads = new Map<string, unknown>();
  const track = <T extends object>(target: T, path: string, depth: number): T => {
    // Most places are read again and again.
    const known = new Map<PropertyKey, unknown>();
    return new Proxy(target, {
      get(from, name) {
        const met = known.get(name);
        if (met !== undefined || known.has(name)) return met;
        const value: unknown = Reflect.get(from, name);
        if (typeof name === 'symbol' || (Array.isArray(from) && !/^\d+$/.test(name))) {
          // A list that is gone through was read as a whole.
          reads.set(path, from);
          return typeof value === 'function' ? value.bind(from) : value;
        }
        const here = `${path}${JOIN}${name}`;
        const isInside = depth > 0 && typeof value === 'object' && value !== null;
        if (!isInside) reads.set(here, value);
        const given = isInside ? track(value, here, depth - 1) : value;
        known.set(name, given);
        return given;
      },
      has(from, name) {
        reads.set(path, from);
        return Reflect.has(from, name);
      },
      getOwnPropertyDescriptor(from, name) {
        reads.set(path, from);
        return Reflect.getOwnPropertyDescriptor(from, name);
      },
      ownKeys(from) {
        reads.set(path, from);
        return Reflect.ownKeys(from);
      },
    });
  };
  const parts = new Map<PropertyKey, object>();
  const tracked = new Proxy(state, {
    get(from, name) {
      const value: unknown = Reflect.get(from, name);
      const depth = DEPTH_OF.get(name);
      if (typeof depth === 'number' && typeof value === 'object' && value !== null) {
        const part = parts.get(name) ?? track(value, String(name), depth);
        parts.set(name, part);
        return part;
      }
      reads.set(String(name), value);
      return value;
    },
    ownKeys(from) {
      for (const [name, value] of Object.entries(from)) reads.set(name, value);
      return Reflect.ownKeys(from);
    },
  });
  return { state: tracked, reads };
}

/** A way to a place that reads name: the names on it, outermost first. */
export type Place = readonly string[];

export function placeOf(path: string): Place {
  return path.split(JOIN);
}

/** What a state holds in a place. */
export function lookAt(state: State, place: Place): unknown {
  let value: unknown = state;
  for (const name of place) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value;
}

/** Whether a state holds in every place read what was found there. */
export function holdsReads(state: State, reads: Reads): boolean {
  return [...reads].every(([path, found]) => lookAt(state, placeOf(path)) === found);
}

import type { State } from '../domain/state.ts';

/** What was read of a state: from where to what was found there. */
export type Reads = ReadonlyMap<string, unknown>;

const JOIN = '\u0000';
/** The parts of a state that are looked into: a cell, a panel or the updates of an incident are a read of their own. */
const INSIDE: ReadonlySet<PropertyKey> = new Set(['restoration', 'cells', 'changes', 'updates']);

/**
 * A state that remembers what is read of it. Cells, panels and single changes are remembered one by one; everything
 * else, words above all, as a whole, and is handed out as it is: what is memoised by it stays so.
 */
export function trackReads(state: State): { readonly state: State; readonly reads: Map<string, unknown> } {
  const reads = new Map<string, unknown>();
  const track = <T extends object>(target: T, path: string, depth: number): T =>
    new Proxy(target, {
      get(from, name) {
        const value: unknown = Reflect.get(from, name);
        if (typeof name === 'symbol' || (Array.isArray(from) && !/^\d+$/.test(name))) {
          // A list that is gone through was read as a whole.
          reads.set(path, from);
          return typeof value === 'function' ? value.bind(from) : value;
        }
        const here = `${path}${JOIN}${name}`;
        if (depth > 0 && typeof value === 'object' && value !== null) return track(value, here, depth - 1);
        reads.set(here, value);
        return value;
      },
      has(from, name) {
        reads.set(path, from);
        return Reflect.has(from, name);
      },
      ownKeys(from) {
        reads.set(path, from);
        return Reflect.ownKeys(from);
      },
    });
  const tracked = new Proxy(state, {
    get(from, name) {
      const value: unknown = Reflect.get(from, name);
      if (INSIDE.has(name) && typeof value === 'object' && value !== null) {
        return track(value, String(name), name === 'cells' ? 1 : 0);
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

/** Whether a state holds in every place read what was found there. */
export function holdsReads(state: State, reads: Reads): boolean {
  for (const [path, found] of reads) {
    let value: unknown = state;
    for (const name of path.split(JOIN)) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    }
    if (value !== found) return false;
  }
  return true;
}

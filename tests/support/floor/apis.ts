import type { Identifier } from '@mdn/browser-compat-data';
import { compatData, lackedBy } from './compat.ts';

/** Something of the language or of browsers, as the data name it: `['URLSearchParams', 'size']`, `['URL', 'parse_static']`. */
export type ApiPath = readonly [name: string, member?: string];

/** What browsers or the language have by now and some browser of the floor does not. */
export function lackedApis(): ApiPath[] {
  const owners: readonly (readonly [string, Identifier])[] = [
    ...Object.entries(compatData.api),
    ...Object.entries(compatData.javascript.builtins ?? {}),
  ].flatMap(([name, entry]) =>
    isIdentifier(entry) && /^[A-Za-z]/.test(name) ? [[name, entry] as const] : [],
  );
  return owners.flatMap<ApiPath>(([name, entry]) => {
    if (lackedBy(entry).length > 0) return [[name]];
    return Object.entries(entry).flatMap<ApiPath>(([member, below]) => {
      const isMember = /^[a-zA-Z]\w*$/.test(member) && !member.endsWith('_event') && member !== name;
      if (!isMember || !isIdentifier(below) || lackedBy(below).length === 0) return [];
      return [[name, member]];
    });
  });
}

/** A script that takes them away, to be run before any other. */
export function removalScript(paths: readonly ApiPath[]): string {
  return `const LANGUAGE = new Set(${JSON.stringify(Object.keys(compatData.javascript.builtins ?? {}))});
  for (const [name, member] of ${JSON.stringify(paths)}) {
    try {
      const owner = globalThis[name];
      if (member === undefined) delete globalThis[name];
      else if (member.endsWith('_static')) delete owner[member.replace('_static', '')];
      else {
        if (owner.prototype) delete owner.prototype[member];
        // The data mark what belongs to an interface of browsers itself, not what belongs to one of the language.
        if (LANGUAGE.has(name)) delete owner[member];
      }
      // Functions of the window are listed below its interface.
      if (member !== undefined && (name === 'Window' || name === 'WorkerGlobalScope')) delete globalThis[member];
    } catch {}
  }`;
}

function isIdentifier(value: unknown): value is Identifier {
  return typeof value === 'object' && value !== null;
}

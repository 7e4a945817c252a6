import { globSync } from 'node:fs';
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { ROOT } from './run.ts';

/** How Astro calls the scope of a component's styles, on each of its elements. */
const SCOPE = /\bastro-[a-z\d]{8}(?![\w-])/g;

/** By its path: the same number on every machine. */
const numbers = new Map(
  globSync('src/**/*.astro', { cwd: ROOT })
    .sort()
    .map((file, index) => [file, index]),
);

/**
 * Names the scopes of components as shortly as can be: they stand on nearly every element of every page, and chance does not
 * compress. Before anything hashes the styles.
 */
export function shortScopes(): Plugin[] {
  const shorten = (code: string, id: string): string | null => {
    const number = numbers.get(relative(ROOT, id.replace(/\?.*$/, '')));
    return number === undefined ? null : code.replace(SCOPE, `s-${number.toString(36)}`);
  };
  const isStyle = (id: string) => /[?&]type=style\b/.test(id);
  return [
    {
      name: 'short-scopes-of-styles',
      apply: 'build',
      enforce: 'pre',
      transform: (code, id) => (isStyle(id) ? shorten(code, id) : null),
    },
    {
      name: 'short-scopes',
      apply: 'build',
      enforce: 'post',
      transform: (code, id) => (isStyle(id) ? null : shorten(code, id)),
    },
  ];
}

import { hash } from 'node:crypto';
import { remember } from '../domain/memo.ts';

const HASH = /'sha(?:256|384|512)-[A-Za-z0-9+/=]+'/g;
const INLINE = /<(style|script)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi;
/** Data for scripts: it runs nothing, so no policy names it. */
const IS_DATA = /\btype="application\/(ld\+)?json"/;
/** The same few styles stand on page after page (bytes). */
const REMEMBERED = 2 * 2 ** 20;

const hashesOf = remember(REMEMBERED, (text) =>
  ['256', '384', '512'].map((bits) => `'sha${bits}-${hash(`sha${bits}`, text, 'base64')}'`),
);

/**
 * Leaves in a policy only the hashes of what stands inline on this page. Astro names those of every style of the
 * site, some kilobytes with each answer.
 */
export function pruneHashes(policy: string, html: string): string {
  const used = new Set<string>();
  for (const [, , attributes = '', text = ''] of html.matchAll(INLINE)) {
    if (IS_DATA.test(attributes)) continue;
    for (const one of hashesOf(text)) used.add(one);
  }
  return policy
    .replace(HASH, (hash) => (used.has(hash) ? hash : ''))
    .replace(/ {2,}/g, ' ')
    .replace(/ *;/g, ';')
    .trim();
}

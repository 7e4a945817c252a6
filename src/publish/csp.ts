import { createHash } from 'node:crypto';

const HASH = /'sha(256|384|512)-[A-Za-z0-9+/=]+'/g;
const INLINE = /<(style|script)\b([^>]*)>([\s\S]*?)<\/\1\s*>/gi;

/**
 * Leaves in a policy only the hashes of what stands inline on this page. Astro names those of every style of the
 * site, some kilobytes with each answer.
 */
export function pruneHashes(policy: string, html: string): string {
  const sizes = new Set([...policy.matchAll(HASH)].map(([, bits]) => bits));
  const used = new Set<string>();
  for (const [, , , text = ''] of html.matchAll(INLINE)) {
    for (const bits of sizes) {
      used.add(`'sha${bits}-${createHash(`sha${bits}`).update(text).digest('base64')}'`);
    }
  }
  return policy
    .replace(HASH, (hash) => (used.has(hash) ? hash : ''))
    .replace(/ {2,}/g, ' ')
    .replace(/ *;/g, ';')
    .trim();
}

import { hash } from 'node:crypto';

/** A strong ETag of bytes, with its quotes. */
export function etagOf(bytes: Uint8Array | string): string {
  return `"${hash('sha256', bytes).slice(0, 27)}"`;
}

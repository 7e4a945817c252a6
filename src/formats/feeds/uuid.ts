import { createHash } from 'node:crypto';

/** What the ids of this site's feeds are names in: made once, at random, and never another. */
const NAMESPACE = '9a5f3c0e-7d14-4f0b-9a86-2c1e58d0b7f3';

/**
 * A name as a UUID of version 5 (RFC 9562): the same for the same name, for ever.
 *
 * @returns `urn:uuid:…`
 */
export function urnOf(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.subarray(0, 16).toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

import { createHash } from 'node:crypto';
import { remember } from '../../domain/memo.ts';

/** What has an id in the formats of Statuspage, by what it is for us: names and addresses may change, this does not. */
export type StatuspageIdentity =
  | `page:${string}`
  | `panel:${string}`
  /** How far a panel is restored: a component beside those of its features. */
  | `restoration:${string}`
  /** A feature on a panel. */
  | `cell:${string}.${string}`
  | `incident:${string}`
  | `update:${string}`
  | `maintenance:${string}`;

/** As long as Statuspage's own are. */
const LENGTH = 12;
const RADIX = 36;
const IDS = BigInt(RADIX) ** BigInt(LENGTH);
/** How much of what was hashed is kept (bytes). */
const REMEMBERED = 2 ** 20;

/**
 * The id of a thing, for ever: 12 characters of `0-9a-z`, made of its identity alone. It does not depend on the log, so that it
 * survives a restore, and needs no table.
 */
export const statuspageId: (identity: StatuspageIdentity) => string = remember(REMEMBERED, (identity) => {
  const digest = createHash('sha256').update(`statuspage:${identity}`).digest();
  return (digest.readBigUInt64BE() % IDS).toString(RADIX).padStart(LENGTH, '0');
});

/** The namespace of the names below (RFC 9562, section 6.6), drawn once. */
const NAMESPACE = Buffer.from('0d6f3b0e7a5c4c5f9b1d3c8e5a2f7164', 'hex');

/** The same for feeds, which want an address: `urn:uuid:…`, version 5. */
export function statuspageUrn(identity: StatuspageIdentity): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(identity).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

import { createHash, randomBytes } from 'node:crypto';
import type { ChainLink } from '../domain/chain-link.ts';
import type { SqlRow } from './dialects/dialect.ts';

/** JSON with sorted keys, so that the same payload always has the same digest. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}

/** 128 random bits, hexadecimal: without it a short redacted payload could be guessed from its digest. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/** SHA-256 over salt and canonical JSON, hexadecimal. */
export function digestPayload(salt: string, json: string): string {
  return createHash('sha256').update(salt).update('\n').update(json).digest('hex');
}

/** What a row of `events` is hashed by, had the event before it this hash. */
export function linkOf(row: SqlRow, previousHash: string): ChainLink {
  return {
    previousHash,
    sequence: Number(row.sequence),
    logId: String(row.log_id),
    type: String(row.type),
    version: Number(row.version),
    recordedAt: String(row.recorded_at),
    effectiveAt: String(row.effective_at),
    since: row.since === null ? null : String(row.since),
    actor: String(row.actor),
    changeId: String(row.change_id),
    payloadDigest: String(row.payload_digest),
  };
}

/** SHA-256 over the event's columns and the hash of the one before it, hexadecimal. */
export function hashLink(link: ChainLink): string {
  const columns = [
    link.previousHash,
    link.sequence,
    link.logId,
    link.type,
    link.version,
    link.recordedAt,
    link.effectiveAt,
    link.since,
    link.actor,
    link.changeId,
    link.payloadDigest,
  ];
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex');
}

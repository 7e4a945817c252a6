import canonicalize from 'canonicalize';
import type { Change } from '../domain/state.ts';

/**
 * An event as an entry of the public log (canonical JSON, RFC 8785): when it was said, and the salted digest of what it said. Who
 * said it and why is no part of it. It stays what it is whatever is taken out of the event.
 *
 * @returns `null`: what the change was read from said nothing of its digest
 */
export function publicEntry({ revision, type, recordedAt, at, since, seal }: Change): string | null {
  if (seal === undefined) return null;
  const { version, digest } = seal;
  const entry = { revision, type, version, recorded_at: recordedAt, effective_at: at, since, digest };
  return canonicalize(entry) ?? null;
}

/** What is shown of events to whoever computes their digests anew: see docs/machines.md. */
export function formatRecords(changes: readonly Change[]): string {
  const records = changes.map(({ revision, seal, isRedacted }) => ({
    revision,
    digest: seal?.digest ?? null,
    ...(isRedacted ? { redacted: true } : {}),
    shown: seal?.shown ?? null,
  }));
  return `${JSON.stringify({ records })}\n`;
}

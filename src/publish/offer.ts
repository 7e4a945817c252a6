import type { LiveRule, Manifest, SnapshotEntry } from './snapshot.ts';

/** A document of an offer. */
export interface OfferedDocument {
  /** Of the text, hexadecimal. */
  readonly sha256: string;
  /** Of the text (bytes). */
  readonly length: number;
  /** As it is sent (bytes). */
  readonly sent: number;
}

/**
 * What is signed: a generation as mirrors get it. All that anybody could ask the site for, and nothing else: no state that
 * pages were made from, and no words about what failed.
 */
export interface Offer {
  readonly kind: 'latarnia-generation';
  /** 1: no file holds more than one answer. */
  readonly format: 1 | 2;
  readonly generation: string;
  readonly revision: number;
  readonly log_id: string | null;
  /** Hash of the log's last event. */
  readonly head: string;
  readonly build: string;
  /** Wall clock, RFC 3339. */
  readonly created: string;
  /** Wall clock: when the site will say something else by itself. */
  readonly changes_at: string | null;
  /** The last revision that took something out of the log: what was published before it is not kept. */
  readonly redacted: number;
  readonly missing: Manifest['missing'];
  readonly live: readonly LiveRule[];
  /** Addresses that keep their last good bytes. */
  readonly failing: readonly string[];
  /** What stands at every address: the whole, then what differs from it. */
  readonly documents: readonly OfferedDocument[];
  /** The statement of keys that holds; 0: there is none. */
  readonly keys_version: number;
}

/** A document's text: entries, and of one that says what differs, the addresses that are gone. */
export interface OfferedEntries {
  readonly entries: Readonly<Record<string, SnapshotEntry>>;
  readonly gone: readonly string[];
}

/** The text of a document. What entries were made from says nothing to a mirror. */
export function entriesText(entries: Manifest['entries'], gone: readonly string[] = []): string {
  const bare = Object.entries(entries).map(([path, entry]) => [path, { ...entry, key: '' }]);
  return JSON.stringify({ entries: Object.fromEntries(bare), gone } satisfies OfferedEntries);
}

/** What an offer says of a generation beside its documents. */
export function offerOf(
  manifest: Manifest,
  documents: readonly OfferedDocument[],
  keysVersion: number,
): Offer {
  return {
    kind: 'latarnia-generation',
    format: 2,
    generation: manifest.id,
    revision: manifest.revision,
    log_id: manifest.logId,
    head: manifest.head,
    build: manifest.build,
    created: manifest.created,
    changes_at: manifest.changesAt,
    redacted: manifest.redacted ?? 0,
    missing: manifest.missing,
    live: manifest.live,
    failing: Object.keys(manifest.failing),
    documents,
    keys_version: keysVersion,
  };
}

import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { inParallel } from '../publish/in-parallel.ts';
import type { OfferedEntries } from '../publish/offer.ts';
import { MOST_BLOBS } from '../publish/offer-addresses.ts';
import { OfferedFolder } from '../publish/offered-folder.ts';
import { nextGenerationId } from '../publish/publisher.ts';
import { type Manifest, SNAPSHOT_FORMAT, type SnapshotEntry } from '../publish/snapshot.ts';
import { blobFiles } from '../publish/snapshot-reader.ts';
import { SnapshotWriter, sha256 } from '../publish/snapshot-writer.ts';
import { readEntries } from './offer-schema.ts';
import { type Origin, openDocument, type ReceivedOffer } from './origin.ts';
import { OfferGone, OriginError } from './origin-error.ts';
import type { WantedBlob } from './read-blobs.ts';

/** How many bytes are asked for at once, by what they are here (bytes). */
const BATCH = 8 * 2 ** 20;
/** So many answers are waited for, and so many files written, at the same time. */
const ANSWERS = 2;
const FILES = 8;
/** What has to be free beside what is fetched (bytes). */
const SPARE = 16 * 2 ** 20;

/** What was fetched of an offer. */
interface FetchedOffer {
  readonly entries: Manifest['entries'];
  readonly bytes: number;
}

/** The snapshot that a mirror keeps: the same format as the origin's, for the same front. */
export class MirroredSnapshot {
  readonly #folder: string;
  readonly #writer: SnapshotWriter;
  readonly #offered: OfferedFolder;

  /** @param folder the snapshot's folder, which is made where it is missing */
  constructor(folder: string) {
    this.#folder = folder;
    this.#writer = new SnapshotWriter(folder);
    this.#writer.forget();
    this.#offered = new OfferedFolder(folder);
  }

  /** What is served; `null`: nothing. */
  get held(): Manifest | null {
    return this.#writer.last();
  }

  /** Whether what is served lies here in full, as far as names and lengths tell. */
  get isWhole(): boolean {
    return this.#writer.last() !== null && this.#writer.isWhole();
  }

  /** Reads all that is served, and takes away what is not what its name says. @returns whether it is whole */
  verify(): boolean {
    const held = this.held;
    if (held === null) return false;
    let isWhole = true;
    for (const { blob, length } of filesIn(Object.values(held.entries))) {
      try {
        if (sha256(this.#writer.reader.blob({ blob, length })) === blob) continue;
      } catch {
        // As good as not there.
      }
      isWhole = false;
      rmSync(join(this.#folder, 'blobs', blob), { force: true });
    }
    if (!isWhole) this.#writer.forget();
    return isWhole;
  }

  /**
   * Fetches what is lacking of an offer. Nothing names it yet.
   *
   * @returns how many bytes' worth of files were fetched, and what stands at every address
   * @throws OriginError, OfferGone; whatever the disk throws
   */
  async fetch(origin: Origin, { offer }: ReceivedOffer): Promise<FetchedOffer> {
    const entries = await this.#fetchEntries(origin, offer.documents);
    const wanted = this.#lacking(entries);
    const bytes = wanted.reduce((sum, { length }) => sum + length, 0);
    this.#insistOnRoom(bytes);
    await this.#fetchBlobs(origin, wanted);
    return { entries, bytes };
  }

  /**
   * Serves an offer, all of which lies here.
   *
   * @param keys the statements of keys, to be handed on; `null`: there are none
   * @throws OfferGone when something of it was cleared away meanwhile; whatever the disk throws
   */
  async swap({ text, offer }: ReceivedOffer, { entries }: FetchedOffer, keys: string | null): Promise<void> {
    if (this.#lacking(entries).length > 0) throw new OfferGone();
    const before = this.#writer.last();
    const manifest: Manifest = {
      format: SNAPSHOT_FORMAT,
      id: nextGenerationId(
        offer.revision,
        new Date(offer.created),
        before?.id ?? this.#writer.reader.newestId(),
      ),
      revision: offer.revision,
      logId: offer.log_id,
      head: offer.head,
      build: offer.build,
      created: offer.created,
      changesAt: offer.changes_at,
      entries: this.#knownEntries(entries),
      missing: offer.missing,
      live: offer.live,
      failing: Object.fromEntries(offer.failing.map((path) => [path, ''])),
      redacted: offer.redacted,
    };
    if (keys !== null) await this.#offered.putKeys(keys);
    await this.#offered.putOffer(manifest.id, text);
    await this.#writer.publish(manifest);
    await this.#clear(manifest, offer, before);
  }

  /** Hands on an offer of what is served already, signed anew. */
  async renew(text: string, keys: string | null): Promise<void> {
    if (keys !== null) await this.#offered.putKeys(keys);
    if (this.held !== null) await this.#offered.putOffer(this.held.id, text);
  }

  async #fetchEntries(origin: Origin, documents: ReceivedOffer['offer']['documents']) {
    const entries: Record<string, SnapshotEntry> = {};
    for (const document of documents) {
      const { entries: given, gone }: OfferedEntries = readEntries(await this.#document(origin, document));
      Object.assign(entries, given);
      for (const path of gone) delete entries[path];
    }
    return entries;
  }

  async #document(origin: Origin, document: ReceivedOffer['offer']['documents'][number]): Promise<string> {
    const kept = await this.#offered.document(document.sha256);
    if (kept !== null) {
      try {
        return openDocument(document, kept);
      } catch {
        // Damaged here: it is fetched anew.
      }
    }
    const { compressed, text } = await origin.askDocument(document);
    await this.#offered.putDocument(document.sha256, compressed);
    return text;
  }

  /** What is the same as before is the same object: the manifest is written down as what differs. */
  #knownEntries(entries: Manifest['entries']): Manifest['entries'] {
    const before = this.held?.entries ?? {};
    const known = Object.entries(entries).map(([path, entry]) => {
      const last = before[path];
      return [path, last && isSameEntry(last, entry) ? last : entry] as const;
    });
    return Object.fromEntries(known);
  }

  #lacking(entries: Manifest['entries']): WantedBlob[] {
    const lacking = new Map<string, WantedBlob>();
    for (const { variants } of Object.values(entries)) {
      if (this.#writer.has(variants)) continue;
      for (const file of blobFiles(variants)) {
        if (!this.#writer.reader.hasBlob(file)) lacking.set(file.blob, { ...file, variants });
      }
    }
    return [...lacking.values()];
  }

  #insistOnRoom(bytes: number): void {
    const { bavail, bsize } = statfsSync(this.#folder);
    if (bavail * bsize >= bytes + SPARE) return;
    throw new OriginError(
      'disk.full',
      `The disk of ${this.#folder} has no room for what is published (${bytes} bytes more). Make room: what was taken before is still served.`,
    );
  }

  async #fetchBlobs(origin: Origin, wanted: readonly WantedBlob[]): Promise<void> {
    const lacking = new Set(wanted.map(({ blob }) => blob));
    await inParallel(batchesOf(wanted), ANSWERS, async (batch) => {
      const blobs = await origin.askBlobs(batch);
      await inParallel(blobs, FILES, async ({ blob, bytes }) => {
        await this.#writer.putBlob(bytes);
        lacking.delete(blob);
      });
    });
    if (lacking.size > 0) throw new OfferGone();
  }

  async #clear(manifest: Manifest, offer: ReceivedOffer['offer'], before: Manifest | null): Promise<void> {
    const isRedacted = (before?.redacted ?? 0) < offer.redacted;
    if (isRedacted) await this.#writer.forgetPast(new Set());
    else await this.#writer.collectGarbage(new Set());
    const names = new Set([manifest.id, ...offer.documents.map((one) => one.sha256)]);
    await this.#offered.clear(names, ...(isRedacted ? [0] : []));
  }
}

function isSameEntry(x: SnapshotEntry, y: SnapshotEntry): boolean {
  return JSON.stringify(inOrder(x)) === JSON.stringify(inOrder(y));
}

/** Of a mirror's own manifest the key is empty, too. */
function inOrder({ status, headers, variants, query, build, revision, part }: SnapshotEntry) {
  const bytes = variants.map((one) => [
    one.encoding,
    one.blob,
    one.offset,
    one.length,
    one.file,
    one.sha256,
    one.etag,
  ]);
  return [status, headers, bytes, query, build, revision, part];
}

function filesIn(entries: readonly SnapshotEntry[]): { readonly blob: string; readonly length: number }[] {
  const lengths = new Map<string, number>();
  for (const { variants } of entries) {
    for (const { blob, length } of blobFiles(variants)) lengths.set(blob, length);
  }
  return [...lengths].map(([blob, length]) => ({ blob, length }));
}

function* batchesOf(wanted: readonly WantedBlob[]): Generator<WantedBlob[]> {
  let batch: WantedBlob[] = [];
  let bytes = 0;
  for (const one of wanted) {
    if (batch.length > 0 && (batch.length === MOST_BLOBS || bytes + one.length > BATCH)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(one);
    bytes += one.length;
  }
  if (batch.length > 0) yield batch;
}

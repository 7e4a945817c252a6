import { compress } from './encode.ts';
import { latestStatement, signPayload } from './key-set.ts';
import { entriesText, type OfferedDocument, offerOf } from './offer.ts';
import { OfferedFolder } from './offered-folder.ts';
import { readSigningKeys, signingKeysMark } from './signing-keys.ts';
import { isComplete, type Manifest } from './snapshot.ts';
import { changesFrom, type SnapshotWriter, sha256 } from './snapshot-writer.ts';
import { Wakeable } from './wakeable.ts';

/** How often it is looked whether keys were announced, used or withdrawn (ms). */
const LOOK_EVERY = 1000;

interface OffererOptions {
  /** The snapshot's folder. */
  readonly folder: string;
  readonly dataDir: string;
  readonly writer: Pick<SnapshotWriter, 'lastWithBase'>;
  readonly onError: (error: unknown) => void;
}

/**
 * Offers what is published to mirrors: signs it and puts it beside the snapshot, once it is served. One offer at a time, the
 * last generation always in the end.
 */
export class Offerer {
  readonly #options: OffererOptions;
  readonly #folder: OfferedFolder;
  /** The whole manifest that was put down last, by its name, and its document. */
  #whole: { readonly id: string; readonly document: OfferedDocument } | null = null;
  /** Of the files of keys, when they were last read. */
  #mark = '';
  /** The last redaction that was offered: what was offered before another goes at once. */
  #redacted: number | undefined;
  readonly #offers = new Wakeable(() => this.#offer().catch((error) => this.#options.onError(error)));
  readonly #looking: NodeJS.Timeout;

  constructor(options: OffererOptions) {
    this.#options = options;
    this.#folder = new OfferedFolder(options.folder);
    this.#looking = setInterval(() => this.#look(), LOOK_EVERY).unref();
  }

  wake(): void {
    this.#offers.wake();
  }

  /** Resolves once the last generation is offered. */
  settled(): Promise<void> {
    return this.#offers.settled();
  }

  /** Finishes the offer under way, and makes no other. */
  stop(): Promise<void> {
    clearInterval(this.#looking);
    return this.#offers.stop();
  }

  #look(): void {
    if (this.#mark !== '' && signingKeysMark(this.#options.dataDir) !== this.#mark) this.wake();
  }

  async #offer(): Promise<void> {
    const { dataDir, writer } = this.#options;
    const last = writer.lastWithBase();
    // Of another one we are told in a moment.
    if (last === null || !isComplete(last.manifest)) return;
    const { manifest, base } = last;
    this.#mark = signingKeysMark(dataDir);
    const { present, next, set } = readSigningKeys(dataDir);
    const documents = await this.#putDocuments(manifest, base);
    const offer = offerOf(manifest, documents, latestStatement(set)?.version ?? 0);
    const signed = signPayload(
      'generation',
      JSON.stringify(offer),
      next === null ? [present] : [present, next],
    );
    // Before the offer that speaks of it.
    await this.#folder.putKeys(`${JSON.stringify(set)}\n`);
    await this.#folder.putOffer(manifest.id, `${JSON.stringify(signed)}\n`);
    // Making the keys anew changes the mark.
    this.#mark = signingKeysMark(dataDir);
    const names = new Set([manifest.id, ...documents.map((one) => one.sha256)]);
    await this.#folder.clear(names, ...(this.#redacted === manifest.redacted ? [] : [0]));
    this.#redacted = manifest.redacted;
  }

  async #putDocuments(manifest: Manifest, base: Manifest | null): Promise<OfferedDocument[]> {
    const changes = base && changesFrom(base, manifest);
    if (!base || !changes) return [await this.#putWhole(manifest)];
    return [await this.#putWhole(base), await this.#put(entriesText(changes.entries, changes.gone))];
  }

  async #putWhole({ id, entries }: Manifest): Promise<OfferedDocument> {
    if (this.#whole?.id === id) return this.#whole.document;
    const document = await this.#put(entriesText(entries));
    this.#whole = { id, document };
    return document;
  }

  async #put(text: string): Promise<OfferedDocument> {
    const bytes = Buffer.from(text);
    const hash = sha256(bytes);
    const compressed = await compress(bytes, 'br');
    await this.#folder.putDocument(hash, compressed);
    return { sha256: hash, length: bytes.length, sent: compressed.length };
  }
}

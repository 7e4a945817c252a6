import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BlobPart,
  CHANGES_FORMAT,
  type Manifest,
  type ManifestChanges,
  SNAPSHOT_FORMAT,
  type SnapshotEntry,
} from './snapshot.ts';

/** As both formats were before: still served until the site is published anew. In the first, every encoding had a blob of its own. */
const FORMER_FORMATS: ReadonlyMap<unknown, Stored['format']> = new Map<unknown, Stored['format']>([
  [1, SNAPSHOT_FORMAT],
  [2, CHANGES_FORMAT],
  [3, SNAPSHOT_FORMAT],
  [4, CHANGES_FORMAT],
]);
const FIRST_FORMATS: ReadonlySet<unknown> = new Set([1, 2]);

/** A file in `blobs`. */
interface BlobFile {
  /** Its name: SHA-256 of all that is in it, hexadecimal. */
  readonly blob: string;
  /** Bytes. */
  readonly length: number;
}

type Stored = Manifest | ManifestChanges;

/** A manifest as it was read, and the whole one that it needs, if it does. */
interface ReadManifest {
  readonly manifest: Manifest;
  readonly base: Manifest | null;
}

/** Reads the snapshot below a folder. Synchronous where it is not said: its files are few and small. */
export class SnapshotReader {
  readonly #folder: string;
  /** The whole manifest that was read last: the next ones most likely say what differs from it. */
  #whole: Manifest | null = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The name of the generation to serve; `null` when there is none yet. */
  currentId(): string | null {
    try {
      return readFileSync(join(this.#folder, 'current'), 'utf8').trim() || null;
    } catch {
      return null;
    }
  }

  /**
   * The manifest of a generation.
   * @throws when there is none by that name, or it is not of this format
   */
  manifest(id: string): Manifest {
    return this.readManifest(id).manifest;
  }

  /** The same, with the whole one that it says the difference from. @throws likewise */
  readManifest(id: string): ReadManifest {
    const stored = this.#parse(id);
    if (stored.format === SNAPSHOT_FORMAT) return { manifest: this.#keepWhole(stored), base: null };
    const { base: name, gone, ...rest } = stored;
    const base = this.#whole?.id === name ? this.#whole : this.#parse(name);
    if (base.format !== SNAPSHOT_FORMAT) throw new Error(`generation ${name} is not whole`);
    this.#keepWhole(base);
    const entries = { ...base.entries, ...rest.entries };
    for (const path of gone) delete entries[path];
    return { manifest: { ...rest, format: SNAPSHOT_FORMAT, entries }, base };
  }

  #keepWhole(manifest: Manifest): Manifest {
    this.#whole = manifest;
    return manifest;
  }

  #parse(id: string): Stored {
    const text = readFileSync(join(this.#folder, 'generations', `${id}.json`), 'utf8');
    const stored: unknown = JSON.parse(text);
    if (isStored(stored)) return ofThisFormat(stored);
    throw new Error(`generation ${id} is not of format ${SNAPSHOT_FORMAT} or ${CHANGES_FORMAT}`);
  }

  /** The generation to serve, or `null` when there is none or it cannot be read. */
  current(): Manifest | null {
    const id = this.currentId();
    if (id === null) return null;
    try {
      return this.manifest(id);
    } catch {
      return null;
    }
  }

  /** The generation to serve or, when it cannot be read, the newest that can; `null` when there is none. */
  newest(): Manifest | null {
    const current = this.current();
    if (current) return current;
    for (const id of this.#ids()) {
      try {
        return this.manifest(id);
      } catch {
        // As damaged as the one that should be served.
      }
    }
    return null;
  }

  /** The name of the newest generation, also of one that cannot be read; `null` when there is none. */
  newestId(): string | null {
    return this.#ids()[0] ?? null;
  }

  /** Names of generations, the newest first: they sort in the order in which they were made. */
  #ids(): string[] {
    try {
      return readdirSync(join(this.#folder, 'generations'))
        .filter((name) => /^\d+-.*\.json$/.test(name))
        .map((name) => name.slice(0, -'.json'.length))
        .sort()
        .reverse();
    } catch {
      return [];
    }
  }

  /** All that is in a file. @throws when it is not there, or not as long as it should be */
  blob({ blob, length }: BlobFile): Buffer {
    const bytes = readFileSync(this.#blobFile(blob));
    if (bytes.length === length) return bytes;
    throw new Error(`blob ${blob} has ${bytes.length} bytes instead of ${length}`);
  }

  /** Reads these bytes alone: with them may lie those of thousands of answers. @throws when they are not there in full */
  bytes(part: BlobPart): Buffer {
    const bytes = Buffer.alloc(part.length);
    const file = openSync(this.#blobFile(part.blob), 'r');
    try {
      return wholePart(bytes, part, readSync(file, bytes, 0, part.length, part.offset));
    } finally {
      closeSync(file);
    }
  }

  /** The same without keeping whoever else runs here waiting. */
  async readBytes(part: BlobPart): Promise<Buffer> {
    const bytes = Buffer.alloc(part.length);
    await using file = await open(this.#blobFile(part.blob));
    const { bytesRead } = await file.read(bytes, 0, part.length, part.offset);
    return wholePart(bytes, part, bytesRead);
  }

  /** Whether the file is there, in full. */
  hasBlob({ blob, length }: BlobFile): boolean {
    return statSync(this.#blobFile(blob), { throwIfNoEntry: false })?.size === length;
  }

  #blobFile(hash: string): string {
    return join(this.#folder, 'blobs', hash);
  }
}

/** The files that hold an answer: one, or in the first format one for each encoding. */
export function blobFiles(variants: readonly BlobPart[]): BlobFile[] {
  const ends = new Map<string, number>();
  for (const { blob, offset, length, file } of variants) {
    ends.set(blob, file ?? Math.max(ends.get(blob) ?? 0, offset + length));
  }
  return [...ends].map(([blob, length]) => ({ blob, length }));
}

function wholePart(bytes: Buffer, { blob, offset, length }: BlobPart, read: number): Buffer {
  if (read === length) return bytes;
  throw new Error(`blob ${blob} ends at ${offset + read}, and ${offset} to ${offset + length} are needed`);
}

/** A part of a blob that was read. @throws when the blob is shorter than the manifest says */
export function partOf(bytes: Buffer, { blob, offset, length }: BlobPart): Buffer {
  if (bytes.length >= offset + length) return bytes.subarray(offset, offset + length);
  throw new Error(
    `blob ${blob} has ${bytes.length} bytes, of which ${offset} to ${offset + length} are needed`,
  );
}

/** What was stored, as it would be stored now. */
function ofThisFormat(stored: Stored): Stored {
  const format = FORMER_FORMATS.get(stored.format);
  if (format === undefined) return stored;
  if (!FIRST_FORMATS.has(stored.format)) return Object.assign(stored, { format });
  const entries = Object.entries(stored.entries).map(([path, entry]): [string, SnapshotEntry] => {
    const variants = entry.variants.map((one) => ({ ...one, sha256: one.blob, offset: 0 }));
    return [path, { ...entry, variants }];
  });
  return Object.assign(stored, { format, entries: Object.fromEntries(entries) });
}

function isStored(value: unknown): value is Stored {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    (value.format === SNAPSHOT_FORMAT ||
      value.format === CHANGES_FORMAT ||
      FORMER_FORMATS.has(value.format)) &&
    'entries' in value &&
    typeof value.entries === 'object' &&
    value.entries !== null
  );
}

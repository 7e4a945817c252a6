import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '../domain/day.ts';
import type { Locale } from '../domain/locale.ts';
import type { LookupMaterial } from '../domain/lookup-answer.ts';
import type { LookupPhrases } from '../domain/lookup-explain.ts';
import type { NamedAccountRange, PanelId } from '../domain/panel.ts';
import type { SiteDayRule } from '../domain/site-day.ts';
import type { Encoding } from '../http/encodings.ts';

/**
 * The format of the snapshot on disk, and its reader: all that the front knows of the site.
 *
 *     <folder>/current               the name of the generation that is served; replaced by rename
 *     <folder>/generations/<id>.json a manifest: what every public address answers; whole, or what differs from a whole one
 *     <folder>/blobs/<sha256>        the bytes of one answer in each encoding, one after the other; or of several that change together
 *     <folder>/state/<id>.json       what the pages were made from; blobs hold its parts
 *
 * Nothing under a name in `blobs` or `generations` ever changes, so a reader needs no lock.
 */
export const SNAPSHOT_FORMAT = 5;
/** Of a manifest that says what differs from a whole one, so that a change costs what it changes. */
export const CHANGES_FORMAT = 6;
/** As both were before: still served until the site is published anew. In the first, every encoding had a blob of its own. */
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

/** Where bytes lie. */
export interface BlobPart {
  /** The name of the file in `blobs`. */
  readonly blob: string;
  /** Bytes before it in that file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  /** Of a file that other answers lie in as well: all of its bytes. */
  readonly file?: number;
}

/** The bytes of an answer in one encoding. */
export interface Variant extends BlobPart {
  readonly encoding: Encoding;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Strong, with its quotes. */
  readonly etag: string;
}

/** What one address answers. */
export interface SnapshotEntry {
  readonly status: number;
  /** Without those of the encoding, the ETag, the length and the revision. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Empty for an answer without a body. */
  readonly variants: readonly Variant[];
  /** Names of the query that change the answer: with one of them, backstage is asked. */
  readonly query: readonly string[];
  /** What it was made from: the hash of the build and of the view. */
  readonly key: string;
  /** A fingerprinted file, immutable: the build that first brought it. */
  readonly build?: string;
  /** The revision up to which the answer is current, where it stays behind its generation: it could not be made anew, or waits for the next. */
  readonly revision?: number;
  /** Nobody's answer, but what the front makes answers to the lookup's query from. Its name is no address. */
  readonly part?: 'lookup-page' | 'lookup-document';
  /** It is large, and hardly anybody asks for it: its bytes are read when somebody does. */
  readonly isRare?: true;
}

/** Under this name lies what an address answers to the lookup's query, in the language that the query may ask for. */
export function partName(path: string, lang: string | null = null): string {
  return `${path}?answers${lang === null ? '' : `&lang=${lang}`}`;
}

/** A text that lies ready, with the places where something is put in, by their names. */
export type Pieces = readonly (string | { readonly put: string })[];

/** What decides a lookup, whatever is typed. */
interface LookupGround {
  readonly locale: Locale;
  readonly panels: readonly NamedAccountRange[];
  /** The days on which what the site tells of began: "before the fire". Parts from before it could be said have none. */
  readonly failures?: readonly Day[];
  readonly clock: SiteDayRule;
}

/** A part `lookup-page`: its headers are those of a page that answers. Texts are plain, `answers` and pieces HTML. */
export interface LookupPagePart extends LookupGround {
  /** Where the page stands in the other language. */
  readonly twin: string;
  /** Places: title, candidates, why, answers, typed, checked, twin. */
  readonly answer: Pieces;
  /** Places: error, typed, checked, twin. */
  readonly refusal: Pieces;
  /** What there is to say of each panel. */
  readonly answers: Readonly<Record<PanelId, string>>;
  /** What the answer and its reasons, or the refusal, are put into words with. */
  readonly phrases: LookupPhrases;
}

/** A part `lookup-document`: its headers are those of an answer in JSON. */
export interface LookupDocumentPart extends LookupGround {
  readonly material: LookupMaterial;
  /** By the reason of the refusal: a whole problem document. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Addresses that only backstage can answer. */
export interface LiveRule {
  /** `/api/v1/lookup`, or with a slash at its end everything below it: `/staff/`. */
  readonly path: string;
  readonly methods: readonly string[];
}

/** A generation: a whole consistent site. */
export interface Manifest {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly id: string;
  /** The revision that it shows. */
  readonly revision: number;
  readonly logId: string | null;
  /** Hash of the event at `revision`; empty for an empty log. */
  readonly head: string;
  readonly build: string;
  /** Wall clock, RFC 3339. */
  readonly created: string;
  /** Wall clock: when the site will next say something else by itself. `null`: never. */
  readonly changesAt: string | null;
  readonly entries: Readonly<Record<string, SnapshotEntry>>;
  /** What unknown addresses answer: the first prefix that fits names the entry. */
  readonly missing: readonly (readonly [prefix: string, entry: string])[];
  readonly live: readonly LiveRule[];
  /** Addresses that could not be made anew and keep their last good bytes: why. */
  readonly failing: Readonly<Record<string, string>>;
  /** The last revision that took something out of the log; left out: nothing was. */
  readonly redacted?: number;
}

/** A manifest as it may lie on disk: what differs from a whole one. */
export interface ManifestChanges extends Omit<Manifest, 'format'> {
  readonly format: typeof CHANGES_FORMAT;
  /** The whole one: its name. */
  readonly base: string;
  /** Addresses of the whole one that are not there. */
  readonly gone: readonly string[];
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

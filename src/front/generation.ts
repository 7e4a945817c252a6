import { LOCALES } from '../domain/locale.ts';
import { versionsOf } from '../domain/versions-path.ts';
import type { Encoding } from '../http/encodings.ts';
import { encodePath } from '../http/paths.ts';
import {
  type LiveRule,
  type Manifest,
  partName,
  type SnapshotEntry,
  type Variant,
} from '../publish/snapshot.ts';
import { blobFiles, partOf, type SnapshotReader } from '../publish/snapshot-reader.ts';
import type { Ready } from './answers.ts';
import type { RequestKind } from './counts.ts';

/** What goes out for one address in one encoding, ready. */
export interface PrecomputedAnswer extends Ready {
  /** The 304; `null` when this answer has none. */
  readonly notModified: Ready | null;
  readonly etag: string;
  readonly encoding: Encoding;
}

/** What lies in a blob, by its name. What an earlier generation read is not read again. */
export type Blobs = Map<string, Buffer>;

/**
 * How long a generation is waited for whose coming the one before has told, and how long one request waits however many follow each other
 * (ms): it follows at once, or there is trouble. Shorter than the service worker waits for an answer, since what that keeps is older still.
 */
export const COMES_WITHIN = 5000;

/** A generation that is being served. Answers are made when they are first asked for, and kept. */
export class Generation {
  readonly manifest: Manifest;
  /** Until when it was certain that this is what the site says (ms since the epoch); `null`: it is. Looked at now and then. */
  outdated: number | null = null;
  /** The next one is about to come: whoever asks for what comes with it waits for that. */
  isFollowed = false;
  readonly #reader: SnapshotReader;
  readonly #blobs: Blobs;
  readonly #answers = new Map<SnapshotEntry, Map<Encoding, PrecomputedAnswer>>();
  readonly #entries: ReadonlyMap<string, SnapshotEntry>;
  readonly #parts: ReadonlyMap<string, SnapshotEntry>;
  /** Addresses that backstage answers as well, and better. */
  readonly #asked: ReadonlySet<string>;
  /** Addresses in the one spelling that is asked for, of which nothing but what is published is the answer. */
  readonly #simple: ReadonlyMap<string, SnapshotEntry>;
  /** By the name of its bytes, once a mirror asked. */
  #byBlob: ReadonlyMap<string, SnapshotEntry> | null = null;

  constructor(manifest: Manifest, reader: SnapshotReader, before: Generation | null) {
    this.manifest = manifest;
    this.#reader = reader;
    // Of a large site there are ten thousand addresses, and readers wait for all of this.
    const [entries, parts] = [new Map<string, SnapshotEntry>(), new Map<string, SnapshotEntry>()];
    for (const path in manifest.entries) {
      const entry = manifest.entries[path];
      if (entry !== undefined) (entry.part === undefined ? entries : parts).set(path, entry);
    }
    this.#entries = entries;
    this.#parts = parts;
    this.#asked = new Set(
      manifest.live.flatMap(({ path, methods }) =>
        methods.includes('GET') && entries.has(path) ? [path] : [],
      ),
    );
    const simple = new Map<string, SnapshotEntry>();
    for (const [path, entry] of entries) {
      const isSimple = !path.includes('?') && !this.#asked.has(path) && !parts.has(partName(path));
      if (isSimple) simple.set(encodePath(path), entry);
    }
    this.#simple = simple;
    this.#blobs = new Map();
    if (before !== null) this.#takeOver(before.#blobs);
  }

  #takeOver(read: Blobs): void {
    // The encodings of an answer lie in one file, and so do those of its neighbours.
    let last = '';
    for (const { variants } of this.#everything()) {
      for (const { blob } of variants) {
        if (blob === last) continue;
        last = blob;
        const known = read.get(blob);
        if (known) this.#blobs.set(blob, known);
      }
    }
  }

  /** The entry that a target without a query asks for, as it stands in the request, where nothing else comes into question. */
  simple(target: string): SnapshotEntry | undefined {
    return this.#simple.get(target);
  }

  entry(path: string): SnapshotEntry | undefined {
    return this.#entries.get(path);
  }

  /** Whether what is published at an address is shown only where backstage, which knows better, does not answer. */
  isAsked(path: string): boolean {
    return this.#asked.has(path);
  }

  /** What the answers to an address's query are made from; `lang` is the language that the query asks for. */
  part(path: string, lang: string | null = null): SnapshotEntry | undefined {
    const inLanguage = lang === null ? undefined : this.#parts.get(partName(path, lang));
    return inLanguage ?? this.#parts.get(partName(path));
  }

  /** Whether what an entry is to say now comes with the next generation in a moment. */
  isAwaited(entry: SnapshotEntry): boolean {
    return entry.isComing === true && this.isFollowed;
  }

  /** The same of anything that the answers of an address are made from. */
  awaits(path: string, search: string): boolean {
    if (!this.isFollowed) return false;
    const parts = [null, ...LOCALES].map((lang) => this.#parts.get(partName(path, lang)));
    const entries = [path, path + search, versionsOf(path)].map((one) => this.#entries.get(one));
    return [...parts, ...entries].some((entry) => entry?.isComing);
  }

  /** What an address that is not there answers. */
  missing(path: string): SnapshotEntry | undefined {
    const found = this.manifest.missing.find(([prefix]) => path.startsWith(prefix));
    return found && this.#entries.get(found[1]);
  }

  /** The rule by which backstage answers an address, if it does. */
  live(path: string): LiveRule | undefined {
    return this.manifest.live.find((rule) =>
      rule.path.endsWith('/') ? path.startsWith(rule.path) : path === rule.path,
    );
  }

  /**
   * The answer of an entry in the best encoding there is; `null` when the reader accepts none.
   * @throws when the bytes cannot be read
   */
  answer(entry: SnapshotEntry, accepted: readonly Encoding[]): PrecomputedAnswer | null {
    for (const encoding of accepted) {
      const known = this.#answers.get(entry)?.get(encoding);
      if (known) return known;
      const made = this.#makeAnswer(entry, encoding);
      if (made) return made;
    }
    return entry.variants.length === 0 ? this.#makeAnswer(entry, 'identity') : null;
  }

  /** The bytes that lie under a name, and an entry that has them; `null`: nothing that is served here. */
  blob(name: string): { readonly bytes: Buffer; readonly entry: SnapshotEntry } | null {
    this.#byBlob ??= new Map(
      [...this.#everything()].flatMap((entry) => entry.variants.map(({ blob }) => [blob, entry] as const)),
    );
    const entry = this.#byBlob.get(name);
    if (!entry) return null;
    if (!this.#blobs.has(name)) this.#read(entry.variants);
    const bytes = this.#blobs.get(name);
    return bytes ? { bytes, entry } : null;
  }

  /** Reads the bytes not read yet, for at most `budget` ms. Returns whether all are there now. */
  prime(budget: number): boolean {
    const end = performance.now() + budget;
    for (const { variants, isRare } of this.#everything()) {
      if (isRare || this.#hasAll(variants)) continue;
      if (performance.now() > end) return false;
      this.#read(variants);
    }
    return true;
  }

  *#everything(): Generator<SnapshotEntry> {
    yield* this.#entries.values();
    yield* this.#parts.values();
  }

  #makeAnswer(entry: SnapshotEntry, encoding: Encoding): PrecomputedAnswer | null {
    const variant = entry.variants.find((one) => one.encoding === encoding);
    if (!variant && entry.variants.length > 0) return null;
    const common = [
      ...entry.headers.flat(),
      ...(entry.variants.length > 1 ? ['Vary', 'Accept-Encoding'] : []),
      'Latarnia-Revision',
      String(entry.revision ?? this.manifest.revision),
    ];
    const validated = variant && entry.status === 200 ? [...common, 'ETag', variant.etag] : common;
    const counted = kindOf(entry);
    const answer: PrecomputedAnswer = {
      how: 'ready',
      counted,
      status: entry.status,
      headers: [
        ...validated,
        ...(variant && encoding !== 'identity' ? ['Content-Encoding', encoding] : []),
        'Content-Length',
        String(variant?.length ?? 0),
      ],
      notModified: variant && entry.status === 200 ? notModified(headersOf304(validated), counted) : null,
      etag: variant?.etag ?? '',
      body: variant ? this.#body(entry, variant) : null,
      encoding,
    };
    const answers = this.#answers.get(entry) ?? new Map<Encoding, PrecomputedAnswer>();
    this.#answers.set(entry, answers.set(encoding, answer));
    return answer;
  }

  #body({ variants }: SnapshotEntry, variant: Variant): Buffer {
    if (!this.#blobs.has(variant.blob)) this.#read(variants);
    return partOf(this.#blobs.get(variant.blob) ?? Buffer.alloc(0), variant);
  }

  #hasAll(variants: readonly Variant[]): boolean {
    let last = '';
    for (const { blob } of variants) {
      if (blob !== last && !this.#blobs.has(blob)) return false;
      last = blob;
    }
    return true;
  }

  #read(variants: readonly Variant[]): void {
    for (const file of blobFiles(variants)) {
      if (!this.#blobs.has(file.blob)) this.#blobs.set(file.blob, this.#reader.blob(file));
    }
  }
}

/** A page, a file that belongs to one, or what machines read. */
export function kindOf({ status, headers, build }: SnapshotEntry): RequestKind {
  if (status === 404) return 'other';
  if (build !== undefined) return 'asset';
  const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? 'text/html';
  if (type.startsWith('text/html')) return 'page';
  return /^(font|image\/(?!svg))|^(text|application)\/(css|javascript|manifest)/.test(type)
    ? 'asset'
    : 'document';
}

/** What a 304 says (RFC 9110, 15.4.5), and the revision. The rest belongs to the ETag: who has that has them. */
const OF_304 = /^(cache-control|cdn-cache-control|vary|etag|latarnia-revision|access-control-.+)$/i;

export function notModified(headers: string[], counted: RequestKind): Ready {
  return { how: 'ready', counted, status: 304, headers, body: null, encoding: null };
}

function headersOf304(headers: readonly string[]): string[] {
  return headers.filter((_, index) => OF_304.test(headers[index - (index % 2)] ?? ''));
}

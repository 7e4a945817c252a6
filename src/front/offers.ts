import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { matchesEtag } from '../http/etags.ts';
import { type BlobForm, frameHead, isSharedFile, shortenBlob } from '../publish/blob-wire.ts';
import {
  BLOBS_ADDRESS,
  DOCUMENTS_ADDRESS,
  KEYS_ADDRESS,
  MOST_BLOBS,
  OFFER_ADDRESS,
  OFFERED,
  OFFERS,
} from '../publish/offer-addresses.ts';
import { partOf } from '../publish/snapshot-reader.ts';
import { type FrontAnswer, laterOf, type Ready, readyOf } from './answers.ts';
import { etagOf } from './etag-of.ts';
import type { Generation } from './generation.ts';
import { methodRefusal } from './methods.ts';
import { OWN_HEADERS } from './own-headers.ts';
import { plainAnswer } from './plain.ts';
import { type FrontQuestion, isRead } from './question.ts';

/** How often it is looked whether something else is offered (ms). */
const LOOK_EVERY = 100;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
/** Shared caches may answer at once, for a second. */
const ASKED_EACH_TIME = { 'Cache-Control': 'no-cache', 'CDN-Cache-Control': 'public, max-age=1' };
/** Named by its own hash. */
const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const SHA256 = /^[0-9a-f]{64}$/;

/** A file that was read, and when it was last looked at. */
interface KeptFile {
  readonly path: string;
  readonly mark: number;
  readonly body: Buffer;
  readonly etag: string;
  lookedAt: number;
}

/**
 * Answers mirrors, which fetch what is served here: the signed offer and keys, the documents that it names, and bytes. It all
 * lies in memory or on disk; backstage is not asked.
 */
export class Offers {
  readonly #folder: string;
  readonly #kept = new Map<'offer' | 'keys', KeptFile>();
  /** Bytes that lie uncompressed in the snapshot, compressed when a mirror first asked. */
  readonly #compressed = new WeakMap<Buffer, Promise<Buffer>>();

  /** @param snapshot the snapshot's folder */
  constructor(snapshot: string) {
    this.#folder = join(snapshot, OFFERED);
  }

  /** @returns `null`: the address is none of these */
  answer(asked: FrontQuestion, generation: Generation, path: string): FrontAnswer | null {
    if (!path.startsWith(OFFERS)) return null;
    if (!isRead(asked)) return methodRefusal(path, ['GET', 'HEAD']);
    if (path === OFFER_ADDRESS) return this.#offered(asked, 'offer', `${generation.manifest.id}.json`);
    if (path === KEYS_ADDRESS) return this.#offered(asked, 'keys', 'keys.json');
    if (path.startsWith(DOCUMENTS_ADDRESS)) return this.#document(path, path.slice(DOCUMENTS_ADDRESS.length));
    if (!path.startsWith(BLOBS_ADDRESS)) return plainAnswer(404, { path });
    const names = path.slice(BLOBS_ADDRESS.length).split('.');
    if (names.length > MOST_BLOBS || !names.every((name) => SHA256.test(name))) {
      return plainAnswer(404, { path });
    }
    return laterOf(() => this.#blobs(generation, names));
  }

  #offered(asked: FrontQuestion, what: 'offer' | 'keys', name: string): Ready {
    const file = this.#read(what, join(this.#folder, name));
    // A generation that was just taken up is offered in a moment; what an older release published never was.
    if (file === null) return plainAnswer(503, { path: asked.target, words: NOT_OFFERED });
    const headers = { ...OWN_HEADERS, ...ASKED_EACH_TIME, ETag: file.etag };
    if (matchesEtag(asked.headers['if-none-match'], file.etag)) return readyOf(304, headers);
    return bytesAnswer({ ...headers, 'Content-Type': 'application/json' }, file.body);
  }

  /** What was read of it last goes on being offered until there is another. */
  #read(what: 'offer' | 'keys', path: string): KeptFile | null {
    const known = this.#kept.get(what) ?? null;
    const now = performance.now();
    // Keys are hardly ever asked for, and never older than the offer that speaks of them.
    if (what === 'offer' && known?.path === path && now - known.lookedAt < LOOK_EVERY) return known;
    try {
      const { mtimeMs: mark } = statSync(path);
      if (known?.path === path && known.mark === mark) {
        known.lookedAt = now;
        return known;
      }
      const body = readFileSync(path);
      const file = { path, mark, body, etag: etagOf(body), lookedAt: now };
      this.#kept.set(what, file);
      return file;
    } catch {
      return known;
    }
  }

  #document(path: string, sha256: string): FrontAnswer {
    if (!SHA256.test(sha256)) return plainAnswer(404, { path });
    return laterOf(() =>
      readFile(join(this.#folder, `${sha256}.br`)).then(
        (body) => bytesAnswer({ ...OWN_HEADERS, ...FOR_EVER, ...BYTES }, body),
        () => plainAnswer(404, { path }),
      ),
    );
  }

  /** Those that are not served here any more are left out: the mirror begins anew. */
  async #blobs(generation: Generation, names: readonly string[]): Promise<Ready> {
    const parts: Buffer[] = [];
    for (const name of new Set(names)) parts.push(...(await this.#frame(generation, name)));
    const isWhole = parts.length > 0;
    return bytesAnswer({ ...OWN_HEADERS, ...(isWhole ? FOR_EVER : {}), ...BYTES }, Buffer.concat(parts));
  }

  async #frame(generation: Generation, name: string): Promise<Buffer[]> {
    const found = generation.blob(name);
    if (found === null) return [];
    const { bytes, entry } = found;
    const short = shortenBlob(entry.variants);
    if (short) {
      return framed(
        name,
        'short',
        short.sent.map((part) => partOf(bytes, part)),
      );
    }
    if (entry.part === undefined && !isSharedFile(entry.variants)) return framed(name, 'whole', [bytes]);
    const compressing = this.#compressed.get(bytes) ?? promisify(brotliCompress)(bytes, BROTLI);
    this.#compressed.set(bytes, compressing);
    return framed(name, 'br', [await compressing]);
  }
}

const BYTES = { 'Content-Type': 'application/octet-stream' };

const NOT_OFFERED = [
  'Kopii tej strony nie można teraz pobrać.',
  'There is nothing here for mirrors right now.',
] as const;

function framed(name: string, form: BlobForm, parts: readonly Buffer[]): Buffer[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [Buffer.from(frameHead(name, form, length)), ...parts];
}

function bytesAnswer(headers: Readonly<Record<string, string>>, body: Buffer): Ready {
  return readyOf(200, { ...headers, 'Content-Length': String(body.length) }, body);
}

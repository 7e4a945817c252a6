import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
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
import { partOf } from '../publish/snapshot.ts';
import { etagOf } from './etag-of.ts';
import type { Generation } from './generation.ts';
import { logError } from './log.ts';
import { isRead, refuseMethod } from './methods.ts';
import { OWN_HEADERS } from './own-headers.ts';
import { answerPlainly } from './plain.ts';

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

  /** @returns whether the address is one of these */
  answer(request: IncomingMessage, response: ServerResponse, generation: Generation, path: string): boolean {
    if (!path.startsWith(OFFERS)) return false;
    if (!isRead(request)) {
      refuseMethod(response, path, ['GET', 'HEAD']);
      return true;
    }
    if (path === OFFER_ADDRESS) {
      this.#sendKept(request, response, 'offer', `${generation.manifest.id}.json`);
    } else if (path === KEYS_ADDRESS) {
      this.#sendKept(request, response, 'keys', 'keys.json');
    } else if (path.startsWith(DOCUMENTS_ADDRESS)) {
      this.#sendDocument(request, response, path.slice(DOCUMENTS_ADDRESS.length));
    } else if (path.startsWith(BLOBS_ADDRESS)) {
      const names = path.slice(BLOBS_ADDRESS.length).split('.');
      this.#sendBlobs(request, response, generation, names).catch((error) => {
        logError('bytes could not be sent to a mirror', error);
        response.destroy();
      });
    } else answerPlainly(response, 404, { path });
    return true;
  }

  #sendKept(request: IncomingMessage, response: ServerResponse, what: 'offer' | 'keys', name: string): void {
    const file = this.#read(what, join(this.#folder, name));
    if (file === null) {
      // A generation that was just taken up is offered in a moment; what an older release published never was.
      answerPlainly(response, 503, { path: request.url ?? '/', words: NOT_OFFERED });
      return;
    }
    const headers = { ...OWN_HEADERS, ...ASKED_EACH_TIME, ETag: file.etag };
    if (matchesEtag(request.headers['if-none-match'], file.etag)) {
      response.writeHead(304, headers);
      response.end();
      return;
    }
    send(request, response, { ...headers, 'Content-Type': 'application/json' }, file.body);
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

  #sendDocument(request: IncomingMessage, response: ServerResponse, sha256: string): void {
    const path = request.url ?? '/';
    if (!SHA256.test(sha256)) {
      answerPlainly(response, 404, { path });
      return;
    }
    readFile(join(this.#folder, `${sha256}.br`)).then(
      (body) => send(request, response, { ...OWN_HEADERS, ...FOR_EVER, ...BYTES }, body),
      () => answerPlainly(response, 404, { path }),
    );
  }

  /** Those that are not served here any more are left out: the mirror begins anew. */
  async #sendBlobs(
    request: IncomingMessage,
    response: ServerResponse,
    generation: Generation,
    names: readonly string[],
  ): Promise<void> {
    if (names.length > MOST_BLOBS || !names.every((name) => SHA256.test(name))) {
      answerPlainly(response, 404, { path: request.url ?? '/' });
      return;
    }
    const parts: Buffer[] = [];
    for (const name of new Set(names)) parts.push(...(await this.#frame(generation, name)));
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const isWhole = parts.length > 0;
    response.writeHead(200, {
      ...OWN_HEADERS,
      ...(isWhole ? FOR_EVER : {}),
      ...BYTES,
      'Content-Length': length,
    });
    if (request.method !== 'HEAD') for (const part of parts) response.write(part);
    response.end();
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

function send(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): void {
  response.writeHead(200, { ...headers, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

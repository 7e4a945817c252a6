import type { Offer, OfferedDocument } from '../publish/offer.ts';
import { BLOBS_ADDRESS, DOCUMENTS_ADDRESS, KEYS_ADDRESS, OFFER_ADDRESS } from '../publish/offer-addresses.ts';
import { sha256 } from '../publish/snapshot-writer.ts';
import { OriginConnection } from './fetch-bounded.ts';
import { OfferGone, OriginError } from './origin-error.ts';
import { decompress, longestAnswer, readBlobs, type WantedBlob } from './read-blobs.ts';

/** An offer names no bytes: it is short (bytes). */
const LONGEST_OFFER = 4 * 2 ** 20;
const LONGEST_KEYS = 2 ** 20;
/** How long the look may take (ms). */
const LOOK_LIMIT = 5000;
/** How long bytes may take: this, and what they need at the slowest that is put up with (ms, bytes a ms). */
const BYTES_LIMIT = 10_000;
const SLOWEST = 64;

/** An offer as it came, and what was read in it. */
export interface ReceivedOffer {
  /** With its signatures, to be handed on as it is. */
  readonly text: string;
  readonly offer: Offer;
}

/** One site that is mirrored, or a mirror of it: asks it, and believes nothing. */
export class Origin {
  readonly url: URL;
  readonly #connection = new OriginConnection();
  readonly #signal: AbortSignal;
  #etag: string | null = null;

  constructor(url: URL, signal: AbortSignal) {
    this.url = url;
    this.#signal = signal;
  }

  /** The offer as it came; `null`: it is the one that came last. @throws OriginError */
  async askOffer(): Promise<string | null> {
    const { status, etag, body } = await this.#connection.fetch(this.#at(OFFER_ADDRESS), {
      limit: LONGEST_OFFER,
      deadline: LOOK_LIMIT,
      etag: this.#etag,
      signal: this.#signal,
    });
    if (status === 304) return null;
    if (status === 404) throw new OriginError('mirror.unreachable', 'it offers nothing to mirrors');
    this.#etag = etag;
    return body.toString('utf8');
  }

  /** The next look asks for the offer as if none had come. */
  forget(): void {
    this.#etag = null;
  }

  /** @throws OriginError */
  async askKeys(): Promise<string> {
    const { status, body } = await this.#connection.fetch(this.#at(KEYS_ADDRESS), {
      limit: LONGEST_KEYS,
      deadline: LOOK_LIMIT,
      signal: this.#signal,
    });
    if (status !== 200) throw new OriginError('mirror.unreachable', `it answers ${status} to keys`);
    return body.toString('utf8');
  }

  /**
   * A document, compressed as it came, and its text.
   *
   * @throws OriginError when it is not what was signed; OfferGone when it is not there any more
   */
  async askDocument({ sha256: hash, length, sent }: OfferedDocument) {
    const { status, body } = await this.#fetchBytes(`${DOCUMENTS_ADDRESS}${hash}`, sent);
    if (status !== 200) throw new OfferGone();
    return { compressed: body, text: openDocument({ sha256: hash, length }, body) };
  }

  /** Those of the blobs that it has, in no particular order. @throws OriginError when one is not what was signed */
  async askBlobs(wanted: readonly WantedBlob[]) {
    const names = wanted.map(({ blob }) => blob).join('.');
    const { body } = await this.#fetchBytes(`${BLOBS_ADDRESS}${names}`, longestAnswer(wanted));
    return readBlobs(body, new Map(wanted.map((one) => [one.blob, one])));
  }

  close(): void {
    this.#connection.close();
  }

  #fetchBytes(address: string, limit: number) {
    return this.#connection.fetch(this.#at(address), {
      limit,
      deadline: Math.ceil(BYTES_LIMIT + limit / SLOWEST),
      signal: this.#signal,
    });
  }

  #at(address: string): URL {
    return new URL(address, this.url);
  }
}

/** The text of a document that was fetched, or lies here. @throws OriginError when it is not what was signed */
export function openDocument(
  { sha256: hash, length }: Pick<OfferedDocument, 'sha256' | 'length'>,
  compressed: Buffer,
): string {
  const bytes = decompress(compressed, length);
  if (bytes.length === length && sha256(bytes) === hash) return bytes.toString('utf8');
  throw new OriginError('mirror.refused', 'A document is not the one that was signed.');
}

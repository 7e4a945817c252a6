import { brotliDecompressSync } from 'node:zlib';
import { type BlobForm, FORMS, shortenBlob } from '../publish/blob-wire.ts';
import type { Variant } from '../publish/snapshot.ts';
import { partOf } from '../publish/snapshot-reader.ts';
import { sha256 } from '../publish/snapshot-writer.ts';
import { OriginError } from './origin-error.ts';

/** A blob that is lacking: what its answer says of it. */
export interface WantedBlob {
  readonly blob: string;
  /** Bytes. */
  readonly length: number;
  readonly variants: readonly Variant[];
}

/** The longest line in front of a blob (bytes). */
const HEAD = 100;

/** The most bytes that an answer with these blobs may have. */
export function longestAnswer(wanted: readonly WantedBlob[]): number {
  // What does not get smaller by being compressed gets a little larger.
  return wanted.reduce((sum, { length }) => sum + length + Math.ceil(length / 100) + HEAD + 64, 0);
}

/**
 * Takes an answer with blobs apart. Each is put together again and compared with its name.
 *
 * @throws OriginError when something in it is not what was asked for
 */
export function* readBlobs(
  answer: Buffer,
  wanted: ReadonlyMap<string, WantedBlob>,
): Generator<{ readonly blob: string; readonly bytes: Buffer }> {
  let at = 0;
  while (at < answer.length) {
    const end = answer.subarray(at, at + HEAD).indexOf('\n');
    const [blob = '', form = '', said = ''] = answer.toString('latin1', at, at + Math.max(end, 0)).split(' ');
    const one = wanted.get(blob);
    const length = Number(said);
    const isRight = end > 0 && one !== undefined && isForm(form) && /^\d{1,10}$/.test(said);
    if (!isRight || at + end + 1 + length > answer.length) throw refused('bytes that nobody asked for');
    const start = at + end + 1;
    yield { blob, bytes: restore(one, form, answer.subarray(start, start + length)) };
    at = start + length;
  }
}

function restore(wanted: WantedBlob, form: BlobForm, sent: Buffer): Buffer {
  const bytes = unpack(wanted, form, sent);
  const isRight =
    bytes.length === wanted.length &&
    sha256(bytes) === wanted.blob &&
    wanted.variants.every(
      (variant) => variant.blob !== wanted.blob || sha256(partOf(bytes, variant)) === variant.sha256,
    );
  if (!isRight) throw refused('bytes that are not those of their name');
  return bytes;
}

/** Never more is unpacked than what was signed says that it is. */
function unpack({ length, variants }: WantedBlob, form: BlobForm, sent: Buffer): Buffer {
  if (form === 'whole') return sent;
  if (form === 'br') return decompress(sent, length);
  const short = shortenBlob(variants);
  if (!short) throw refused('bytes in a form that they do not have');
  const whole = Buffer.alloc(length);
  let at = 0;
  for (const part of short.sent) {
    sent.copy(whole, part.offset, at, at + part.length);
    at += part.length;
  }
  decompress(partOf(whole, short.brotli), short.identity.length).copy(whole, short.identity.offset);
  return whole;
}

/** @throws OriginError when it is no brotli, or longer than `limit` bytes */
export function decompress(bytes: Buffer, limit: number): Buffer {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, limit) });
  } catch {
    throw refused('bytes that cannot be unpacked, or are longer than it says');
  }
}

function isForm(text: string): text is BlobForm {
  return FORMS.some((form) => form === text);
}

function refused(what: string): OriginError {
  return new OriginError('mirror.refused', `It sends ${what}.`);
}

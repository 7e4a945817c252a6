import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { Encoding } from '../http/encodings.ts';

/** Smaller bodies are not worth compressing (bytes). */
const WORTH_COMPRESSING = 256;
/** zlib takes no smaller pieces (bytes). */
const MIN_CHUNK = 64;
/** Up to this size the better brotli is quick enough, and better (bytes). */
const SMALL = 128 * 1024;
/** From here on every encoder has to be quick (bytes). */
const LARGE = 1024 * 1024;

/** What is tried, the smallest first. */
const COMPRESSED = ['br', 'gzip'] as const satisfies readonly Encoding[];
const GZIP = ['gzip'] as const;

const COMPRESSIBLE = /^(text\/|image\/svg|application\/(json|[\w.+-]*\+(json|xml)|xml|javascript|manifest))/;

export interface Encoded {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
}

/** With one core there is nobody to hand the work to: asking a thread and waiting for it costs as much again. */
const IS_ALONE = availableParallelism() === 1;

/**
 * A body in every encoding that makes it smaller, and as it is. Off the event loop, in zlib's threads, except where there
 * is one core and the body is not large.
 *
 * @param isFinal the bytes will not change again soon, so they are worth the slowest brotli
 * @param isSmall for programs, one of many that change together: gzip is worth it alone
 */
export async function encodeBody(
  body: Buffer,
  contentType: string,
  { isFinal = false, isSmall = false } = {},
): Promise<Encoded[]> {
  const identity: Encoded = { encoding: 'identity', bytes: body };
  if (body.length === 0) return [];
  if (body.length < WORTH_COMPRESSING || !COMPRESSIBLE.test(contentType)) return [identity];
  const compressed = await Promise.all(
    (isSmall ? GZIP : COMPRESSED).map(
      async (encoding): Promise<Encoded> => ({
        encoding,
        bytes: await compress(body, encoding, { isFinal }),
      }),
    ),
  );
  return [...compressed.filter(({ bytes }) => bytes.length < body.length), identity];
}

/** A body in one encoding, whatever becomes of its length; see `encodeBody`. */
export async function compress(
  body: Buffer,
  encoding: (typeof COMPRESSED)[number],
  { isFinal = false, isAlone = IS_ALONE } = {},
): Promise<Buffer> {
  // One piece of output and one turn of a thread, not one for each 16 KB.
  const chunkSize = Math.max(MIN_CHUNK, body.length);
  const isHere = isAlone && !isFinal && body.length <= LARGE;
  if (encoding === 'br') {
    const options = { params: brotliParameters(body.length, isFinal), chunkSize };
    return isHere ? brotliCompressSync(body, options) : promisify(brotliCompress)(body, options);
  }
  const options = { level: body.length > LARGE ? 6 : 9, chunkSize };
  return isHere ? gzipSync(body, options) : promisify(gzip)(body, options);
}

/**
 * Pages repeat themselves nearby: with a window of 64 KB quality 5 takes about 1 ms a page of 31 KB, two thirds of what 7
 * takes for 0.4 % less, and with Node's default window of 4 MB 9 takes 70 to 100 ms. Of large bodies 4 makes less than 5
 * does, in two thirds of the time. 11 is ten times slower still.
 */
function brotliParameters(length: number, isFinal: boolean): Record<number, number> {
  const { quality, window } = isFinal
    ? { quality: 11, window: 22 }
    : length <= SMALL
      ? { quality: 5, window: 16 }
      : { quality: 4, window: 18 };
  return {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: window,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  };
}

import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compress, encodeBody } from '../../../src/publish/encode.ts';

const page = (length: number) =>
  Buffer.from('<p>A page that is worth compressing.</p>\n'.repeat(length / 40));

describe('a body', () => {
  test.each([
    ['of a page', 30_000],
    ['of a large page', 600_000],
    ['of a document', 1_200_000],
  ])('%s is the same bytes whether a thread compresses it or this one', async (_, length) => {
    for (const encoding of ['br', 'gzip'] as const) {
      const [here, there] = await Promise.all(
        [true, false].map((isAlone) => compress(page(length), encoding, { isAlone })),
      );
      expect(here?.equals(there ?? Buffer.alloc(0))).toBe(true);
      const text = encoding === 'br' ? brotliDecompressSync(here ?? '') : gunzipSync(here ?? '');
      expect(text.equals(page(length))).toBe(true);
    }
  });

  test('is compressed where that is worth it, brotli first, and is there as it is', async () => {
    const encodings = async (body: Buffer, type: string) =>
      (await encodeBody(body, type)).map(({ encoding }) => encoding);
    expect(await encodings(page(30_000), 'text/html')).toEqual(['br', 'gzip', 'identity']);
    expect(await encodings(page(30_000), 'font/woff2')).toEqual(['identity']);
    expect(await encodings(Buffer.from('short'), 'text/html')).toEqual(['identity']);
    expect(await encodings(Buffer.alloc(0), 'text/html')).toEqual([]);
  });
});

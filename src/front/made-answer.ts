import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chooseEncoding, type Encoding } from '../http/encodings.ts';
import { type FrontAnswer, laterOf, type Ready } from './answers.ts';
import type { RequestKind } from './counts.ts';
import { plainAnswer } from './plain.ts';
import type { FrontQuestion } from './question.ts';

/** How many are compressed at the same time; more go out as they are. */
const CONCURRENCY = 16;
/** Of brotli and of gzip: an answer is made for one reader, once. */
const QUALITY = 4;
const LEVEL = 5;

/** Of the answer that lay ready: what is true of its bytes alone, and what caches may do with it. */
const NOT_TAKEN_OVER =
  /^(etag|last-modified|content-length|content-encoding|vary|cache-control|expires|age|[a-z-]+-cache-control|surrogate-.*)$/i;

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: LEVEL }),
};

let compressing = 0;

/** What was made for this reader alone: no cache keeps it, and nobody asks whether it is still the same. */
export function madeAnswer(
  asked: Pick<FrontQuestion, 'target' | 'headers'>,
  ready: Pick<Ready, 'headers'>,
  made: {
    readonly status: number;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly counted: RequestKind;
  },
): FrontAnswer {
  const { counted } = made;
  const body = Buffer.from(made.body);
  const encoding = chooseEncoding(asked.headers['accept-encoding'], body.length, compressing >= CONCURRENCY);
  if (encoding === null) return { ...plainAnswer(406, { path: asked.target }), counted };
  const send = (bytes: Buffer): Ready => ({
    how: 'ready',
    counted,
    status: made.status,
    headers: headersOf(ready.headers, {
      ...made.headers,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      'Content-Length': String(bytes.length),
    }),
    body: bytes,
    encoding: null,
  });
  if (encoding === 'identity') return send(body);
  return laterOf(async () => send(await compressCounted(body, encoding)), counted);
}

/** Those that are taken over, each once: what is said anew takes its place. */
function headersOf(taken: readonly string[], own: Readonly<Record<string, string>>): string[] {
  const said = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const kept: string[] = [];
  for (let index = 0; index < taken.length; index += 2) {
    const name = taken[index] ?? '';
    if (!NOT_TAKEN_OVER.test(name) && !said.has(name.toLowerCase())) kept.push(name, taken[index + 1] ?? '');
  }
  return [...kept, ...Object.entries(own).flat()];
}

async function compressCounted(body: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  compressing += 1;
  try {
    return await compressors[encoding](body);
  } finally {
    compressing -= 1;
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { chooseEncoding, type Encoding } from '../http/encodings.ts';
import type { PrecomputedAnswer } from './generation.ts';
import { logError } from './log.ts';
import { answerPlainly } from './plain.ts';

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

/** Sends what was made for this reader alone: no cache keeps it, and nobody asks whether it is still the same. */
export function sendMade(
  request: IncomingMessage,
  response: ServerResponse,
  ready: Pick<PrecomputedAnswer, 'headers'>,
  made: {
    readonly status: number;
    readonly body: string;
    readonly headers?: Readonly<Record<string, string>>;
  },
): void {
  const body = Buffer.from(made.body);
  const encoding = chooseEncoding(
    request.headers['accept-encoding'],
    body.length,
    compressing >= CONCURRENCY,
  );
  if (encoding === null) {
    answerPlainly(response, 406, { path: request.url ?? '/' });
    return;
  }
  const send = (bytes: Buffer) => {
    if (response.destroyed) return;
    for (let index = 0; index < ready.headers.length; index += 2) {
      const name = ready.headers[index] ?? '';
      if (!NOT_TAKEN_OVER.test(name)) response.setHeader(name, ready.headers[index + 1] ?? '');
    }
    response.writeHead(made.status, {
      ...made.headers,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      'Content-Length': bytes.length,
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
  if (encoding === 'identity') {
    send(body);
    return;
  }
  compressCounted(body, encoding).then(send, (error) => {
    logError('an answer could not be compressed', error);
    answerPlainly(response, 500, { path: request.url ?? '/' });
  });
}

async function compressCounted(body: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  compressing += 1;
  try {
    return await compressors[encoding](body);
  } finally {
    compressing -= 1;
  }
}

import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { keyLine, signPayload } from '../../../src/publish/key-set.ts';
import { signingKey } from '../../../src/publish/signature.ts';
import { signingKeyFile } from '../../../src/publish/signing-keys.ts';
import { sha256 } from '../../../src/publish/snapshot-writer.ts';
import { type Between, openMirror, standBetween, startOrigin } from '../../support/mirror.ts';
import { COMPRESSIBLE, planOf } from '../../support/snapshot.ts';

const PAGES = { '/': { text: `home ${COMPRESSIBLE}` }, '/404/': { text: 'not here', status: 404 } };

const BOMB = brotliCompressSync(Buffer.alloc(2 ** 22), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 3 },
});

type Meddling = Between['meddle'];

/** Does something with the answers to addresses that hold these words. */
function meddleWith(part: string, meddle: (...args: Parameters<Meddling>) => void): Meddling {
  return (asked, response, answer) => {
    if (!asked.url?.includes(part)) return false;
    meddle(asked, response, answer);
    return true;
  };
}

/** Answers with what is made of the right answer. */
function answerWith(part: string, make: (right: Buffer) => Buffer): Meddling {
  return meddleWith(part, (_, response, answer) => {
    answer().then((right) => response.end(make(right)));
  });
}

const HOSTILE: readonly (readonly [name: string, meddle: Meddling, why: string])[] = [
  [
    'an answer without end',
    meddleWith('generation.json', (_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536, 'x')));
      };
      response.on('drain', more);
      more();
    }),
    'longer than the',
  ],
  [
    'a length that is too large',
    meddleWith('generation.json', (_, response) => {
      response.writeHead(200, { 'Content-Length': 2 ** 40 });
      response.write('x');
    }),
    'longer than the',
  ],
  [
    'a connection that breaks off in the middle of bytes',
    meddleWith('/blobs/', (_, response, answer) => {
      answer().then((right) => {
        response.writeHead(200, { 'Content-Length': right.length });
        response.write(right.subarray(0, right.length / 2));
        setImmediate(() => response.destroy());
      });
    }),
    'aborted',
  ],
  [
    'bytes that were changed',
    answerWith('/blobs/', (right) => {
      right[right.length - 1] = (right.at(-1) ?? 0) ^ 1;
      return right;
    }),
    'It sends bytes',
  ],
  [
    'bytes under a name that leads out of the folder',
    answerWith('/blobs/', (right) => Buffer.concat([Buffer.from('../../../etc/x whole 1\n1'), right])),
    'nobody asked for',
  ],
  [
    'bytes with a length that they do not have',
    answerWith('/blobs/', () => Buffer.from('a whole 99999999\n')),
    'nobody asked for',
  ],
  ['a bomb of brotli', answerWith('/documents/', () => BOMB), 'unpacked'],
  [
    'a redirect',
    meddleWith('generation.json', (_, response) => {
      response.writeHead(302, { Location: 'http://127.0.0.1:1/' });
      response.end();
    }),
    'it redirects to http://127.0.0.1:1/, which is not followed',
  ],
  [
    'a page instead of an offer',
    answerWith('generation.json', () => Buffer.from('<!doctype html>')),
    'not signed',
  ],
  [
    'an offer that was changed after it was signed',
    answerWith('generation.json', (right) =>
      Buffer.from(right.toString().replace('"revision\\":2', '"revision\\":9')),
    ),
    'signed by',
  ],
  [
    'nothing but an error',
    meddleWith('generation.json', (_, response) => response.writeHead(500).end()),
    'answers 500',
  ],
];

describe('a mirror keeps what it has, and says why, when an origin sends', () => {
  test.for(HOSTILE)('%s', async ([, meddle, why]) => {
    const origin = await startOrigin();
    await origin.publish(planOf(PAGES));
    const between = await standBetween(origin.url);
    const mirror = openMirror([between.url], [origin.key]);
    expect(await mirror.once()).toEqual([]);
    await origin.publish(planOf({ ...PAGES, '/': { text: `news ${COMPRESSIBLE}` } }, { revision: 2 }));
    between.meddle = meddle;
    expect(await mirror.once()).toEqual([expect.stringContaining(why)]);
    expect(mirror.text('/')).toMatch(/^home/);
    // And it is not broken by that.
    between.meddle = () => false;
    expect(await mirror.once()).toEqual([]);
    expect(mirror.text('/')).toMatch(/^news/);
  });
});

/** What an offer is signed over, with something else in it: as if the key was in wrong hands. */
const SIGNED: readonly (readonly [string, (offer: Record<string, unknown>) => void, string])[] = [
  [
    'a name of a document that leads out of the folder',
    (offer) => Object.assign(offer, { documents: [{ sha256: '../../x', length: 1, sent: 1 }] }),
    'documents.0.sha256',
  ],
  [
    'a document that is too large',
    (offer) => Object.assign(offer, { documents: [{ sha256: sha256(''), length: 2 ** 40, sent: 1 }] }),
    'documents.0.length',
  ],
  [
    'an address that is none',
    (offer) => Object.assign(offer, { missing: [['/', 'javascript:']] }),
    'missing.0.1',
  ],
  ['a time that is none', (offer) => Object.assign(offer, { created: '9999' }), 'created'],
  ['another kind of thing', (offer) => Object.assign(offer, { kind: 'latarnia-keys' }), 'kind'],
];

test.for(SIGNED)('an offer that is signed is read with care all the same: %s', async ([, change, where]) => {
  const origin = await startOrigin();
  await origin.publish(planOf(PAGES));
  const between = await standBetween(origin.url);
  const key = signingKey(signingKeyFile(origin));
  between.meddle = answerWith('generation.json', (right) => {
    const offer = JSON.parse(JSON.parse(right.toString()).payload);
    change(offer);
    return Buffer.from(JSON.stringify(signPayload('generation', JSON.stringify(offer), [key])));
  });
  const mirror = openMirror([between.url], [keyLine(key)]);
  expect(await mirror.once()).toEqual([expect.stringContaining(where)]);
  expect(mirror.held()).toBe(null);
});

test('a header that would split an answer is not taken, signed or not', async () => {
  const origin = await startOrigin();
  await origin.publish(
    planOf({ ...PAGES, '/': { text: 'x', headers: { 'X-Split': 'a\r\nSet-Cookie: b' } } }),
  );
  const mirror = openMirror([origin.url], [origin.key]);
  expect(await mirror.once()).toEqual([expect.stringContaining('headers')]);
});

test('an origin that says nothing holds up no other', async () => {
  const dataDir = (await startOrigin()).dataDir;
  const [slow, quick] = [await startOrigin(dataDir), await startOrigin(dataDir)];
  await slow.publish(planOf(PAGES, { revision: 2 }));
  await quick.publish(planOf(PAGES, { revision: 2 }));
  const between = await standBetween(slow.url);
  between.meddle = meddleWith('/blobs/', (_, response) => {
    response.writeHead(200, { 'Content-Length': 1000 });
    response.write('x');
  });
  const mirror = openMirror([between.url, quick.url], [quick.key]);
  expect(await mirror.once()).toEqual([]);
  expect(mirror.text('/')).toMatch(/^home/);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENGINE_SITE, type Engines, startEngines } from '../../../support/engine-site.ts';
import { differenceOf, exchange } from '../../../support/exchange.ts';
import { tried } from '../../../support/tried.ts';

const known = fc.constantFrom(
  ...Object.keys(ENGINE_SITE)
    .filter((path) => path.startsWith('/'))
    .map(encodeURI),
);
const letters = fc.string({
  unit: fc.constantFrom(
    ...'abcFAQż0189-_~.+=&;,:@!$()*é',
    '%20',
    '%C5%BC',
    '%2F',
    '%00',
    '%zz',
    '%',
    '%41',
    '%7e',
    '//',
  ),
  maxLength: 12,
});
/** No dot segments, no bytes outside of ASCII: those are listed (`engine-differences.ts`). */
const isToldAlike = (path: string) => !/(^|\/)(\.|%2e)+(\/|$)/i.test(path);
const path = fc
  .oneof(
    { weight: 3, arbitrary: known },
    known.map((one) => one.toUpperCase()),
    known.map((one) => one.replace(/(.)\/$/, '$1')),
    letters.map((text) => `/${encodeURI(text).replace(/%25/g, '%')}`),
    fc.tuple(known, letters).map(([one, text]) => `${one}${encodeURI(text).replace(/%25/g, '%')}`),
  )
  .filter(isToldAlike);
const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map(encodeURIComponent),
  fc.constantFrom('b', '2020', '17.11.2019', '%', '%FF', '+'),
);
const query = fc
  .array(fc.tuple(fc.constantFrom('q', 'panel', 'v', 'created', 'lang', 'second', 'x', 'Q'), value), {
    maxLength: 3,
  })
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map(([name, one]) => `${name}=${one}`).join('&')}`));
const header = fc.oneof(
  fc
    .array(
      fc.tuple(
        fc.constantFrom('gzip', 'br', 'identity', '*', 'deflate', 'x-gzip', 'GZIP'),
        fc.constantFrom('', ';q=0', ';q=0.5', ';q=1', ';q=0.001', ';q=x'),
      ),
      {
        maxLength: 4,
      },
    )
    .map((codings) => `Accept-Encoding: ${codings.map((one) => one.join('')).join(', ')}`),
  fc.constantFrom(
    'If-None-Match: *',
    'If-None-Match: "x"',
    'If-None-Match: W/"x", "y"',
    'If-None-Match:',
    'Range: bytes=0-1',
    'Accept-Language: en',
    'Cookie: a=1',
    'Host: y',
    'X-Forwarded-For: 1.2.3.4',
    'Connection: keep-alive',
    'Authorization: Bearer x',
  ),
  fc
    .string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      maxLength: 20,
    })
    .map((text) => `X-Any: ${text}`),
);
const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE');
const asked = fc.record({
  method,
  path,
  query,
  headers: fc.uniqueArray(header, { maxLength: 3, selector: (line) => line.split(':')[0] }),
});

/** Whatever is asked, they say the same; where it is known, its ETag is asked with once more. */
async function sayTheSame(
  { node, bun }: Engines,
  one: { method: string; path: string; query: string; headers: string[] },
): Promise<void> {
  const lines = [
    `${one.method} ${one.path}${one.query} HTTP/1.1`,
    ...(one.headers.includes('Host: y') ? [] : ['Host: x']),
    ...one.headers,
  ];
  const length = /^(GET|HEAD|OPTIONS)$/.test(one.method) ? [] : ['Content-Length: 0'];
  const ask = async (...more: string[]) => {
    const bytes = `${[...lines, ...length, ...more].join('\r\n')}\r\n\r\n`;
    const options = { asked: [one.method] };
    const [ours, theirs] = await Promise.all([
      exchange(node.port, bytes, options),
      exchange(bun.port, bytes, options),
    ]);
    expect(differenceOf(ours, theirs), bytes).toEqual([]);
    return ours;
  };
  const { answers } = await ask();
  const etag =
    answers[0]?.status !== 200 ? undefined : answers[0].headers.find(([name]) => name === 'ETag')?.[1];
  if (etag === undefined || one.headers.some((line) => line.startsWith('If-None'))) return;
  const again = await ask(`If-None-Match: "other", W/${etag}`);
  expect(again.answers[0]?.status).toBe(304);
}

test('whatever is asked of both engines, they answer alike', { timeout: 1_200_000 }, async () => {
  const engines = await startEngines();
  await fc.assert(
    fc.asyncProperty(asked, (one) => sayTheSame(engines, one)),
    {
      numRuns: tried(300),
      examples: [
        [{ method: 'GET', path: '/', query: '', headers: ['Accept-Encoding: br'] }],
        [{ method: 'GET', path: '/lookup/', query: '?q=2020', headers: ['Accept-Encoding: gzip'] }],
        [{ method: 'HEAD', path: '/en/lookup/', query: '?q=b', headers: ['Accept-Encoding: gzip'] }],
        [{ method: 'GET', path: '/LOOKUP/', query: `?q='"<>`, headers: [] }],
        [{ method: 'GET', path: '/api/v1/search', query: `?q='"<>`, headers: [] }],
      ],
    },
  );
});

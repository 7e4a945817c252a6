import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ENGINES, startEngine } from '../../support/engines.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { get, until } from '../../support/front.ts';
import { sendRaw } from '../../support/raw.ts';
import { openSnapshot, planOf } from '../../support/snapshot.ts';

/** `npm run test:long` sends 50,000. */
const COUNT = Number(process.env.HOSTILE ?? 600);
const BATCH = 50;
/** What Bun's parser says of control characters in an address, by itself: the rest was no version of HTTP. */
const NO_VERSION = 'HTTP/1.1 505 HTTP Version Not Supported\r\nConnection: close\r\n\r\n';
/** What the process may grow by under all of it (MB). */
const GROWTH = 60;

const junk = fc.string({ unit: 'binary', maxLength: 40 });
const path = fc.oneof(
  fc.webPath().map((text) => `/${text}`),
  fc.constantFrom(
    '/',
    '/faq/',
    '/../../etc/passwd',
    '/%00',
    '/%',
    '//',
    '/.git/config',
    '/wp-login.php',
    '/__proto__/',
  ),
  junk.map((text) => `/${text.replace(/[\r\n ]/g, '')}`),
  fc.integer({ min: 1, max: 3000 }).map((length) => `/${'a'.repeat(length)}`),
);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((text) => `?${text}`),
  junk.map((text) => `?q=${encodeURIComponent(text.toWellFormed())}`),
  fc.constantFrom('?q=', '?q=%', '?q[]=1', '?__proto__[x]=1', `?q=${'9'.repeat(5000)}`, '?uses=a&uses=b'),
);
const method = fc.constantFrom(
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'get',
  'GÉT',
);
const header = fc.oneof(
  fc.constantFrom(
    'Accept-Encoding: gzip;q=nonsense, *;q=0',
    'Accept-Encoding: identity;q=0',
    `Accept-Encoding: ${'gzip,'.repeat(500)}`,
    'If-None-Match: *',
    `If-None-Match: ${'"a",'.repeat(1000)}`,
    'Range: bytes=0-1,5-6',
    'Content-Length: 5',
    'Content-Length: -1',
    'Transfer-Encoding: chunked',
    'Expect: 100-continue',
    'Host: evil.example',
    'X-Forwarded-Host: evil.example',
    'Connection: upgrade',
    'Upgrade: h2c',
  ),
  junk.map((text) => `X-Junk: ${text}`),
);
const request = fc
  .record({
    method,
    path,
    query,
    headers: fc.array(header, { maxLength: 4 }),
    end: fc.constantFrom('\r\n\r\n', '\n\n', '\r\n', ''),
  })
  .map(({ method: verb, path: where, query: what, headers, end }) =>
    [`${verb} ${where}${what} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers].join('\r\n').concat(end),
  );

test.for(ENGINES)(
  `${COUNT} random, malformed and hostile requests yield no 5xx, no crash and no growth: %s`,
  {
    timeout: 600_000,
  },
  async (engine) => {
    const snapshot = join(temporaryFolder(), 'snapshot');
    await openSnapshot(snapshot).publish(
      planOf({
        '/': { text: 'home '.repeat(500) },
        '/faq/': { text: 'faq', query: ['q'] },
        '/404/': { text: 'nothing', status: 404 },
        '/api/404': { text: '{}', status: 404, headers: { 'Content-Type': 'application/problem+json' } },
      }),
    );
    const { port, memory, isThere } = await startEngine(engine, { snapshot });
    await until(async () => (await get(port, '/')).status === 200);

    const requests = fc.sample(request, { numRuns: COUNT });
    const errors = new Set<string>();
    let warm = 0;
    for (let start = 0; start < requests.length; start += BATCH) {
      const replies = await Promise.all(
        requests
          .slice(start, start + BATCH)
          .map((bytes) => sendRaw(port, Buffer.from(bytes, 'latin1'), 3000)),
      );
      for (const [index, reply] of replies.entries()) {
        const isError = /^HTTP\/1\.1 5/.test(reply) && !(engine === 'bun' && reply === NO_VERSION);
        if (isError) errors.add(`${requests[start + index]} → ${reply.slice(0, 60)}`);
      }
      if (start >= requests.length / 4 && warm === 0) warm = memory();
    }

    expect([...errors]).toEqual([]);
    expect(isThere()).toBe(true);
    expect(memory() - warm).toBeLessThan(GROWTH);
    expect((await get(port, '/')).status).toBe(200);
  },
);

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { certainUntil } from '../../../src/front/outdated.ts';
import { startFront, until } from '../../support/front.ts';
import { COMPRESSIBLE, planOf } from '../../support/snapshot.ts';

const at = (instant: string) => Date.parse(instant);
const NOON = at('2026-11-29T12:00:00.000Z');
const CREATED = '2026-11-29T09:00:00.000Z';

test.for([
  ['what says something else by itself tomorrow', '2026-11-30T00:00:00.000Z', undefined, null],
  ['what should have said something else half a minute ago', '2026-11-29T11:59:30.000Z', undefined, null],
  [
    'what should have said something else an hour ago',
    '2026-11-29T11:00:00.000Z',
    undefined,
    '2026-11-29T11:00:00.000Z',
  ],
  ['a mirror that heard from an origin a second ago', null, '2026-11-29T11:59:59.000Z', null],
  ['a mirror that lost its origin an hour ago', null, '2026-11-29T11:00:00.000Z', '2026-11-29T11:00:00.000Z'],
  ['a mirror that never heard from one', null, null, CREATED],
  [
    'both: the earlier counts',
    '2026-11-29T10:00:00.000Z',
    '2026-11-29T11:00:00.000Z',
    '2026-11-29T10:00:00.000Z',
  ],
  [
    'a mirror whose origin lives and publishes no more',
    '2026-11-29T10:00:00.000Z',
    '2026-11-29T11:59:59.000Z',
    '2026-11-29T10:00:00.000Z',
  ],
] as const)('%s', ([, changesAt, checked, expected]) => {
  const mirror = checked === undefined ? null : { checked };
  const found = certainUntil({ changesAt, created: CREATED }, mirror, NOON);
  expect(found === null ? null : new Date(found).toISOString()).toBe(expected);
});

const HTML = `<html lang="pl" data-clock-offset="0"><body><main>estimated for 18 March ${COMPRESSIBLE}</main></body></html>`;
const SITE = {
  '/': { text: HTML },
  '/en/': { text: HTML.replace('"pl"', '"en"') },
  '/api/v1/status.json': {
    text: `{"a": "${COMPRESSIBLE}"}`,
    headers: { 'Content-Type': 'application/json' },
  },
  '/404/': { text: 'nothing here', status: 404 },
};

describe('a generation that nobody could make anew in time', () => {
  const start = async () => {
    const front = await startFront();
    await front.publish(planOf(SITE, { changesAt: '2021-03-18T09:30:00.000Z' }));
    await front.served();
    await until(async () => (await front.get('/')).headers['latarnia-degraded'] === 'outdated');
    return front;
  };

  test('its pages say until when what they say was known, in their language', async () => {
    const front = await start();
    const { text, status } = await front.get('/');
    expect(status).toBe(200);
    expect(text).toContain('Ta strona pokazuje stan z\u00a018 marca 2021, 10:30.');
    expect(text.indexOf('role="status"')).toBeLessThan(text.indexOf('<main'));
    expect((await front.get('/en/')).text).toContain('what was known on 18 March 2021, 10:30.');
  });

  test('in every encoding, under an ETag of its own, which is known again', async () => {
    const front = await start();
    const plain = await front.get('/');
    const br = await front.get('/', { 'Accept-Encoding': 'br' });
    const gzip = await front.get('/', { 'Accept-Encoding': 'gzip' });
    expect(brotliDecompressSync(br.body).toString()).toBe(plain.text);
    expect(gunzipSync(gzip.body).toString()).toBe(plain.text);
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    const again = await front.get('/', { 'If-None-Match': plain.headers.etag ?? '' });
    expect([again.status, again.headers['latarnia-degraded']]).toEqual([304, 'outdated']);
    // Who has the page from before is given the one that says it.
    await front.publish(planOf(SITE, { revision: 2 }));
    await front.served();
    const current = await front.get('/');
    expect(current.headers.etag).not.toBe(plain.headers.etag);
    expect(current.text).toBe(HTML);
    expect((await front.get('/', { 'If-None-Match': plain.headers.etag ?? '' })).status).toBe(200);
  });

  test('machines are told by a header, and get the same bytes', async () => {
    const front = await start();
    const { headers, text } = await front.get('/api/v1/status.json');
    expect(headers['latarnia-degraded']).toBe('outdated');
    expect(text).toBe(SITE['/api/v1/status.json'].text);
  });

  test('/readyz says so, and since when', async () => {
    const front = await start();
    const said = JSON.parse((await front.get('/readyz')).text);
    expect(said).toMatchObject({
      ready: true,
      degraded: true,
      snapshot: { outdated_since: '2021-03-18T09:30:00.000Z' },
    });
  });
});

test('/readyz of a mirror says how old its last look is, and what is wrong, but not where its origins are', async () => {
  const front = await startFront();
  await front.publish(planOf(SITE));
  await front.served();
  const tell = (trouble: object | null, checked: string) =>
    writeFileSync(
      join(front.folder, 'mirror.json'),
      JSON.stringify({
        checked,
        origins: [{ url: 'https://secret.example', checked: null, revision: null, trouble }],
        trouble,
        keys: [],
      }),
    );
  const mirror = async () => JSON.parse((await front.get('/readyz')).text).mirror;
  tell(null, new Date().toISOString());
  await until(async () => (await mirror()) !== undefined);
  expect(await mirror()).toMatchObject({
    status: 'ok',
    age_seconds: expect.any(Number),
    origins: 1,
    origins_in_trouble: 0,
  });
  const since = '2021-03-18T11:00:00.000Z';
  tell({ code: 'mirror.unreachable', message: 'https://secret.example does not answer', since }, since);
  await until(async () => (await mirror()).status === 'trouble');
  const { text } = await front.get('/readyz');
  expect(JSON.parse(text).mirror).toMatchObject({ code: 'mirror.unreachable', since, origins_in_trouble: 1 });
  expect(text).not.toContain('secret');
  // A mirror that does not run any more wrote nothing of that.
  tell(null, since);
  await until(async () => (await mirror()).code === 'mirror.silent');
});

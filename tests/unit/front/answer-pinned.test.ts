import { describe, expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';
import { startBackstage } from '../../support/servers.ts';
import { planOf } from '../../support/snapshot.ts';

const PAGE =
  '<html lang="pl"><body><main><h1>?</h1><div class="pinned" data-pinned></div>today</main></body></html>';
const VERSIONS = {
  versions: [
    { from: 7, html: '<p>same</p>' },
    { from: 4, html: '<p>since 4</p>' },
  ],
  older: true,
  absent: '<p>absent</p>',
  unknown: '<p>unknown</p>',
};
const CACHED = { 'Cache-Control': 'public, max-age=0', 'Content-Type': 'text/html; charset=utf-8' };
const page = { text: PAGE, query: ['panel', 'v'], headers: CACHED };
const versions = (of: object) => ({
  text: JSON.stringify(of),
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
});

/** @param socket of a backstage that is gone, unless another is given */
async function startAlone(of: object = VERSIONS, socket = '/nonexistent/backstage.sock') {
  const front = await startFront({ socket });
  await front.publish(
    planOf(
      {
        '/faq/x/': page,
        '/faq/x/versions.json': versions(of),
        '/f/abcd2345/': { text: '', status: 301, headers: { Location: '/faq/x/' } },
      },
      { revision: 9 },
    ),
  );
  await front.served();
  return front;
}

describe('with backstage gone, a link to an answer as it read', () => {
  test.each([
    ['the newest version', '7', 'same'],
    ['a revision after it', '9', 'same'],
    ['a revision between two', '6', 'since 4'],
    ['the oldest that is published', '4', 'since 4'],
    ['a revision that is not there yet', '10', 'unknown'],
    ['no revision', 'abc', 'unknown'],
  ])('to %s is answered', async (_, asked, said) => {
    const front = await startAlone();
    const reply = await front.get(`/faq/x/?v=${asked}`);
    expect(reply.status).toBe(200);
    expect(reply.text).toContain(`<div class="pinned" data-pinned><p>${said}</p></div>today`);
    expect(reply.headers['latarnia-degraded']).toBeUndefined();
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  test('to an older one is today’s answer, which says that the query could not be answered', async () => {
    const front = await startAlone();
    const reply = await front.get('/faq/x/?v=3');
    expect(reply.headers['latarnia-degraded']).toBe('query-ignored');
    expect(reply.text).toContain('data-pinned></div>today');
  });

  test('to one before its time says so where nothing older exists', async () => {
    const front = await startAlone({ ...VERSIONS, older: false });
    expect((await front.get('/faq/x/?v=3')).text).toContain('<p>absent</p>');
  });

  test('for a panel is answered for all of them', async () => {
    const front = await startAlone();
    expect((await front.get('/faq/x/?panel=b&v=5')).text).toContain('<p>since 4</p>');
  });

  test('that is short keeps its revision', async () => {
    const front = await startAlone();
    const { status, headers } = await front.get('/f/abcd2345/?v=5');
    expect([Math.floor(status / 100), headers.location]).toEqual([3, '/faq/x/?v=5']);
  });
});

describe('with backstage there, a link to an answer as it read', () => {
  test.each([
    ['that is published is answered without asking', '/faq/x/?v=5', null],
    ['that is older is asked of it', '/faq/x/?v=3', '/faq/x/?v=3'],
    ['for a panel is asked of it', '/faq/x/?v=5&panel=b&utm=x', '/faq/x/?panel=b&v=5'],
  ])('%s', async (_, path, passed) => {
    const asked: (string | undefined)[] = [];
    const { socket } = await startBackstage(({ url }, response) => {
      asked.push(url);
      response.end('from backstage');
    });
    const front = await startAlone(VERSIONS, socket);
    const { text } = await front.get(path);
    expect(asked).toEqual(passed === null ? [] : [passed]);
    expect(text === 'from backstage').toBe(passed !== null);
  });
});

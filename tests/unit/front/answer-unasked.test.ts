import { describe, expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';
import { planOf } from '../../support/snapshot.ts';

const HTML = (lang: string) => `<html lang="${lang}"><body><main id="main">all</main></body></html>`;
const CACHED = {
  'Cache-Control': 'public, max-age=0, stale-if-error=604800',
  'CDN-Cache-Control': 'public, max-age=1, stale-while-revalidate=30',
  'Surrogate-Control': 'max-age=60',
};
const SITE = {
  '/faq/': { text: HTML('pl'), query: ['q', 'panel'], headers: CACHED },
  '/en/faq/': { text: HTML('en'), query: ['q', 'panel'], headers: CACHED },
  '/api/v1/events.json': {
    text: '[]',
    query: ['after'],
    headers: { ...CACHED, 'Content-Type': 'application/json' },
  },
  '/404/': { text: 'nothing here', status: 404 },
};

/** @param socket of a backstage that is gone; `undefined`: there is none, as on a mirror */
async function startAlone(socket: string | undefined = '/nonexistent/backstage.sock') {
  const front = await startFront(socket === undefined ? {} : { socket });
  await front.publish(planOf(SITE, { live: [{ path: '/staff/', methods: ['GET', 'POST'] }] }));
  await front.served();
  return front;
}

describe('a query that nobody can answer now', () => {
  test.each([
    ['/faq/?q=paczka+z+Allegro', 'Nie możemy teraz', 'paczka z Allegro'],
    ['/en/faq/?q=parcel&panel=b', 'We cannot answer', 'parcel, b'],
    ['/faq/?q=%3Cscript%3E%22&utm=x', 'Nie możemy teraz', '&lt;script&gt;&quot;'],
  ])('%s: the page says so with what was asked, in its language', async (path, words, typed) => {
    const front = await startAlone();
    const reply = await front.get(path, { 'If-None-Match': '*' });
    expect(reply.status).toBe(200);
    expect(reply.headers['latarnia-degraded']).toBe('query-ignored');
    expect(reply.text).toContain(words);
    expect(reply.text).toContain(`<bdi>${typed}</bdi>`);
    expect(reply.text).toContain('<main id="main">all</main>');
    expect(reply.text).not.toContain('<script>');
    expect(reply.text.indexOf('role="status"')).toBeLessThan(reply.text.indexOf('<main'));
  });

  test('no cache keeps it: neither the reader’s nor a shared one', async () => {
    const front = await startAlone();
    const { headers } = await front.get('/faq/?q=x');
    expect(headers['cache-control']).toBe('no-store');
    // Nor does a page that a link leads to learn what was typed.
    expect(headers['referrer-policy']).toBe('no-referrer');
    for (const name of ['cdn-cache-control', 'surrogate-control', 'etag', 'last-modified', 'expires']) {
      expect(headers[name], name).toBeUndefined();
    }
    expect((await front.get('/faq/')).headers['cdn-cache-control']).toBeDefined();
  });

  test('a machine is refused: it would take the whole for what it asked for', async () => {
    const front = await startAlone();
    const reply = await front.get('/api/v1/events.json?after=5');
    expect(reply.status).toBe(503);
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'retry-after': '5',
      'latarnia-degraded': 'query-refused',
    });
    expect(JSON.parse(reply.text)).toMatchObject({ code: 'backstage.gone' });
    expect(JSON.parse(reply.text).detail).toContain('"after=5"');
  });
});

describe('what cannot be answered yet', () => {
  test('loads itself anew without scripts, where it is a page that is read', async () => {
    const front = await startFront();
    for (const path of ['/', '/lookup/?q=2019', '/en/']) {
      const { status, headers } = await front.get(path);
      expect([status, headers.refresh, headers['retry-after']]).toEqual([503, '5', '5']);
      expect(headers['cache-control']).toBe('no-store');
    }
    expect((await front.get('/api/v1/status.json')).headers.refresh).toBeUndefined();
  });

  test('what was sent is not sent again by itself', async () => {
    const front = await startAlone();
    expect((await front.get('/staff/sign-in/')).headers.refresh).toBe('5');
    const sent = await front.get('/staff/sign-in/', {}, 'POST');
    expect([sent.status, sent.headers.refresh]).toEqual([503, undefined]);
  });
});

describe('a mirror, where nobody could ever answer', () => {
  test('says so, and does not ask to try again', async () => {
    const front = await startFront();
    await front.publish(planOf(SITE, { live: [{ path: '/staff/', methods: ['GET', 'POST'] }] }));
    await front.served();
    const { text } = await front.get('/faq/?q=paczka');
    expect(text).toContain('Na tej kopii strony nie da się odpowiedzieć na zapytanie „<bdi>paczka</bdi>”.');
    expect(text).not.toContain('ponownie');
    const staff = await front.get('/staff/');
    expect(staff.status).toBe(503);
    expect(staff.text).toContain('This copy of the site is for reading only');
    expect(staff.headers.refresh).toBeUndefined();
  });
});

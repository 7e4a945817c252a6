import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Follower } from '../../../src/front/follow.ts';
import { startFront, until } from '../../support/front.ts';
import { sendRaw } from '../../support/raw.ts';
import { startBackstage } from '../../support/servers.ts';
import { COMPRESSIBLE, planOf } from '../../support/snapshot.ts';

const SITE = {
  '/': { text: COMPRESSIBLE },
  '/faq/': { text: 'all questions', query: ['q', 'panel'] },
  '/gone/': { text: 'last words', status: 410 },
  '/old/': { text: '', status: 301, headers: { Location: '/faq/' } },
  '/404/': { text: 'nothing here', status: 404 },
  '/api/v1/status.json': { text: '{}', headers: { 'Content-Type': 'application/json' } },
  '/api/404': {
    text: '{"code":"not.found"}',
    status: 404,
    headers: { 'Content-Type': 'application/problem+json' },
  },
};

describe('without a snapshot', () => {
  test('it listens, says in both languages that it is starting, and when to ask again', async () => {
    const front = await startFront();
    const reply = await front.get('/');
    expect(reply.status).toBe(503);
    expect(reply.headers['retry-after']).toBe('5');
    expect(reply.text).toContain('uruchamia');
    expect(reply.text).toContain('starting');
    expect((await front.get('/healthz')).status).toBe(200);
    expect((await front.get('/readyz')).status).toBe(503);
  });

  test('the first one is served as soon as it is there', async () => {
    const front = await startFront();
    await front.publish(planOf(SITE));
    await until(async () => (await front.get('/')).status === 200);
    expect(JSON.parse((await front.get('/readyz')).text)).toMatchObject({
      ready: true,
      snapshot: { revision: 1, failing: {} },
      backstage: 'none',
    });
  });
});

test('a page that stays behind is named by /readyz, which is degraded and ready, and keeps its revision', async () => {
  const front = await startFront();
  await front.publish(planOf(SITE, { revision: 7 }));
  const faq = { text: 'new', isBroken: true };
  await front.publish(
    planOf({ ...SITE, '/faq/': faq, '/gone/': { ...SITE['/gone/'], text: 'x' } }, { revision: 8 }),
  );
  await front.served();
  const ready = await front.get('/readyz');
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.text)).toMatchObject({
    ready: true,
    degraded: true,
    publishing: { status: 'failing', addresses: ['/faq/'] },
  });
  expect((await front.get('/faq/')).headers['latarnia-revision']).toBe('7');
  expect((await front.get('/')).headers['latarnia-revision']).toBe('8');
  await front.publish(planOf(SITE, { revision: 9 }));
  await front.served();
  expect(JSON.parse((await front.get('/readyz')).text)).toMatchObject({ degraded: false });
  expect((await front.get('/faq/')).headers['latarnia-revision']).toBe('9');
});

describe('a page', () => {
  async function startSite() {
    const front = await startFront();
    await front.publish(planOf(SITE, { revision: 7 }));
    await front.served();
    return front;
  }

  test('comes in the encoding the reader prefers, with a strong ETag of its own, and is the same page', async () => {
    const front = await startSite();
    const br = await front.get('/', { 'Accept-Encoding': 'gzip, br' });
    const gzip = await front.get('/', { 'Accept-Encoding': 'gzip' });
    const plain = await front.get('/');
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(br.body).toString()).toBe(COMPRESSIBLE);
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(COMPRESSIBLE);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toBe(COMPRESSIBLE);
    expect(new Set([br, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
    for (const { headers } of [br, gzip, plain]) {
      expect(headers.etag).toMatch(/^"/);
      expect(headers['latarnia-revision']).toBe('7');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await front.get('/', { 'Accept-Encoding': 'identity;q=0' })).status).toBe(406);
  });

  test('the reader has already is 304, in the same encoding alone', async () => {
    const front = await startSite();
    const { headers } = await front.get('/', { 'Accept-Encoding': 'br' });
    const etag = headers.etag ?? '';
    const again = await front.get('/', { 'Accept-Encoding': 'br', 'If-None-Match': `"other", ${etag}` });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    expect(again.headers).toMatchObject({
      etag,
      vary: 'Accept-Encoding',
      'cache-control': headers['cache-control'],
    });
    for (const name of ['content-type', 'content-security-policy', 'x-content-type-options']) {
      expect(headers[name]).toBeDefined();
      expect(again.headers[name]).toBeUndefined();
    }
    expect(again.headers['latarnia-revision']).toBe('7');
    expect((await front.get('/', { 'Accept-Encoding': 'gzip', 'If-None-Match': etag })).status).toBe(200);
  });

  test('asked for with HEAD has the same headers and no body', async () => {
    const front = await startSite();
    const got = await front.get('/', { 'Accept-Encoding': 'gzip' });
    const head = await front.get('/', { 'Accept-Encoding': 'gzip' }, 'HEAD');
    const { date: _got, ...expected } = got.headers;
    const { date: _head, ...found } = head.headers;
    expect(found).toEqual(expected);
    expect(head.body.length).toBe(0);
  });

  test('that was withdrawn is 410, a former address redirects with its query, without the slash too', async () => {
    const front = await startSite();
    expect(await front.get('/gone/')).toMatchObject({ status: 410, text: 'last words' });
    expect(await front.get('/old/?panel=b')).toMatchObject({
      status: 301,
      headers: { location: '/faq/?panel=b' },
    });
    expect(await front.get('/old/')).toMatchObject({ status: 301, headers: { location: '/faq/' } });
    expect(await front.get('/faq?panel=b')).toMatchObject({
      status: 301,
      headers: { location: '/faq/?panel=b' },
    });
  });

  test('that is not there is the 404 of its part of the site', async () => {
    const front = await startSite();
    expect(await front.get('/nothing/')).toMatchObject({ status: 404, text: 'nothing here' });
    expect(await front.get('/api/v1/nothing')).toMatchObject({ status: 404, text: '{"code":"not.found"}' });
    for (const path of ['/__proto__', '/constructor', '/%C5%BC/']) {
      expect((await front.get(path)).status, path).toBe(404);
    }
  });

  test('is not written to: 405 names what is possible', async () => {
    const front = await startSite();
    for (const method of ['POST', 'DELETE', 'TRACE', 'PROPFIND']) {
      const reply = await front.get('/', {}, method);
      expect(reply, method).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
    }
    for (const path of ['/nothing/', '/api/v1/nothing']) {
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
        expect((await front.get(path, {}, method)).status, `${method} ${path}`).toBe(404);
      }
    }
    expect(await front.get('/api/v1/nothing', {}, 'POST')).toMatchObject({
      text: '{"code":"not.found"}',
      headers: { 'content-type': 'application/problem+json' },
    });
  });

  test('says to OPTIONS what is possible, and to browsers that any origin may ask the API', async () => {
    const front = await startSite();
    const page = await front.get('/', {}, 'OPTIONS');
    expect(page).toMatchObject({ status: 204, headers: { allow: 'GET, HEAD, OPTIONS' } });
    expect(page.headers['access-control-allow-methods']).toBeUndefined();
    for (const path of ['/api/v1/status.json', '/api/v1/lookup?created=2019']) {
      const preflight = { Origin: 'https://other.example', 'Access-Control-Request-Method': 'GET' };
      expect(await front.get(path, preflight, 'OPTIONS'), path).toMatchObject({
        status: 204,
        headers: {
          allow: 'GET, HEAD, OPTIONS',
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'GET, HEAD, OPTIONS',
          'access-control-allow-headers': 'Authorization, Content-Type, If-None-Match',
        },
      });
    }
  });

  test('answers HEAD wherever it answers GET', async () => {
    const front = await startSite();
    for (const path of ['/', '/gone/', '/old/', '/nothing/', '/healthz', '/readyz', '/api/v1/nothing']) {
      const [got, head] = [await front.get(path), await front.get(path, {}, 'HEAD')];
      expect(head, path).toMatchObject({ status: got.status, text: '' });
    }
  });

  test('asked for in capitals redirects to itself, and what is nothing in small letters is nothing', async () => {
    const front = await startSite();
    for (const path of ['/FAQ/', '/Faq', '/faq']) {
      const reply = await front.get(`${path}?panel=B`);
      expect(reply, path).toMatchObject({ status: 301, headers: { location: '/faq/?panel=B' } });
    }
    expect((await front.get('/Nothing/')).status).toBe(404);
  });

  test('with a query it does not know is the page itself', async () => {
    const front = await startSite();
    expect(await front.get('/?utm_source=x')).toMatchObject({ status: 200, text: COMPRESSIBLE });
  });
});

describe('another generation', () => {
  test('replaces the one before as a whole, while readers hammer: no mixture, no revision that goes back', async () => {
    const front = await startFront();
    const site = (revision: number) =>
      planOf(
        {
          '/': { text: `home ${revision} ${COMPRESSIBLE}` },
          '/faq/': { text: `faq ${revision} ${COMPRESSIBLE}` },
        },
        { revision },
      );
    await front.publish(site(1));
    await front.served();
    let isOver = false;
    const seen = new Set<string>();
    const hammer = async () => {
      let last = 0;
      while (!isOver) {
        for (const path of ['/', '/faq/']) {
          const { status, headers, text } = await front.get(path);
          const revision = Number(headers['latarnia-revision']);
          seen.add(`${status} ${Number(text.split(' ')[1]) === revision} ${revision >= last}`);
          last = revision;
        }
      }
    };
    const readers = [hammer(), hammer(), hammer()];
    for (let revision = 2; revision <= 30; revision += 1) await front.publish(site(revision));
    await front.served();
    isOver = true;
    await Promise.all(readers);
    expect([...seen]).toEqual(['200 true true']);
    expect((await front.get('/')).headers['latarnia-revision']).toBe('30');
  });

  test('that cannot be read when a front starts: it serves the newest that can', async () => {
    const front = await startFront();
    await front.publish(planOf(SITE, { revision: 1 }));
    await front.served();
    for (const current of ['', 'missing\n']) {
      writeFileSync(join(front.folder, 'current'), current);
      const follower = new Follower(front.folder, () => undefined);
      follower.look();
      expect(follower.generation?.manifest.revision).toBe(1);
      follower.stop();
    }
  });

  test('that cannot be read changes nothing, and the next good one is taken', async () => {
    const front = await startFront();
    await front.publish(planOf(SITE, { revision: 1 }));
    await front.served();
    writeFileSync(join(front.folder, 'generations', 'broken.json'), '{"format":1,"entr');
    writeFileSync(join(front.folder, 'current'), 'broken\n');
    expect((await front.get('/')).headers['latarnia-revision']).toBe('1');
    writeFileSync(join(front.folder, 'current'), 'missing\n');
    expect((await front.get('/')).status).toBe(200);
    await front.publish(planOf(SITE, { revision: 2 }));
    await front.served();
    expect((await front.get('/')).headers['latarnia-revision']).toBe('2');
  });
});

describe('what only backstage can answer', () => {
  async function startBoth(answer: RequestListener) {
    const { socket, close } = await startBackstage(answer);
    const front = await startFront({ socket });
    await front.publish(planOf(SITE));
    await front.served();
    return { front, close };
  }

  test('is passed on with the query it knows, and without what a reader could pretend', async () => {
    const asked: { url?: string | undefined; headers: object }[] = [];
    const { front } = await startBoth((request, response) => {
      asked.push({ url: request.url, headers: request.headers });
      response.end('filtered');
    });
    const reply = await front.get('/faq/?panel=b&evil=1&q=x', {
      'X-Forwarded-For': '10.0.0.1',
      'X-Forwarded-Host': 'evil.example',
      Forwarded: 'for=10.0.0.1',
      'Latarnia-Render': 'x',
      Connection: 'keep-alive',
    });
    expect(reply).toMatchObject({ status: 200, text: 'filtered' });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe('/faq/?q=x&panel=b');
    expect(asked[0]?.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
    expect(asked[0]?.headers).not.toHaveProperty('x-forwarded-host');
    expect(asked[0]?.headers).not.toHaveProperty('forwarded');
    expect(asked[0]?.headers).not.toHaveProperty('latarnia-render');
  });

  test('unknown paths and names of a query never get there', async () => {
    let count = 0;
    const { front } = await startBoth((_, response) => {
      count += 1;
      response.end();
    });
    for (const path of [
      '/?q=1',
      '/faq/?x=1',
      '/nothing/?q=1',
      '/gone/?panel=a',
      '/api/v1/nothing?created=1',
    ]) {
      await front.get(path);
    }
    await front.get('/faq/?q=1', {}, 'POST');
    expect(count).toBe(0);
  });

  test('gone: the page without its query says so, the API is a clear 503', async () => {
    const { front, close } = await startBoth((_, response) => response.end('filtered'));
    expect((await front.get('/faq/?q=x')).text).toBe('filtered');
    close();
    const page = await front.get('/faq/?q=x');
    expect(page).toMatchObject({
      status: 200,
      text: 'all questions',
      headers: { 'latarnia-degraded': 'query-ignored' },
    });
    expect(page.headers['cache-control']).toBe('no-store');
    const api = await front.get('/api/v1/lookup?created=2019');
    expect(api).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(JSON.parse(api.text)).toMatchObject({ status: 503, code: 'backstage.gone' });
  });

  test('hung: nobody waits longer than the limit, and the next ones not at all', {
    timeout: 15_000,
  }, async () => {
    let asked = 0;
    const { front } = await startBoth(() => {
      asked += 1;
    });
    expect(await front.get('/faq/?q=x')).toMatchObject({ status: 200, text: 'all questions' });
    expect((await front.get('/faq/?q=x')).text).toBe('all questions');
    expect(asked).toBe(1);
    expect((await front.get('/')).status).toBe(200);
  });

  test('overwhelmed: pages wait for their turn; what is too much is answered without the query, and none is lost', async () => {
    // On a machine that others use nobody is given up for having waited: after three seconds they were answered without the query.
    const later = setTimeout;
    vi.stubGlobal('setTimeout', (work: () => void, ms?: number) => later(work, ms === 2950 ? 150_000 : ms));
    onTestFinished(() => void vi.unstubAllGlobals());
    const waiting: (() => void)[] = [];
    let isBusy = true;
    const { front } = await startBoth((_, response) => {
      if (isBusy) waiting.push(() => response.end('filtered'));
      else response.end('filtered');
    });
    const texts: string[] = [];
    const replies = Array.from({ length: 300 }, async () => {
      texts.push((await front.get('/faq/?q=x')).text);
    });
    // 32 are asked for, 256 wait.
    await until(() => waiting.length === 32 && texts.length === 12);
    expect(texts).toEqual(Array(12).fill('all questions'));
    isBusy = false;
    for (const end of waiting) end();
    await Promise.all(replies);
    expect(texts.filter((text) => text === 'filtered')).toHaveLength(288);
  });

  test('a page that backstage knows better is asked of it, and shown as published where nobody answers', async () => {
    let isThere = true;
    const { front } = await startBoth((request, response) => {
      if (isThere) response.end(`asked ${request.url}`);
      else response.destroy();
    });
    const site = {
      ...SITE,
      '/subscribe/': { text: '<html><main>published</main></html>', query: ['panel'] },
    };
    const live = [{ path: '/subscribe/', methods: ['GET', 'HEAD', 'POST'] }];
    await front.publish(planOf(site, { revision: 2, live }));
    await front.served();
    expect((await front.get('/subscribe/')).text).toBe('asked /subscribe/');
    expect((await front.get('/subscribe/?panel=b&x=1')).text).toBe('asked /subscribe/?panel=b');
    expect((await front.get('/subscribe/manage/x/')).text).toBe('asked /subscribe/manage/x/');
    isThere = false;
    const { status, headers, text } = await front.get('/subscribe/?panel=b');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers['latarnia-degraded']).toBe('published-instead');
    expect(text).toContain('published');
    expect((await front.get('/subscribe/', {}, 'POST')).status).toBe(503);
  });

  test('overwhelmed: pages of the staff area wait for their turn', async () => {
    const waiting: (() => void)[] = [];
    const { front } = await startBoth((_, response) => {
      waiting.push(() => response.end('a page for staff'));
    });
    await front.publish(planOf(SITE, { revision: 2, live: [{ path: '/staff/', methods: ['GET'] }] }));
    await front.served();
    const replies = Array.from({ length: 60 }, () => front.get('/staff/'));
    await until(() => waiting.length === 60);
    for (const end of waiting) end();
    const texts = (await Promise.all(replies)).map(({ text }) => text);
    expect(texts).toEqual(Array(60).fill('a page for staff'));
  });
});

describe('hostile connections', () => {
  test('200 that send their headers letter by letter keep no reader waiting', async () => {
    const front = await startFront();
    await front.publish(planOf(SITE));
    await front.served();
    const slow = Array.from({ length: 200 }, () => {
      const socket = connect(front.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-a'));
      socket.on('error', () => undefined);
      return socket;
    });
    const drip = setInterval(() => {
      for (const socket of slow) socket.write('a');
    }, 50);
    onTestFinished(() => {
      clearInterval(drip);
      for (const socket of slow) socket.destroy();
    });
    for (let count = 0; count < 20; count += 1) expect((await front.get('/')).status).toBe(200);
    expect(slow.some((socket) => !socket.closed)).toBe(true);
  });

  test.for([
    ['rubbish', 'rubbish\r\n\r\n'],
    ['a bare CR', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n'],
    ['two lengths', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header of 20 KB', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(20_000)}\r\n\r\n`],
    ['an absolute address', 'GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['an upgrade', 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
    ['line ends in the path', 'GET /faq%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ] as const)('%s yields no 5xx, and the next reader is served', async ([, bytes]) => {
    const front = await startFront();
    await front.publish(planOf(SITE));
    await front.served();
    const reply = await sendRaw(front.port, bytes);
    expect(reply).not.toMatch(/^HTTP\/1\.1 5/);
    expect(reply).not.toMatch(/^set-cookie/im);
    expect((await front.get('/')).status).toBe(200);
  });
});

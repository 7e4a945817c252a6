import { expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';
import { COMPRESSIBLE, planOf } from '../../support/snapshot.ts';

test.for(['/', '/en/faq/', '/staff/'])(
  'a page of ours at %s that says that there is none is in no search',
  async (path) => {
    const front = await startFront();
    const reply = await front.get(path);
    expect(reply.status).toBe(503);
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(reply.text).toContain('<meta name="robots" content="noindex">');
  },
);

test('scripts of other origins may read of the API what says how new an answer is', async () => {
  const front = await startFront();
  expect((await front.get('/api/v1/status.json')).headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Latarnia-Revision',
  });
  for (const path of ['/en/embed/zz.json', '/badge/zz.svg'])
    expect((await front.get(path)).headers['access-control-allow-origin'], path).toBe('*');
  for (const path of ['/', '/embed/', '/en/embed/'])
    expect((await front.get(path)).headers['access-control-expose-headers'], path).toBeUndefined();
});

test('and they may of everything that the API answers: what is the same as before, and what is refused', async () => {
  const front = await startFront();
  const ours = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Latarnia-Revision',
  };
  await front.publish(
    planOf({
      '/api/v1/status.json': { text: COMPRESSIBLE, headers: ours },
      '/api/404': { text: COMPRESSIBLE, status: 404, headers: ours },
      '/404/': { text: COMPRESSIBLE, status: 404 },
    }),
  );
  await front.served();
  const etag = (await front.get('/api/v1/status.json')).headers.etag ?? '';
  const asked: [status: number, path: string, headers?: Record<string, string>, method?: string][] = [
    [200, '/api/v1/status.json'],
    [200, '/api/v1/status.json', {}, 'HEAD'],
    [304, '/api/v1/status.json', { 'If-None-Match': etag }],
    [404, '/api/v1/nothing.json'],
    [405, '/api/v1/status.json', {}, 'POST'],
    [406, '/api/v1/status.json', { 'Accept-Encoding': 'identity;q=0, *;q=0' }],
    [400, '/api/v1/%zz'],
  ];
  for (const [status, path, headers, method] of asked) {
    const reply = await front.get(path, headers, method);
    expect(reply.status, path).toBe(status);
    expect(reply.headers, `${status}`).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Latarnia-Revision',
    });
  }
});

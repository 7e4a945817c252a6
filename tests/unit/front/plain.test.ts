import { expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';

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
  expect((await front.get('/')).headers['access-control-expose-headers']).toBeUndefined();
});

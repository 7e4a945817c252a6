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

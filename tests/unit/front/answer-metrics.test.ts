import { expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';
import { planOf } from '../../support/snapshot.ts';

const TOKEN = 'a-token-of-the-metrics-0123456789';
const SITE = { '/': { text: 'home' }, '/404/': { text: 'nothing here', status: 404 } };

async function frontWith(metrics: Parameters<typeof startFront>[0]) {
  const front = await startFront(metrics);
  await front.publish(planOf(SITE));
  await front.served();
  return front;
}

test('without a token to ask for, the address is as unknown as any other', async () => {
  const front = await frontWith({});
  const unknown = await front.get('/nothing');
  const reply = await front.get('/metrics', { Authorization: `Bearer ${TOKEN}` });
  expect([reply.status, reply.text]).toEqual([unknown.status, unknown.text]);
});

test.for([undefined, '', 'Bearer ', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN])(
  '%j is told nothing but that a token is needed',
  async (authorization) => {
    const front = await frontWith({ metrics: { token: TOKEN, read: async () => 'latarnia_secret 1\n' } });
    const reply = await front.get(
      '/metrics',
      authorization === undefined ? {} : { Authorization: authorization },
    );
    expect(reply.status).toBe(401);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(reply.text).not.toMatch(/latarnia_|a-token/);
  },
);

test('the token gets them, a method that is none of theirs 405, and whoever is not there 503', async () => {
  let text: string | null = 'latarnia_x 1\n';
  const front = await frontWith({ metrics: { token: TOKEN, read: async () => text } });
  const headers = { Authorization: `bearer ${TOKEN}` };
  const reply = await front.get('/metrics', headers);
  expect([reply.status, reply.text]).toEqual([200, text]);
  expect(reply.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(reply.headers['cache-control']).toBe('no-store');
  expect((await front.get('/metrics', headers, 'HEAD')).text).toBe('');
  expect((await front.get('/metrics', headers, 'POST')).status).toBe(405);
  text = null;
  expect((await front.get('/metrics', headers)).status).toBe(503);
});

import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { countRefused, nothingTold, SLOTS, tellCounts } from '../../../src/front/counts.ts';
import { startFront, until } from '../../support/front.ts';
import { startBackstage } from '../../support/servers.ts';
import { COMPRESSIBLE, planOf } from '../../support/snapshot.ts';

const SITE = {
  '/': { text: COMPRESSIBLE },
  '/faq/': { text: 'all questions', query: ['q'] },
  '/old/': { text: '', status: 301, headers: { Location: '/faq/' } },
  '/404/': { text: 'nothing here', status: 404 },
  '/api/v1/status.json': { text: '{}', headers: { 'Content-Type': 'application/json' } },
  '/_astro/a.css': { text: 'p{}', headers: { 'Content-Type': 'text/css' }, asset: 'build-1' },
};

/** What has been counted since the last call, in words. */
function counter() {
  const told = nothingTold();
  const since = (): Record<string, number> => {
    const added = tellCounts(told, { bytes: 0, cpu: 0 });
    const found: Record<string, number> = {};
    for (let at = 0; at < added.length; at += 2) {
      const slot = SLOTS[added[at] ?? -1];
      const words = [slot?.metric, ...Object.values(slot?.labels ?? {})].join(' ');
      found[words] = added[at + 1] ?? 0;
    }
    return found;
  };
  since();
  return since;
}

test('each answer is counted by what was asked for, never by an address, and once', async () => {
  const front = await startFront();
  await front.publish(planOf(SITE));
  await front.served();
  const since = counter();
  const home = await front.get('/', { 'Accept-Encoding': 'gzip' });
  await front.get('/', { 'Accept-Encoding': 'gzip', 'If-None-Match': String(home.headers.etag) });
  await front.get('/faq/', {}, 'HEAD');
  for (const path of [
    '/old/',
    '/api/v1/status.json',
    '/_astro/a.css',
    '/healthz',
    '/somebody-typed-this',
    '/faq',
  ]) {
    await front.get(path);
  }
  expect(since()).toMatchObject({
    'requests page 2xx': 2,
    'requests page 3xx': 2,
    notModified: 1,
    'requests document 2xx': 1,
    'requests asset 2xx': 1,
    'requests probe 2xx': 1,
    'requests other 4xx': 1,
    'requests other 3xx': 1,
    'bodies gzip': 1,
  });
  expect(since()).toEqual({});
});

test('what backstage answers is counted with the time it took, and what it does not, by the reason', async () => {
  const backstage = await startBackstage((_, response) => response.end('found'));
  const front = await startFront({ socket: backstage.socket });
  await front.publish(planOf(SITE));
  await front.served();
  const since = counter();
  const seen: Record<string, number> = {};
  const counted = () => Object.assign(seen, since());
  await front.get('/faq/?q=x');
  await until(() => 'requests query 2xx' in counted());
  expect(seen).toMatchObject({ 'requests query 2xx': 1, 'backstageAnswers read': 1 });
  expect(seen['backstageSeconds read']).toBeGreaterThan(0);
  backstage.close();
  await front.get('/faq/?q=x');
  await until(() => 'refused gone' in counted());
});

test('a client that leaves before it is answered is counted as that', async () => {
  const asked = Promise.withResolvers<void>();
  const backstage = await startBackstage(() => asked.resolve());
  const front = await startFront({ socket: backstage.socket });
  await front.publish(planOf(SITE));
  await front.served();
  const since = counter();
  const socket = connect(front.port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('GET /faq/?q=x HTTP/1.1\r\nHost: a\r\n\r\n');
  await asked.promise;
  // Without a reset it would have said all, and listen.
  socket.resetAndDestroy();
  await until(() => 'requests query none' in since());
});

test('what was told is not told again, and what never was written is not taken back', () => {
  const told = nothingTold();
  tellCounts(told, { bytes: 500, cpu: 1 });
  countRefused('busy');
  const bytes = SLOTS.findIndex(({ metric }) => metric === 'bytes');
  const busy = SLOTS.findIndex(({ labels }) => labels.reason === 'busy');
  expect(tellCounts(told, { bytes: 400, cpu: 1 })).toEqual([busy, 1]);
  expect(tellCounts(told, { bytes: 700, cpu: 1 })).toEqual([bytes, 200]);
});

import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countRefused, nothingTold, SLOTS, tellCounts } from '../../../src/front/counts.ts';
import { startServing } from '../../support/engine-site.ts';
import { ENGINES, type Engine } from '../../support/engines.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { get, until } from '../../support/front.ts';
import { openRaw, rawRequest } from '../../support/raw-client.ts';
import { startBackstage } from '../../support/servers.ts';
import { COMPRESSIBLE, openSnapshot, planOf } from '../../support/snapshot.ts';

const SITE = {
  '/': { text: COMPRESSIBLE },
  '/faq/': { text: 'all questions', query: ['q'] },
  '/old/': { text: '', status: 301, headers: { Location: '/faq/' } },
  '/404/': { text: 'nothing here', status: 404 },
  '/api/v1/status.json': { text: '{}', headers: { 'Content-Type': 'application/json' } },
  '/_astro/a.css': { text: 'p{}', headers: { 'Content-Type': 'text/css' }, asset: 'build-1' },
};

/** A front that tells what it counts, before a backstage. */
async function startCounted(engine: Engine, answer: RequestListener = () => undefined) {
  const folder = join(temporaryFolder(), 'snapshot');
  const snapshot = openSnapshot(folder);
  await snapshot.publish(planOf(SITE));
  const { socket, close } = await startBackstage(answer);
  /** In words. */
  const counted: Record<string, number> = {};
  const { port } = await startServing(engine, snapshot, {
    snapshot: folder,
    socket,
    onReport: ({ added }) => {
      for (let at = 0; at < added.length; at += 2) {
        const slot = SLOTS[added[at] ?? -1];
        const words = [slot?.metric, ...Object.values(slot?.labels ?? {})].join(' ');
        counted[words] = (counted[words] ?? 0) + (added[at + 1] ?? 0);
      }
    },
  });
  const counts = async (words: string) => {
    await until(() => words in counted, undefined, words);
    return counted;
  };
  return { port, counts, close };
}

describe.each(ENGINES)('the %s engine', (engine) => {
  test('counts each answer by what was asked for, never by an address, and once', async () => {
    const { port, counts } = await startCounted(engine);
    const home = await get(port, '/', { 'Accept-Encoding': 'gzip' });
    await get(port, '/', { 'Accept-Encoding': 'gzip', 'If-None-Match': String(home.headers.etag) });
    await get(port, '/faq/', {}, 'HEAD');
    for (const path of [
      '/old/',
      '/api/v1/status.json',
      '/_astro/a.css',
      '/healthz',
      '/somebody-typed-this',
      '/faq',
    ]) {
      await get(port, path);
    }
    const counted = Object.entries(await counts('requests other 3xx'));
    expect(Object.fromEntries(counted.filter(([words]) => !/^(cpu|bytes|connections)/.test(words)))).toEqual({
      'requests page 2xx': 2,
      'requests page 3xx': 2,
      notModified: 1,
      'requests document 2xx': 1,
      'requests asset 2xx': 1,
      'requests probe 2xx': 1,
      'requests other 4xx': 1,
      'requests other 3xx': 1,
      'bodies gzip': 1,
      'bodies identity': 3,
    });
  });

  test('counts what backstage answers with the time it took, and what it does not, by the reason', async () => {
    const { port, counts, close } = await startCounted(engine, (_, response) => response.end('found'));
    await get(port, '/faq/?q=x');
    const counted = await counts('requests query 2xx');
    expect(counted).toMatchObject({ 'requests query 2xx': 1, 'backstageAnswers read': 1 });
    expect(counted['backstageSeconds read']).toBeGreaterThan(0);
    close();
    await get(port, '/faq/?q=x');
    expect(await counts('refused gone')).toMatchObject({ 'refused gone': 1, 'requests query 2xx': 2 });
  });

  test('counts a client that leaves before it is answered as that', async () => {
    const asked = Promise.withResolvers<void>();
    const { port, counts } = await startCounted(engine, () => asked.resolve());
    const client = await openRaw(port);
    client.send(rawRequest('GET /faq/?q=x'));
    await asked.promise;
    // Without a reset it would have said all, and listen.
    client.socket.resetAndDestroy();
    expect(await counts('requests query none')).toMatchObject({ 'requests query none': 1 });
  });
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

import { Agent, get as httpGet, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { HAND_OVER } from '../../../../src/processes/hand-over.ts';
import { openListeningSocket } from '../../../../src/processes/listening-socket.ts';
import { sharePort } from '../../../../src/processes/shared-port.ts';
import { answerAsBackstage, engineSitePlan, servesNow, startServing } from '../../../support/engine-site.ts';
import { ENGINES, type Engine, type EngineOptions, startEngine } from '../../../support/engines.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { get, until } from '../../../support/front.ts';
import { openRaw, rawRequest } from '../../../support/raw-client.ts';
import { startBackstage } from '../../../support/servers.ts';
import { COMPRESSIBLE, openSnapshot, planOf } from '../../../support/snapshot.ts';

/** How often a site is published anew; `npm run test:long` does so ten times as often. */
const SWAPS = process.env.ATTACKS === undefined ? 20 : 200;

async function startSite(engine: Engine, options: Partial<EngineOptions> = {}) {
  const folder = join(temporaryFolder(), 'snapshot');
  const snapshot = openSnapshot(folder);
  await snapshot.publish(engineSitePlan());
  const { socket, close } = await startBackstage((request, response) => {
    answerAsBackstage(request, response).catch(() => response.destroy());
  });
  const front = await startServing(engine, snapshot, { snapshot: folder, socket, ...options });
  return { folder, snapshot, front, socket, close };
}

/** Asks over connections that are kept, as browsers do. */
function keptReader(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  onTestFinished(() => agent.destroy());
  return (path: string, headers: Readonly<Record<string, string>> = {}) =>
    new Promise<{ status: number; revision: number; etag: string; text: string }>((resolve, reject) => {
      httpGet({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
        response.toArray().then(
          (parts) =>
            resolve({
              status: response.statusCode ?? 0,
              revision: Number(response.headers['latarnia-revision']),
              etag: response.headers.etag ?? '',
              text: Buffer.concat(parts).toString(),
            }),
          reject,
        );
      }).on('error', reject);
    });
}

describe.each(ENGINES)('the %s engine', (engine) => {
  test('without a snapshot says so, and serves the first one as soon as it is there', async () => {
    const folder = join(temporaryFolder(), 'snapshot');
    const snapshot = openSnapshot(folder);
    const front = await startEngine(engine, { snapshot: folder });
    const reply = await get(front.port, '/');
    expect([reply.status, reply.headers['retry-after']]).toEqual([503, '5']);
    expect(reply.text).toContain('uruchamia');
    expect((await get(front.port, '/healthz')).status).toBe(200);
    expect((await get(front.port, '/readyz')).status).toBe(503);
    await snapshot.publish(engineSitePlan());
    await servesNow(front, snapshot);
    expect((await get(front.port, '/')).status).toBe(200);
  });

  test(`mixes no two generations while ${SWAPS} follow each other: neither an answer nor what it says of itself`, {
    timeout: 300_000,
  }, async () => {
    const { snapshot, front } = await startSite(engine);
    /** All of it, or home alone, which the rest follows. */
    const site = (revision: number, isFirst = false) => {
      const pages = ['/', '/faq/', '/probe/'].map((path) => [
        path,
        { text: `revision ${revision} of ${path} ${COMPRESSIBLE}`, waits: isFirst && path !== '/' },
      ]);
      return planOf(Object.fromEntries(pages), { revision });
    };
    await snapshot.publish(site(100));
    await servesNow(front, snapshot);
    let isOver = false;
    const wrong: string[] = [];
    let count = 0;
    const read = async () => {
      const ask = keptReader(front.port);
      let last = 0;
      const etags = new Map<string, string>();
      while (!isOver) {
        for (const path of ['/', '/faq/', '/probe/']) {
          const known = etags.get(path);
          const { status, revision, etag, text } = await ask(
            path,
            known === undefined ? {} : { 'If-None-Match': known },
          );
          const isRight =
            status === 304
              ? etag === known && text === ''
              : status === 200 && text.startsWith(`revision ${revision} of ${path} `);
          if (!isRight || revision < last)
            wrong.push(`${status} ${path} says ${revision} after ${last}: ${text.slice(0, 40)}`);
          last = revision;
          etags.set(path, etag);
          count += 1;
        }
      }
    };
    const readers = [read(), read(), read(), read()];
    for (let revision = 101; revision <= 100 + SWAPS; revision += 1) {
      // Every other one comes in two swaps; readers have the first before the second is made.
      if (revision % 2 === 0) {
        await snapshot.publish(site(revision, true));
        await servesNow(front, snapshot);
      }
      await snapshot.publish(site(revision));
    }
    await servesNow(front, snapshot);
    isOver = true;
    await Promise.all(readers);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(SWAPS);
    expect((await get(front.port, '/')).headers['latarnia-revision']).toBe(String(100 + SWAPS));
  });

  test('passes a stream of events on as it comes, and lets go of it when its reader goes', async () => {
    const { front } = await startSite(engine);
    const files = front.files();
    const reader = await openRaw(front.port);
    reader.send(rawRequest('GET /staff/events'));
    await reader.receives(/text\/event-stream[\s\S]*data: first[\s\S]*data: more[\s\S]*data: more/);
    reader.socket.destroy();
    await until(() => front.files() <= files + 1, 60_000, 'the end of its connections');
  });

  test('keeps a stream over which nothing is said, longer than a connection over which nothing is asked', {
    timeout: 60_000,
  }, async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<ServerResponse>();
    const { socket } = await startBackstage((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: first\n\n');
      open(response);
    });
    const { front } = await startSite(engine, { socket });
    const reader = await openRaw(front.port);
    reader.send(rawRequest('GET /staff/events'));
    await reader.receives(/data: first/);
    const idle = await openRaw(front.port);
    idle.send(rawRequest('GET /short/'));
    await idle.ends();
    (await opened).write('data: second\n\n');
    await reader.receives(/data: second/);
  });

  test('without backstage says what it can, and goes on with the pages', async () => {
    const { front, close } = await startSite(engine);
    expect((await get(front.port, '/faq/?q=x')).text).toContain('GET /faq/?q=x');
    close();
    const page = await get(front.port, '/faq/?q=x');
    expect([page.status, page.headers['latarnia-degraded']]).toEqual([200, 'query-ignored']);
    expect((await get(front.port, '/staff/')).status).toBe(503);
    expect((await get(front.port, '/subscribe/?panel=b')).headers['latarnia-degraded']).toBe(
      'published-instead',
    );
    expect((await get(front.port, '/lookup/?q=2020')).status).toBe(200);
    expect((await get(front.port, '/')).status).toBe(200);
  });

  test('tells a body that is late, and takes no place for it meanwhile', { timeout: 90_000 }, async () => {
    const { front } = await startSite(engine);
    const late = await openRaw(front.port);
    late.send(rawRequest('POST /staff/', { 'Content-Length': 100 }, 'a'));
    expect((await get(front.port, '/staff/')).status).toBe(200);
    expect(await late.ends()).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('shares a socket with another, and hands over to it: no answer is lost, but for whoever waits in a queue of its own', {
    timeout: 120_000,
  }, async () => {
    const opened = await openListeningSocket({ host: '127.0.0.1', port: 0 }, {});
    const shared = engine === 'bun' ? await sharePort(opened) : opened;
    onTestFinished(() => shared.close());
    const { port } = shared;
    const { front, folder, snapshot } = await startSite(engine, { shared });
    let isOver = false;
    const seen = new Map<string, number>();
    const read = async () => {
      while (!isOver) {
        const found = await get(port, '/probe/').then(
          ({ status }) => String(status),
          (error) => String(error.code),
        );
        seen.set(found, (seen.get(found) ?? 0) + 1);
      }
    };
    const readers = [read(), read(), read()];
    await until(() => (seen.get('200') ?? 0) > 100);
    const next = await startServing(engine, snapshot, { snapshot: folder, shared });
    front.child.send(HAND_OVER);
    const before = seen.get('200') ?? 0;
    await until(() => !front.isThere(), 60_000, 'the end of the first one');
    await until(() => (seen.get('200') ?? 0) > before + 100);
    isOver = true;
    await Promise.all(readers);
    // Each of Bun's fronts has a queue of its own: whoever lies in that of the one that ends may ask once more (docs/operations.md).
    const cut = engine === 'bun' ? seen.get('ECONNRESET') : undefined;
    expect(cut ?? 0).toBeLessThanOrEqual(readers.length);
    expect(
      [...seen.keys()].filter((one) => one !== '200' && (one !== 'ECONNRESET' || cut === undefined)),
    ).toEqual([]);
    expect(next.isThere()).toBe(true);
  });

  test('that is told to stop answers what is under way', { timeout: 60_000 }, async () => {
    const { front } = await startSite(engine);
    const slow = await openRaw(front.port);
    slow.send(rawRequest('POST /staff/', { 'Content-Length': 4 }, 'ab'));
    const idle = await openRaw(front.port);
    const stopped = front.stop();
    slow.send('cd');
    expect(await slow.ends()).toMatch(/^HTTP\/1\.1 200 [\s\S]*\[abcd\]/);
    await stopped;
    // Over a connection that never said anything Bun's kernel says nothing either until it does.
    idle.send('GET');
    await idle.ends();
  });
});

import { expect, test } from 'vitest';
import { startFront, type TestFront, until } from '../../support/front.ts';
import { openRaw, rawRequest } from '../../support/raw-client.ts';
import { startBackstage } from '../../support/servers.ts';
import { planOf } from '../../support/snapshot.ts';

const LONG = { grace: 60_000, limit: 60_000 } as const;
/** Bun tells no connections apart: each of its answers is the last of its own, and a connection that says nothing is the kernel's. */
const NODE = { engine: 'node' } as const;
const HOME = rawRequest('GET /');
const LIVE = [{ path: '/staff/', methods: ['GET', 'POST'] }];

async function startHome(options: Parameters<typeof startFront>[0] = {}) {
  const front = await startFront(options);
  await front.publish(planOf({ '/': { text: 'home' } }, { live: LIVE }));
  await front.served();
  return front;
}

/** Has a front end, and resolves once it is about to: one that is a process of its own hears of it a moment later. */
async function leave(front: TestFront): Promise<{ readonly ended: Promise<void> }> {
  const ended = front.stop(LONG);
  const isLeaving = async () => {
    const client = await openRaw(front.port).catch(() => null);
    client?.send(HOME);
    return client === null || (await client.receives(/home$/)).includes('Connection: close');
  };
  await until(isLeaving, undefined, 'its leaving');
  return { ended };
}

test('over a connection that is kept one more request is answered, and told that it was the last', async () => {
  const front = await startHome();
  const client = await openRaw(front.port);
  client.send(HOME);
  expect(await client.receives(/home$/)).not.toContain('Connection: close');
  const { ended } = await leave(front);
  client.send(HOME);
  expect(await client.ends()).toMatch(/home[\s\S]+200 OK[\s\S]+Connection: close[\s\S]+home$/);
  await ended;
  await expect(openRaw(front.port)).rejects.toThrow('ECONNREFUSED');
});

test('of requests that come in one packet all are answered', async () => {
  const front = await startHome(NODE);
  const client = await openRaw(front.port);
  client.send(HOME);
  await client.receives(/home$/);
  const { ended } = await leave(front);
  client.send(HOME.repeat(3));
  const answers = await client.ends();
  expect(answers.match(/home/g)).toHaveLength(4);
  expect(answers.match(/Connection: close/g)).toHaveLength(1);
  await ended;
});

test('a form whose sending is under way comes in whole, and its answer goes out whole', async () => {
  const { socket } = await startBackstage((request, response) => {
    request.toArray().then((parts) => response.end(`took ${Buffer.concat(parts)}`));
  });
  const front = await startHome({ socket });
  const client = await openRaw(front.port);
  client.send(rawRequest('POST /staff/', { 'Content-Length': 10 }, 'first'));
  // A request that came after it was taken in.
  await front.get('/');
  const stopped = front.stop({ grace: 0, limit: 60_000 });
  client.send(' last');
  await client.receives(/200 OK[\s\S]+took first last/);
  await stopped;
});

test('once nobody may ask any more, what is idle ends', async () => {
  const front = await startHome();
  const asked = await openRaw(front.port);
  asked.send(HOME);
  await asked.receives(/home$/);
  await front.stop({ grace: 0, limit: 60_000 });
  await asked.ends();
});

test('once nobody may ask any more, a connection over which nothing ever was asked ends as well', async () => {
  const front = await startHome(NODE);
  const silent = await openRaw(front.port);
  await front.stop({ grace: 0, limit: 60_000 });
  expect(await silent.ends()).toBe('');
});

test('what goes on for ever ends at its limit', async () => {
  const { socket } = await startBackstage(() => undefined);
  const front = await startHome({ socket });
  const client = await openRaw(front.port);
  client.send(rawRequest('GET /staff/'));
  await front.get('/');
  await front.stop({ grace: 0, limit: 0 });
  expect(await client.ends()).toBe('');
});

import { expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';
import { openRaw, rawRequest } from '../../support/raw-client.ts';
import { startBackstage } from '../../support/servers.ts';
import { planOf } from '../../support/snapshot.ts';

const LONG = { grace: 60_000, limit: 60_000 } as const;
const HOME = rawRequest('GET /');
const LIVE = [{ path: '/staff/', methods: ['GET', 'POST'] }];

async function startHome(options: Parameters<typeof startFront>[0] = {}) {
  const front = await startFront(options);
  await front.publish(planOf({ '/': { text: 'home' } }, { live: LIVE }));
  await front.served();
  return front;
}

test('over a connection that is kept one more request is answered, and told that it was the last', async () => {
  const front = await startHome();
  const client = await openRaw(front.port);
  client.send(HOME);
  expect(await client.receives(/home$/)).not.toContain('Connection: close');
  const stopped = front.stop(LONG);
  client.send(HOME);
  expect(await client.ends()).toMatch(/home[\s\S]+200 OK[\s\S]+Connection: close[\s\S]+home$/);
  await stopped;
  await expect(openRaw(front.port)).rejects.toThrow('ECONNREFUSED');
});

test('of requests that come in one packet all are answered', async () => {
  const front = await startHome();
  const client = await openRaw(front.port);
  client.send(HOME);
  await client.receives(/home$/);
  const stopped = front.stop(LONG);
  client.send(HOME.repeat(3));
  const answers = await client.ends();
  expect(answers.match(/home/g)).toHaveLength(4);
  expect(answers.match(/Connection: close/g)).toHaveLength(1);
  await stopped;
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

test('once nobody may ask any more, what is idle ends: over which was asked, and over which never was', async () => {
  const front = await startHome();
  const [asked, silent] = [await openRaw(front.port), await openRaw(front.port)];
  asked.send(HOME);
  await asked.receives(/home$/);
  await front.stop({ grace: 0, limit: 60_000 });
  await asked.ends();
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

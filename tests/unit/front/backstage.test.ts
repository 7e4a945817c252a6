import { type IncomingHttpHeaders, type RequestListener, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { BackstageClient } from '../../../src/front/backstage.ts';
import { PLACES } from '../../../src/front/backstage-kinds.ts';
import { clientAddress } from '../../../src/front/client-address.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { startFront, type TestFront, until } from '../../support/front.ts';
import { openRaw, rawRequest } from '../../support/raw-client.ts';
import { startBackstage } from '../../support/servers.ts';
import { planOf } from '../../support/snapshot.ts';

const STAFF = [{ path: '/staff/', methods: ['GET', 'HEAD', 'POST'] }];

async function startBoth(
  answer: RequestListener,
  options: Parameters<typeof startFront>[0] = {},
): Promise<TestFront> {
  const { socket } = await startBackstage(answer);
  const front = await startFront({ socket, ...options });
  await front.publish(planOf({ '/': { text: 'home' } }, { live: STAFF }));
  await front.served();
  return front;
}

/** Opens a stream, and resolves with its first bytes. */
async function openStream(front: TestFront): Promise<{ first: string; reader: { cancel(): Promise<void> } }> {
  const response = await fetch(`http://127.0.0.1:${front.port}/staff/stream`);
  const reader = response.body?.getReader();
  if (!reader) throw new Error('the stream has no body');
  const { value } = await reader.read();
  return { first: new TextDecoder().decode(value), reader };
}

describe('a stream of events', () => {
  test('stays open beyond the time that an answer may take', async () => {
    const open: ServerResponse[] = [];
    const answer: RequestListener = (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: 1\n\n');
      open.push(response);
    };
    // In this process, whose timers can be told to go off.
    const front = await startBoth(answer, { engine: 'node' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const response = await fetch(`http://127.0.0.1:${front.port}/staff/stream`);
    const reader = response.body?.getReader();
    await reader?.read();
    vi.advanceTimersByTime(60_000);
    open[0]?.write('data: 2\n\n');
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('data: 2\n\n');
    await reader?.cancel();
  });

  test('takes no place from other requests', async () => {
    const front = await startBoth((request, response) => {
      if (request.url !== '/staff/stream') {
        response.end('page');
        return;
      }
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write('data: 1\n\n');
    });
    const streams = await Promise.all(Array.from({ length: 40 }, () => openStream(front)));
    expect(streams.every(({ first }) => first === 'data: 1\n\n')).toBe(true);
    expect(await front.get('/staff/')).toMatchObject({ status: 200, text: 'page' });
    await Promise.all(streams.map(({ reader }) => reader.cancel()));
  });
});

test('an editor who comes after hundreds of forms from the same address waits, and is answered', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const front = await startBoth(async (_, response) => {
    await opened;
    response.end('done');
  });
  const form = rawRequest('POST /staff/', { 'Content-Length': 0, Connection: 'close' });
  const clients = await Promise.all(Array.from({ length: 500 }, () => openRaw(front.port)));
  for (const client of clients) client.send(form);
  // Once this is answered, all of those have come in.
  await front.get('/');
  const editor = await openRaw(front.port);
  editor.send(form);
  await front.get('/');
  open();
  expect(await editor.ends()).toMatch(/^HTTP\/1\.1 200 /);
  for (const client of clients) expect(await client.ends()).toMatch(/^HTTP\/1\.1 200 /);
});

test('readers who ask for the past, however many, take no place from those who ask for now', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  let past = 0;
  const { socket } = await startBackstage(async ({ url }, response) => {
    if (url?.startsWith('/as-of/')) {
      past += 1;
      await opened;
    }
    response.end(url);
  });
  const front = await startFront({ socket });
  const live = [
    { path: '/as-of/', methods: ['GET', 'HEAD'] },
    { path: '/api/v1/search', methods: ['GET', 'HEAD'] },
  ];
  await front.publish(planOf({ '/': { text: 'home' } }, { live }));
  await front.served();
  const asked = Array.from({ length: 100 }, () => front.get('/as-of/2021-03-16T12:00/'));
  await until(() => past > 0);
  const now = await Promise.all(Array.from({ length: 20 }, () => front.get('/api/v1/search?q=x')));
  expect(new Set(now.map(({ status }) => status))).toEqual(new Set([200]));
  expect(past).toBeLessThanOrEqual(PLACES.past / 2);
  open();
  expect((await Promise.all(asked)).every(({ status }) => status === 200)).toBe(true);
});

test('however many were asked while backstage was not there, it is asked again once it is', async () => {
  const socket = join(temporaryFolder(), 'backstage.sock');
  const front = await startFront({ socket });
  await front.publish(planOf({ '/': { text: 'home' } }, { live: STAFF }));
  await front.served();
  const refused = await Promise.all(Array.from({ length: 300 }, () => front.get('/staff/')));
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
  await startBackstage((_, response) => response.end('page'), socket);
  await until(async () => (await front.get('/staff/')).status === 200, 60_000, 'backstage');
});

test.for(['GET', 'HEAD'])('the body of a %s swallows nothing of the next request', async (method) => {
  const seen: string[] = [];
  const front = await startBoth(async (request, response) => {
    const body = (await request.toArray()).join('');
    seen.push(`${request.method} ${request.url} ${request.headers['x-forwarded-for']} ${body}`);
    response.end();
  });
  const send = (path: string, verb: string, body: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: front.port, path, method: verb, agent: false };
      const headers = { 'Content-Length': Buffer.byteLength(body) };
      const outgoing = request({ ...options, headers }, (incoming) => {
        incoming.resume().on('end', () => resolve(incoming.statusCode));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  const hidden = 'GET /staff/hidden HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 198.51.100.1\r\n\r\n';

  // As long as the head of the request that comes next on the same connection, give or take.
  expect(await send('/staff/', method, 'x'.repeat(120))).toBe(200);
  expect(await send('/staff/form', 'POST', hidden)).toBe(200);

  expect(seen).toEqual([`${method} /staff/ 127.0.0.1 `, `POST /staff/form 127.0.0.1 ${hidden}`]);
});

describe('a form that is too long', () => {
  const LONG = 256 * 1024 + 1;
  /** Sends a body; resolves with the status of the answer, or with what broke off. */
  async function post(isStated: boolean) {
    let read = 0;
    const front = await startBoth((request, response) => {
      request.on('data', (part: Buffer) => {
        read += part.length;
      });
      request.on('end', () => response.end('taken'));
      request.on('error', () => undefined);
    });
    const body = Buffer.alloc(LONG, 'x');
    const options = { host: '127.0.0.1', port: front.port, path: '/staff/', method: 'POST', agent: false };
    const headers = isStated ? { 'Content-Length': LONG } : { 'Transfer-Encoding': 'chunked' };
    const status = await new Promise((resolve) => {
      const outgoing = request({ ...options, headers }, (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode);
      });
      outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      outgoing.end(body);
    });
    return { status, read };
  }

  test('by its own account never reaches backstage', async () => {
    expect(await post(true)).toEqual({ status: 413, read: 0 });
  });

  test('and does not say so is cut off where it becomes that', async () => {
    const { status, read } = await post(false);
    expect(status).toBe(413);
    expect(read).toBeLessThan(LONG);
  });
});

test('a method that an address does not have never reaches backstage', async () => {
  const seen: unknown[] = [];
  const front = await startBoth((request, response) => {
    seen.push(request.method);
    response.end();
  });
  for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
    expect(await front.get('/staff/', {}, method)).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD, POST, OPTIONS' },
    });
  }
  expect((await front.get('/staff/', {}, 'OPTIONS')).status).toBe(204);
  expect(seen).toEqual([]);
});

test('nothing is passed on by which a reader could pass for a proxy, a framework or for us', async () => {
  let passed: IncomingHttpHeaders = {};
  const front = await startBoth((request, response) => {
    passed = request.headers;
    response.end();
  });
  const spoofed = [
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Port',
    'Forwarded',
    'X-Real-IP',
    'X-Client-IP',
    'CF-Connecting-IP',
    'True-Client-IP',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Astro-Path',
    'X-Astro-Locals',
    'Latarnia-Revision',
  ];
  await front.get('/staff/', {
    Accept: 'text/html',
    ...Object.fromEntries(spoofed.map((name) => [name, 'evil'])),
  });
  expect(passed).toMatchObject({ accept: 'text/html', 'x-forwarded-for': '127.0.0.1' });
  expect(JSON.stringify(passed)).not.toContain('evil');
});

describe('whose request it is', () => {
  test.for([
    ['203.0.113.9', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1'],
    ['::ffff:10.0.0.2', '198.51.100.1'],
    ['fd00::2', '198.51.100.1'],
    ['2001:db8::2', '2001:db8::2'],
  ])('is what a proxy says only if that is next to us: from %s it is %s', ([peer, address]) => {
    const asked = { peer, headers: { 'x-forwarded-for': '198.51.100.1' } };
    expect(clientAddress(asked, true)).toBe(address);
  });

  async function told(isBehindProxy: boolean, forwarded: string): Promise<unknown> {
    const front = await startBoth(
      (request, response) => response.end(String(request.headers['x-forwarded-for'])),
      { isBehindProxy },
    );
    return (await front.get('/staff/', { 'X-Forwarded-For': forwarded })).text;
  }

  test('is what the connection says', async () => {
    expect(await told(false, '203.0.113.9')).toBe('127.0.0.1');
  });

  test('is what a proxy next to us saw, and not what the client put before it', async () => {
    expect(await told(true, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  });

  test('is the proxy where it says nothing that is an address', async () => {
    expect(await told(true, 'somebody')).toBe('127.0.0.1');
  });
});

describe('backstage that is replaced', () => {
  const answer: RequestListener = (request, response) => {
    request.toArray().then((parts) => response.end(`took ${Buffer.concat(parts)}`));
  };

  test('is waited for: a form that is sent meanwhile is taken by the next, and once', async () => {
    const socket = join(temporaryFolder(), 'backstage.sock');
    const first = await startBackstage(answer, socket);
    const front = await startFront({ socket });
    await front.publish(planOf({ '/': { text: 'home' } }, { live: STAFF }));
    await front.served();
    expect((await front.get('/staff/')).text).toBe('took ');
    front.expectBackstage();
    first.close();
    const client = await openRaw(front.port);
    client.send(rawRequest('POST /staff/', { 'Content-Length': 4 }, 'form'));
    const page = front.get('/staff/');
    await front.get('/');
    let forms = 0;
    await startBackstage((request, response) => {
      if (request.method === 'POST') forms += 1;
      answer(request, response);
    }, socket);
    await client.receives(/took form$/);
    expect((await page).text).toBe('took ');
    expect(forms).toBe(1);
  });

  test('and is not where nobody said that it comes back', async () => {
    const front = await startFront({ socket: join(temporaryFolder(), 'backstage.sock') });
    await front.publish(planOf({ '/': { text: 'home' } }, { live: STAFF }));
    await front.served();
    expect((await front.get('/staff/')).status).toBe(503);
  });
});

test('backstage that does not answer is starting until it did, or for a minute; afterwards it is gone', async () => {
  const socket = join(temporaryFolder(), 'backstage.sock');
  const front = await startFront({ socket });
  await front.publish(planOf({ '/': { text: 'home' } }));
  await front.served();
  const ready = async () => JSON.parse((await front.get('/readyz')).text);
  expect(await ready()).toMatchObject({ ready: true, degraded: true, backstage: 'starting' });
  const backstage = await startBackstage((_, response) => void response.end('{}'), socket);
  expect(await ready()).toMatchObject({ degraded: false, backstage: 'up' });
  backstage.close();
  expect(await ready()).toMatchObject({ degraded: true, backstage: 'gone' });
  front.expectBackstage();
  expect(await ready()).toMatchObject({ backstage: 'starting' });
});

test('backstage that never answered is gone after a minute', async () => {
  // In this process, whose clock can be set.
  const front = await startFront({ socket: join(temporaryFolder(), 'backstage.sock'), engine: 'node' });
  const later = performance.now() + 61_000;
  vi.spyOn(performance, 'now').mockReturnValue(later);
  onTestFinished(() => void vi.restoreAllMocks());
  expect(JSON.parse((await front.get('/readyz')).text)).toMatchObject({ backstage: 'gone' });
});

test('backstage that answered a reader, and was never asked how it is, is gone when it is', async () => {
  const { socket, close } = await startBackstage((_, response) => void response.end('page'));
  const front = await startFront({ socket });
  await front.publish(planOf({ '/': { text: 'home' } }, { live: STAFF }));
  await front.served();
  expect(await front.get('/staff/')).toMatchObject({ status: 200 });
  close();
  expect(JSON.parse((await front.get('/readyz')).text)).toMatchObject({ backstage: 'gone' });
});

test('what cannot be told to backstage is refused at once, and holds no place', async () => {
  const { socket } = await startBackstage((_, response) => {
    response.end('page');
  });
  const client = new BackstageClient(socket, false, () => null);
  onTestFinished(() => client.close());
  const refused: string[] = [];
  const visitor = {
    method: 'GET',
    headers: { 'x-deleted': '\x7f' },
    peer: '192.0.2.1',
    body: { length: 0, read: () => undefined, drop: () => undefined, refuse: () => undefined },
    connection: {},
    isGone: false,
    hasBegun: false,
    unread: 0,
    onGone: () => () => undefined,
    onDone: () => undefined,
    begin: () => undefined,
    write: () => undefined,
    end: () => undefined,
    cut: () => undefined,
  };
  const asked = { target: '/staff/', host: null };
  for (let turn = 0; turn < 2 * PLACES.staff; turn += 1) {
    client.pass(visitor, asked, (why) => refused.push(why));
  }
  expect(refused).toEqual(Array(2 * PLACES.staff).fill('gone'));
  const { promise: answered, resolve } = Promise.withResolvers<number>();
  client.pass({ ...visitor, headers: {}, begin: (status: number) => resolve(status) }, asked, (why) =>
    refused.push(why),
  );
  expect(await answered).toBe(200);
});

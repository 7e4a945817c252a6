import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startFront, type TestFront, until } from '../../support/front.ts';
import { ELSEWHERE, openRaw, type RawClient, rawRequest } from '../../support/raw-client.ts';
import { startBackstage } from '../../support/servers.ts';
import { planOf } from '../../support/snapshot.ts';

/** More than there are places for any kind of request; `npm run test:long` has many more of each. */
const CLIENTS = Number(process.env.SLOW_CLIENTS ?? 150);
/** As long as pages are. */
const PAGE = Buffer.alloc(100 * 1024, 'x');
/** More than the system takes for a connection that is not read (Linux: up to 4 MB), and so many of them that an address has no place left. */
const LARGE = Buffer.concat([Buffer.alloc(6 * 1024 * 1024, 'x'), Buffer.from('end')]);
const UNREAD = 40;
const LIVE = [
  { path: '/staff/', methods: ['GET', 'HEAD', 'POST'] },
  { path: '/api/v1/availability/', methods: ['PUT', 'DELETE'] },
  { path: '/api/v1/lookup', methods: ['GET', 'HEAD'] },
];

/**
 * As Node's server does it, and Bun's does not: that says at once that a body is wanted, reads no trailers, is gone where the client has
 * said all, and ends a connection where something comes behind what backstage is asked for (`engine-differences.ts`).
 */
const NODE = { engine: 'node' } as const;

interface Rig {
  readonly front: TestFront;
  /** What backstage was asked, in this order. */
  readonly asked: {
    readonly line: string;
    readonly body: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  /** How many answers it has given away in full. */
  readonly given: () => number;
}

/** A front before a backstage that says what it was asked; where it is asked for a page or for a lot, that. */
async function startRig(
  answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
  options: Parameters<typeof startFront>[0] = {},
): Promise<Rig> {
  const asked: Rig['asked'] = [];
  let given = 0;
  const { socket } = await startBackstage(async (request, response) => {
    const body = (await request.toArray()).join('');
    const line = `${request.method} ${request.url}`;
    asked.push({ line, body, headers: request.headers });
    response.on('finish', () => {
      given += 1;
    });
    if (answer(request, response)) return;
    if (request.url?.endsWith('large')) response.end(LARGE);
    else if (request.url?.endsWith('page')) response.end(PAGE);
    else response.end(`${line} [${body}]`);
  });
  const front = await startFront({ socket, ...options });
  await front.publish(
    planOf({ '/': { text: 'home' }, '/faq/': { text: 'all questions', query: ['q'] } }, { live: LIVE }),
  );
  await front.served();
  return { front, asked, given: () => given };
}

/** Whatever the others do: a page with a query, the lookup, a form and a change over the API, from an address. */
async function expectServed({ front }: Rig, from: string): Promise<void> {
  for (const [line, body] of [
    ['GET /api/v1/lookup', ''],
    ['GET /faq/?q=x', ''],
    ['GET /staff/', ''],
    ['POST /staff/sign-in/', 'a=b'],
    ['PUT /api/v1/availability/x/y', '{}'],
  ] as const) {
    const client = await openRaw(front.port, { from });
    const length = body === '' ? {} : { 'Content-Length': body.length };
    client.send(rawRequest(line, { ...length, Connection: 'close' }, body));
    const reply = await client.ends();
    expect(reply).toMatch(/^HTTP\/1\.1 200 /);
    expect(reply).toContain(`${line} [${body}]`);
  }
}

async function openMany(
  front: TestFront,
  bytes: string,
  { count = CLIENTS, ...options }: { readonly count?: number; readonly reads?: boolean } = {},
): Promise<RawClient[]> {
  const clients: RawClient[] = [];
  while (clients.length < count) {
    const client = await openRaw(front.port, options);
    client.send(bytes);
    clients.push(client);
  }
  return clients;
}

/** Whether an answer comes whole, be it of a length or in chunks. */
async function isWhole(socket: Socket): Promise<boolean> {
  let last = '';
  try {
    for await (const part of socket) last = `${last}${part}`.slice(-20);
  } catch {
    // Ended by the other side.
  }
  return /end(?:\r\n0\r\n\r\n)?$/.test(last);
}

describe('a request without a body', () => {
  test.for(['POST /staff/sign-in/', 'PUT /api/v1/availability/x/y', 'DELETE /api/v1/availability/x/y'])(
    'and without a length is one with an empty body: %s',
    async (line) => {
      const { front, asked } = await startRig();
      const client = await openRaw(front.port);
      client.send(rawRequest(line));
      expect(await client.receives(/\[\]/)).toMatch(/^HTTP\/1\.1 200 /);
      // The connection is as good as before.
      client.send(rawRequest(line, { 'Content-Length': 0 }));
      await client.receives(/\[\][\s\S]*\[\]/);
      expect(asked).toMatchObject(Array(2).fill({ line, body: '', headers: { 'content-length': '0' } }));
    },
  );
});

describe('whoever is slow', () => {
  const HALF = { 'Content-Length': 100 };
  test.for([
    ['a body that does not come', rawRequest('POST /staff/sign-in/', HALF, 'a')],
    [
      'a change without its end',
      rawRequest('PUT /api/v1/availability/x/y', { 'Transfer-Encoding': 'chunked' }, '2\r\n{}\r\n'),
    ],
    ['a body that is waited for', rawRequest('POST /staff/sign-in/', { ...HALF, Expect: '100-continue' })],
    ['the body of a page', rawRequest('GET /faq/?q=x', HALF, 'a')],
    ['a head without its end', 'POST /staff/sign-in/ HTTP/1.1\r\nHost: x\r\nX-a'],
    ['a form that is not read', rawRequest('POST /staff/page', { 'Content-Length': 1 }, 'a')],
    ['a page that is not read', rawRequest('GET /faq/?q=page')],
    ['many at once that are not read', rawRequest('GET /staff/page').repeat(10)],
  ] as const)(
    `is slow alone: ${CLIENTS} times %s`,
    { timeout: 60_000 + CLIENTS * 200 },
    async ([what, bytes]) => {
      const rig = await startRig();
      await openMany(rig.front, bytes, { reads: !what.includes('not read') });
      await expectServed(rig, ELSEWHERE);
      await expectServed(rig, '127.0.0.1');
    },
  );

  test('takes no place while a body comes', async () => {
    const rig = await startRig();
    await openMany(rig.front, rawRequest('POST /staff/sign-in/', HALF, 'a'));
    expect(rig.asked).toEqual([]);
  });

  test('takes no place while an answer is read, and the rest of it comes when it is', async () => {
    const rig = await startRig();
    const ask = rawRequest('GET /faq/?q=large', { Connection: 'close' });
    const clients = await openMany(rig.front, ask, { count: UNREAD, reads: false });
    await until(() => rig.given() === UNREAD, 150_000, 'the end of all answers');
    await expectServed(rig, '127.0.0.1');
    // Not all of it is kept for all of them, but for those for whom it is.
    expect(await Promise.all(clients.map(({ socket }) => isWhole(socket)))).toContain(true);
  });

  test('and goes away in the middle of a body or an answer leaves nothing behind', async () => {
    const rig = await startRig();
    const bodies = await openMany(rig.front, rawRequest('POST /staff/sign-in/', HALF, 'a'));
    const answers = await openMany(rig.front, rawRequest('GET /faq/?q=large'), {
      count: UNREAD,
      reads: false,
    });
    for (const { socket } of [...bodies, ...answers]) socket.resetAndDestroy();
    await expectServed(rig, '127.0.0.1');
    await until(() => rig.given() === rig.asked.length);
  });
});

describe('a request of which backstage breaks off the connection', () => {
  test('is that one alone: the next is passed on', async () => {
    const rig = await startRig((request) => {
      if (request.url !== '/staff/bad') return false;
      request.socket.destroy();
      return true;
    });
    expect((await rig.front.get('/staff/bad')).status).toBe(503);
    await expectServed(rig, '127.0.0.1');
  });
});

test('a page that does not come, with nothing else coming either, keeps no form and no page of staff from being passed on', async () => {
  const rig = await startRig((request) => request.url === '/faq/?q=never');
  expect((await rig.front.get('/faq/?q=never')).text).toBe('all questions');
  for (const line of ['POST /staff/sign-in/', 'GET /staff/']) {
    const client = await openRaw(rig.front.port);
    client.send(rawRequest(line, { Connection: 'close' }));
    expect(await client.ends()).toMatch(/^HTTP\/1\.1 200 /);
  }
});

describe('a body', () => {
  test('that is waited for is said to be wanted', async () => {
    const { front, asked } = await startRig();
    const client = await openRaw(front.port);
    client.send(rawRequest('POST /staff/', { 'Content-Length': 3, Expect: '100-continue' }));
    expect(await client.receives(/\r\n\r\n/)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    client.send('abc');
    await client.receives(/\[abc\]/);
    expect(asked[0]?.headers).not.toHaveProperty('expect');
  });

  test('that is waited for and is not wanted is not said to be', async () => {
    const { front } = await startRig(undefined, NODE);
    const client = await openRaw(front.port);
    client.send(rawRequest('POST /staff/', { 'Content-Length': 300_000, Expect: '100-continue' }));
    expect(await client.receives(/HTTP/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.for([
    ['', '', {}],
    [', its trailer is dropped', 'Trailer: x\r\n', NODE],
  ] as const)('in chunks has a length when it is passed on%s', async ([, trailer, options]) => {
    const { front, asked } = await startRig(undefined, options);
    const client = await openRaw(front.port);
    client.send(rawRequest('POST /staff/', { 'Transfer-Encoding': 'chunked' }, '3\r\nabc\r\n2;x=y\r\n'));
    client.send(`de\r\n0\r\n${trailer}\r\n`);
    await client.receives(/\[abcde\]/);
    expect(asked[0]?.headers).toMatchObject({ 'content-length': '5' });
    expect(asked[0]?.headers).not.toHaveProperty('transfer-encoding');
    expect(asked[0]?.headers).not.toHaveProperty('trailer');
  });

  test('that is longer than announced is cut there: the rest is no part of it', async () => {
    const { front, asked } = await startRig();
    const client = await openRaw(front.port);
    client.send(rawRequest('POST /staff/', { 'Content-Length': 3 }, 'abcdef\r\n\r\n'));
    expect(await client.ends()).toMatch(/HTTP\/1\.1 400 /);
    expect(asked.map(({ body }) => body).filter((body) => body !== 'abc')).toEqual([]);
  });

  test('that ends before it should is not passed on', async () => {
    const { front, asked } = await startRig();
    const client = await openRaw(front.port);
    client.socket.end(rawRequest('POST /staff/', { 'Content-Length': 3 }, 'ab'));
    await client.ends();
    await front.get('/staff/');
    expect(asked.map(({ line }) => line)).toEqual(['GET /staff/']);
  });

  test('that ends before it should is told so', async () => {
    const { front } = await startRig(undefined, NODE);
    const client = await openRaw(front.port);
    client.socket.end(rawRequest('POST /staff/', { 'Content-Length': 3 }, 'ab'));
    expect(await client.ends()).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('that is too long still comes to its end, and the connection is as good as before', async () => {
    const { front } = await startRig();
    const client = await openRaw(front.port);
    client.send(rawRequest('POST /staff/', { 'Content-Length': 300_000 }, 'a'));
    await client.receives(/HTTP\/1\.1 413 /);
    client.send('a'.repeat(299_999));
    client.send(rawRequest('POST /staff/', { 'Content-Length': 1 }, 'b'));
    await client.receives(/\[b\]/);
  });
});

test('who has said all and says so is answered', async () => {
  const { front } = await startRig(undefined, NODE);
  const client = await openRaw(front.port);
  client.socket.end(rawRequest('POST /staff/', { 'Content-Length': 1 }, 'a'));
  expect(await client.ends()).toContain('POST /staff/ [a]');
});

test('requests that follow each other on a connection without waiting are answered in their order', async () => {
  const { front } = await startRig(undefined, NODE);
  const client = await openRaw(front.port);
  client.send(
    ['a', 'b', 'c'].map((text) => rawRequest('POST /staff/', { 'Content-Length': 1 }, text)).join('') +
      rawRequest('HEAD /staff/') +
      rawRequest('GET /faq/?q=x'),
  );
  await client.receives(/\[a\][\s\S]*\[b\][\s\S]*\[c\][\s\S]*GET \/faq\/\?q=x \[\]/);
});

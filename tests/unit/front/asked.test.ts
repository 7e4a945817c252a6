import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startFront } from '../../support/front.ts';
import { askRaw, lackingHeaders } from '../../support/raw.ts';
import { startBackstage } from '../../support/servers.ts';
import { planOf } from '../../support/snapshot.ts';
import { tried } from '../../support/tried.ts';

const STORED = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=()',
  'Referrer-Policy': 'same-origin',
};
const SITE = {
  '/': { text: 'home', headers: STORED },
  '/faq/': { text: 'faq', query: ['q'], headers: STORED },
  '/404/': { text: 'nothing', status: 404, headers: STORED },
  '/api/404': {
    text: '{"code":"not.found"}',
    status: 404,
    headers: { ...STORED, 'Content-Type': 'application/problem+json' },
  },
};
const LIVE = [{ path: '/staff/', methods: ['GET', 'HEAD', 'POST'] }];

/** As Node's server reads it, and leaves the answer to us; Bun's own manners stand in `engine-differences.ts`. */
const NODE = { engine: 'node' } as const;

/** A front, and a backstage that says what it was asked. */
async function startBoth(options: Parameters<typeof startFront>[0] = {}) {
  const asked: { readonly url?: string | undefined; readonly host: unknown; readonly named: unknown }[] = [];
  const { socket } = await startBackstage(({ url, headers }, response) => {
    asked.push({ url, host: headers.host, named: headers['latarnia-host'] });
    response.end('backstage');
  });
  const front = await startFront({ socket, ...options });
  await front.publish(planOf(SITE, { live: LIVE }));
  await front.served();
  const ask = (...lines: readonly string[]) => askRaw(front.port, ...lines);
  return { asked, ask };
}

describe('the host of a request', () => {
  const hosts = ['example.com:65536', 'a:80:80', 'x?y', 'evil@x', 'x/y', '', '[::1', 'a b', 'x#y'];
  test.for([
    [
      'none, or is doubled',
      {},
      [...hosts.map((host) => [`Host: ${host}`]), ['Host: a', 'Host: a'], ['Host: a', 'host: b']],
    ],
    ['missing', NODE, [[]]],
  ] as const)('that is %s is 400, whatever was asked for', async ([, options, wrong]) => {
    const { ask, asked } = await startBoth(options);
    for (const target of ['/', '/faq/?q=1', '/staff/sign-in/', '/nothing/', '/api/v1/lookup', '/healthz']) {
      for (const lines of wrong) {
        const answer = await ask(`GET ${target} HTTP/1.1`, ...lines, 'Connection: close');
        expect(answer.status, `${target} ${lines}`).toBe(400);
        expect(lackingHeaders(answer), `${target} ${lines}`).toEqual([]);
      }
    }
    expect(asked).toEqual([]);
  });

  test('may be any, and reaches backstage as ours, with the real one in a header that nobody can forge', async () => {
    const { ask, asked } = await startBoth();
    const hosts = ['status.example', 'a:65535', '[::1]:80', '127.0.0.1', '_', 'my_host:8080'];
    for (const host of hosts) {
      const lines = [
        `Host: ${host}`,
        'Latarnia-Host: forged',
        'X-Forwarded-Host: forged',
        'Connection: close',
      ];
      expect((await ask('GET / HTTP/1.1', ...lines)).body).toBe('home');
      expect((await ask('GET /faq/?q=1 HTTP/1.1', ...lines)).status).toBe(200);
    }
    expect(asked).toEqual(hosts.map((named) => ({ url: '/faq/?q=1', host: 'backstage', named })));
  });

  test('is not asked of HTTP/1.0', async () => {
    const { ask, asked } = await startBoth();
    expect((await ask('GET / HTTP/1.0')).body).toBe('home');
    expect((await ask('GET /staff/x/ HTTP/1.0')).status).toBe(200);
    expect(asked).toEqual([{ url: '/staff/x/', host: 'backstage', named: undefined }]);
  });

  test('of an address given whole takes the place of the header', async () => {
    const { ask, asked } = await startBoth(NODE);
    const whole = (target: string, ...lines: string[]) =>
      ask(`GET ${target} HTTP/1.1`, 'Host: other', ...lines, 'Connection: close');
    expect((await whole('http://status.example/')).body).toBe('home');
    expect((await whole('HTTP://status.example')).body).toBe('home');
    expect(await whole('http://status.example/faq/?q=1')).toMatchObject({ status: 200 });
    expect(asked).toEqual([{ url: '/faq/?q=1', host: 'backstage', named: 'status.example' }]);
    for (const wrong of ['http://evil@x/', 'http:///', 'http://a:99999/', 'ftp://x/']) {
      expect((await whole(wrong)).status, wrong).toBe(400);
    }
  });
});

describe('what asks for no address', () => {
  test('the server itself: OPTIONS says what it understands, everything else is refused', async () => {
    const { ask } = await startBoth(NODE);
    const options = await ask('OPTIONS * HTTP/1.1', 'Host: x', 'Connection: close');
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toBe('GET, HEAD, POST, PUT, OPTIONS');
    expect(lackingHeaders(options)).toEqual([]);
    expect((await ask('GET * HTTP/1.1', 'Host: x', 'Connection: close')).status).toBe(400);
  });

  test.for([
    [405, 'CONNECT', 'CONNECT x:443 HTTP/1.1\r\nHost: x'],
    [414, 'a path of 9 KB', `GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: x\r\nConnection: close`],
    [417, 'an expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nConnection: close'],
    [405, 'a method', 'DELETE /faq/ HTTP/1.1\r\nHost: x\r\nConnection: close'],
    [
      406,
      'no form that is accepted',
      'GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity;q=0\r\nConnection: close',
    ],
    [
      413,
      'a body that is too long',
      'POST /staff/x/ HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\nConnection: close',
    ],
    [405, 'CONNECT without a host', 'CONNECT x:443 HTTP/1.1', NODE],
    [400, 'an authority alone', 'GET x:443 HTTP/1.1\r\nHost: x', NODE],
    [400, 'rubbish', 'rubbish', NODE],
    [400, 'a bare CR', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\rc', NODE],
    [400, 'a length below nothing', 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1', NODE],
    [431, 'a header of 20 KB', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(20_000)}`, NODE],
    [
      413,
      'a body that is far too long',
      'POST /staff/x/ HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\nConnection: close',
      NODE,
    ],
  ] as const)(
    'is answered with %i and the headers of every answer: %s',
    async ([status, , head, options]) => {
      const { ask } = await startBoth(options);
      const answer = await ask(head);
      expect(answer.status).toBe(status);
      expect(lackingHeaders(answer)).toEqual([]);
      expect(answer.body).toContain('Status</a>');
    },
  );

  test('below the API is a problem document', async () => {
    const { ask } = await startBoth();
    const answer = await ask('GET /api/v1/%00 HTTP/1.1', 'Host: x', 'Connection: close');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(answer.body)).toMatchObject({ status: 400, code: 'request.refused' });
  });
});

test('another spelling of an address leads to it, with what was sent', async () => {
  const { ask, asked } = await startBoth();
  const read = await ask('GET //faq/?q=1 HTTP/1.1', 'Host: x', 'Connection: close');
  expect([read.status, read.headers.get('location')]).toEqual([301, '/faq/?q=1']);
  const written = await ask(
    'POST /staff//%73ign-in/ HTTP/1.1',
    'Host: x',
    'Content-Length: 0',
    'Connection: close',
  );
  expect([written.status, written.headers.get('location')]).toEqual([308, '/staff/sign-in/']);
  expect(lackingHeaders(read)).toEqual([]);
  expect(lackingHeaders(written)).toEqual([]);
  expect(asked).toEqual([]);
});

test('whatever bytes stand in an address: it is answered, never with an error of ours, always with the same headers', {
  timeout: 60_000,
}, async () => {
  const { ask, asked } = await startBoth();
  const byte = fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code));
  const escaped = fc.integer({ min: 0, max: 255 }).map((code) => `%${code.toString(16).padStart(2, '0')}`);
  const part = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('/', '..', '.', 'staff', 'faq', 'api', 'en', '?q=', '%', '%25', '\\'),
    },
    byte,
    escaped,
  );
  const target = fc.array(part, { maxLength: 15 }).map((parts) => `/${parts.join('')}`);
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'OPTIONS');
  const wrong: string[] = [];
  await fc.assert(
    fc.asyncProperty(method, target, async (verb, where) => {
      const answer = await ask(
        `${verb} ${where} HTTP/1.1`,
        'Host: x',
        'Content-Length: 0',
        'Connection: close',
      );
      const isRight =
        [200, 204, 301, 308, 400, 404, 405].includes(answer.status) && lackingHeaders(answer).length === 0;
      if (!isRight) wrong.push(`${verb} ${where}: ${answer.status} lacks ${lackingHeaders(answer)}`);
    }),
    { numRuns: tried(100) },
  );
  expect(wrong).toEqual([]);
  for (const { url = '' } of asked) expect(url).toMatch(/^(?:\/[^/?#\\]+)+\/?(\?.*)?$|^\/faq\/\?q=/);
});

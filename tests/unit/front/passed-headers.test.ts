import type { IncomingHttpHeaders } from 'node:http';
import { type IncomingMessage, request as openRequest } from 'node:http';
import { expect, test } from 'vitest';
import { answeredHeaders, passedHeaders } from '../../../src/front/passed-headers.ts';
import { serve } from '../../support/servers.ts';

const BODY = Buffer.from('four');

/** A request as it came in over a socket. */
async function received(headers: Record<string, string>, method = 'POST'): Promise<IncomingMessage> {
  const came = Promise.withResolvers<IncomingMessage>();
  const port = await serve((incoming, response) => {
    incoming.resume();
    response.end();
    came.resolve(incoming);
  });
  openRequest({ host: '127.0.0.1', port, method, headers })
    .on('error', () => undefined)
    .end();
  return came.promise;
}

/** Each would be true of another connection, or have backstage believe who or what somebody asks for. */
const DROPPED = [
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'x-client-ip',
  'cf-connecting-ip',
  'true-client-ip',
  'x-original-url',
  'x-rewrite-url',
  'x-astro-locals',
  'latarnia-host',
  'latarnia-revision',
];

test.for(DROPPED)('%s is not passed on', async (name) => {
  const passed = passedHeaders(await received({ [name]: 'evil' }), BODY, false, null);
  expect(JSON.stringify(passed)).not.toContain('evil');
});

test.for(['connection', 'upgrade', 'expect', 'transfer-encoding'])(
  '%s, of one connection, is not passed on',
  async (name) => {
    const incoming = await received({});
    incoming.headers[name] = 'evil';
    expect(passedHeaders(incoming, BODY, false, null)).not.toHaveProperty(name);
  },
);

test('what is passed on is what was meant, with our own host, the length that came, the revision it reads, and who asks', async () => {
  const incoming = await received({
    Host: 'status.example',
    Cookie: 'a=b',
    'X-Forwarded-For': '203.0.113.9',
  });
  expect(passedHeaders(incoming, BODY, false, 7)).toEqual({
    cookie: 'a=b',
    'content-length': 4,
    host: 'backstage',
    'latarnia-host': 'status.example',
    'latarnia-served': 7,
    'x-forwarded-for': '127.0.0.1',
  });
});

test('behind a proxy next to us, who asks is whom it saw last; what is no address is not believed', async () => {
  const from = async (told: string) =>
    passedHeaders(await received({ 'X-Forwarded-For': told }), BODY, true, null)['x-forwarded-for'];
  expect(await from('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  expect(await from('evil')).toBe('127.0.0.1');
  const far = await received({ 'X-Forwarded-For': '203.0.113.9' });
  Object.defineProperty(far.socket, 'remoteAddress', { value: '198.51.100.7' });
  expect(passedHeaders(far, BODY, true, null)['x-forwarded-for']).toBe('198.51.100.7');
});

test('a read has no length: its body is not passed on', async () => {
  const incoming = await received({ 'Content-Length': '0' }, 'GET');
  incoming.headers['content-length'] = '40';
  expect(passedHeaders(incoming, Buffer.alloc(0), false, null)).not.toHaveProperty('content-length');
});

test('of an answer, what is true of one connection stays there', () => {
  const headers: IncomingHttpHeaders = {
    connection: 'close',
    'keep-alive': 'timeout=5',
    'transfer-encoding': 'chunked',
    date: 'x',
    'content-type': 'text/html',
  };
  const answered = answeredHeaders(200, headers);
  expect(answered).toMatchObject({ 'content-type': 'text/html' });
  expect(Object.keys(answered)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(connection|keep-alive|transfer-encoding|date)$/)]),
  );
});

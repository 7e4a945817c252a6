import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { answeredHeaders, passedHeaders } from '../../../src/front/passed-headers.ts';

const BODY = Buffer.from('four');

/** Somebody who asks, from this machine. */
function asking(headers: IncomingHttpHeaders, method = 'POST', peer = '127.0.0.1') {
  return { method, headers, peer };
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

test.for(DROPPED)('%s is not passed on', (name) => {
  const passed = passedHeaders(asking({ [name]: 'evil' }), null, BODY, false, null);
  expect(JSON.stringify(passed)).not.toContain('evil');
});

test.for(['connection', 'upgrade', 'expect', 'transfer-encoding'])(
  '%s, of one connection, is not passed on',
  (name) => {
    expect(passedHeaders(asking({ [name]: 'evil' }), null, BODY, false, null)).not.toHaveProperty(name);
  },
);

test('what is passed on is what was meant, with our own host, the length that came, the revision it reads, and who asks', () => {
  const headers = { host: 'whatever.example', cookie: 'a=b', 'x-forwarded-for': '203.0.113.9' };
  expect(passedHeaders(asking(headers), 'status.example', BODY, false, 7)).toEqual({
    cookie: 'a=b',
    'content-length': 4,
    host: 'backstage',
    'latarnia-host': 'status.example',
    'latarnia-served': 7,
    'x-forwarded-for': '127.0.0.1',
  });
});

test('behind a proxy next to us, who asks is whom it saw last; what is no address is not believed', () => {
  const from = (told: string) =>
    passedHeaders(asking({ 'x-forwarded-for': told }), null, BODY, true, null)['x-forwarded-for'];
  expect(from('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
  expect(from('evil')).toBe('127.0.0.1');
  const far = asking({ 'x-forwarded-for': '203.0.113.9' }, 'POST', '198.51.100.7');
  expect(passedHeaders(far, null, BODY, true, null)['x-forwarded-for']).toBe('198.51.100.7');
});

test('a read has no length: its body is not passed on', () => {
  const incoming = asking({ 'content-length': '40' }, 'GET');
  expect(passedHeaders(incoming, null, Buffer.alloc(0), false, null)).not.toHaveProperty('content-length');
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

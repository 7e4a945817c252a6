import { expect, test } from 'vitest';
import { finishResponse } from '../../../src/http/finish-response.ts';
import type { Rendered } from '../../../src/publish/planned.ts';
import { contextOf } from '../../support/state.ts';

const { state } = contextOf([]);
const finish = (response: Response, siteUrl: string | null = null) =>
  finishResponse(new Request('http://localhost/'), response, { state, siteUrl });

test('every answer says what it is, who may open it, what it may use, and little of where one was', async () => {
  const { headers } = await finish(new Response('x'));
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cache-control': 'no-cache',
  });
  expect(headers.has('strict-transport-security')).toBe(false);
});

test('on https browsers insist on it', async () => {
  const { headers } = await finish(new Response('x'), 'https://status.example.com');
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
});

test.for([400, 403, 404, 422, 500, 503])('an error is one reader’s: no cache keeps a %i', async (status) => {
  expect((await finish(new Response('x', { status }))).headers.get('cache-control')).toBe('no-store');
});

test('stricter words of the page itself stay', async () => {
  const own = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
  const { headers } = await finish(new Response('x', { headers: own }));
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('a policy names the styles and scripts of its own page alone, and of a page that is kept as well', async () => {
  const used = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
  const policy = `default-src 'none'; script-src 'self' ${used} 'sha256-AAAA'; form-action 'self'`;
  const pruned = `default-src 'none'; script-src 'self' ${used}; form-action 'self'`;
  const page = () => new Response('<script></script>', { headers: { 'Content-Security-Policy': policy } });
  expect((await finish(page())).headers.get('content-security-policy')).toBe(pruned);
  const kept: Rendered[] = [];
  await finishResponse(new Request('http://localhost/'), page(), { state, siteUrl: null }, (one) =>
    kept.push(one),
  );
  expect(kept[0]?.headers).toMatchObject({
    'content-security-policy': pruned,
    'x-content-type-options': 'nosniff',
  });
});

test.for([
  ['br, gzip', 'br'],
  ['br;q=0.1, gzip;q=0.9', 'gzip'],
  ['*', 'br'],
  ['*;q=0, gzip', 'gzip'],
  ['identity, br;q=0.5', null],
  ['br ; q=0', null],
  ['identity;q=0', null],
] as const)(
  'backstage weighs Accept-Encoding as the front does: %j is sent as %j',
  async ([accepted, encoding]) => {
    const request = new Request('http://localhost/', { headers: { 'Accept-Encoding': accepted } });
    const response = await finishResponse(request, new Response('x'.repeat(600)), { state, siteUrl: null });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.status).toBe(200);
  },
);

test('the head of an answer is that of the whole answer, and of a stream nothing stays open', async () => {
  const ask = (method: string, response: Response) =>
    finishResponse({ method, headers: new Headers({ 'Accept-Encoding': 'gzip' }) }, response, {
      state,
      siteUrl: null,
    });
  const words = 'x'.repeat(2000);
  const [whole, head] = [await ask('GET', new Response(words)), await ask('HEAD', new Response(words))];
  expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers));
  expect(head.headers.has('etag')).toBe(true);
  expect(head.body).toBe(null);
  let isOpen = true;
  const stream = new ReadableStream({
    cancel: () => {
      isOpen = false;
    },
  });
  const type = { headers: { 'Content-Type': 'text/event-stream' } };
  expect((await ask('HEAD', new Response(stream, type))).body).toBe(null);
  expect(isOpen).toBe(false);
});

import { expect, onTestFinished, test } from 'vitest';
import { insistOnHttps, OWN_HEADERS, withOwnHeaders } from '../../../src/front/own-headers.ts';
import { securityHeaders } from '../../../src/publish/headers.ts';

test('what is made here runs nothing, is framed by nobody, is kept by no cache, and says little of where one was', () => {
  expect(OWN_HEADERS).toEqual({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
  });
});

test('it carries whatever every page carries', () => {
  expect(OWN_HEADERS).toMatchObject(securityHeaders(null));
});

test('with https browsers insist on it, as the pages tell them', () => {
  onTestFinished(() => void delete OWN_HEADERS['Strict-Transport-Security']);
  insistOnHttps();
  expect(OWN_HEADERS).toMatchObject(securityHeaders('https://status.example.com'));
});

test('beside what backstage answered: what it says itself counts, errors are kept by no cache', () => {
  const own = { 'cache-control': 'public', 'content-security-policy': "default-src 'self'" };
  const { 'Cache-Control': noStore, 'Content-Security-Policy': policy, ...rest } = OWN_HEADERS;
  expect(withOwnHeaders(200, own)).toEqual({ ...own, ...rest });
  expect(withOwnHeaders(200, {})).toEqual({ 'Content-Security-Policy': policy, ...rest });
  expect(withOwnHeaders(400, {})).toEqual({
    'Cache-Control': noStore,
    'Content-Security-Policy': policy,
    ...rest,
  });
  expect(withOwnHeaders(304, { etag: '"x"' })).toEqual({ etag: '"x"' });
});

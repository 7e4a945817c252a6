import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pruneHashes } from '../../../src/publish/csp.ts';
import { entryHeaders, securityHeaders } from '../../../src/publish/headers.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('a policy keeps the hashes of what stands on the page and no others', () => {
  const html = '<style>a{}</style><script type="module">run()</script><script src="/x.js"></script>';
  const policy = `default-src 'none'; style-src 'self' ${hashOf('a{}')} ${hashOf('b{}')}; script-src 'self' ${hashOf('run()')} ${hashOf('no()')};`;
  expect(pruneHashes(policy, html)).toBe(
    `default-src 'none'; style-src 'self' ${hashOf('a{}')}; script-src 'self' ${hashOf('run()')};`,
  );
});

test('browsers ask each time, shared caches may answer while they ask', () => {
  const headers = Object.fromEntries(entryHeaders({ 'content-type': 'text/html' }, null));
  expect(headers['Cache-Control']).not.toContain('stale-while-revalidate');
  expect(headers['Cache-Control']).toContain('stale-if-error');
  expect(headers['CDN-Cache-Control']).toContain('stale-while-revalidate');
});

test('a page’s own rules for caches stay, and what belongs to one connection goes', () => {
  const headers = Object.fromEntries(
    entryHeaders({ 'cache-control': 'no-store', etag: '"x"', date: 'now', connection: 'keep-alive' }, null),
  );
  expect(headers).toMatchObject({ 'Cache-Control': 'no-store' });
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['Etag']));
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['Date']));
});

test('HSTS is sent by a site whose address is https, and by no other', () => {
  expect(securityHeaders('https://status.example.com')).toHaveProperty('Strict-Transport-Security');
  expect(securityHeaders('http://status.example.com')).not.toHaveProperty('Strict-Transport-Security');
  expect(securityHeaders(null)).not.toHaveProperty('Strict-Transport-Security');
});

test('every answer forbids guessing its type, what pages may not use, and other windows', () => {
  expect(securityHeaders(null)).toEqual({
    'X-Content-Type-Options': 'nosniff',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  });
  expect(securityHeaders('https://status.example.com')['Strict-Transport-Security']).toBe('max-age=31536000');
});

test('what is no page runs nothing and is framed by nobody; a page keeps its own policy', () => {
  const policyOf = (rendered: Record<string, string>) =>
    Object.fromEntries(entryHeaders(rendered, null))['Content-Security-Policy'];
  expect(policyOf({ 'content-type': 'application/json' })).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(policyOf({ 'content-security-policy': "base-uri 'none'" })).toBe("base-uri 'none'");
});

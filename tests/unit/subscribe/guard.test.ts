import { expect, test } from 'vitest';
import { guardLinks, isSubscribePath } from '../../../src/subscribe/guard.ts';

test.for([
  ['/subscribe/', true],
  ['/en/subscribe/manage/x/', true],
  ['/subscribe', true],
  ['/subscribers/', false],
  ['/subscribe/elsewhere/x/', false],
  ['/subscribe/manage/', false],
  ['/staff/subscribe/', false],
] as const)('%s is an address of subscribers: %s', ([path, is]) => {
  expect(isSubscribePath(path)).toBe(is);
});

test('nobody keeps a page behind a link, finds it, or learns its address from where its reader goes', () => {
  const { headers } = guardLinks(
    new Response('x', { headers: { 'Cache-Control': 'no-cache' } }),
    '/en/subscribe/manage/x/',
  );
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(headers.get('X-Robots-Tag')).toBe('noindex');
});

test('the form itself is not kept either, and says where its own forms come from', () => {
  const { headers } = guardLinks(new Response('x'), '/subscribe/');
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('Referrer-Policy')).toBeNull();
});

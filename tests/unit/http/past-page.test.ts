import { describe, expect, test } from 'vitest';
import { keepInPast } from '../../../src/http/past-page.ts';

const KNOWN = new Map([
  ['/', '/as-of/T/'],
  ['/panel/b/', '/as-of/T/panel/b/'],
  ['/faq/ż/', '/as-of/T/faq/ż/'],
  ['/en/panel/b/', '/en/as-of/T/panel/b/'],
]);
const keep = (html: string) => keepInPast(html, (path) => KNOWN.get(path) ?? null);

describe('a page of the past', () => {
  test.for([
    ['<a href="/">x</a>', '<a href="/as-of/T/">x</a>'],
    ['<a class="x" href="/panel/b/?uses=shop#r1">', '<a class="x" href="/as-of/T/panel/b/?uses=shop#r1">'],
    ['<a title="a > b" href="/panel/b/">', '<a title="a > b" href="/as-of/T/panel/b/">'],
    [
      '<a lang="en" href="/en/panel/b/" hreflang="en">',
      '<a lang="en" href="/en/as-of/T/panel/b/" hreflang="en">',
    ],
    ['<a href="/faq/%C5%BC/">', '<a href="/as-of/T/faq/ż/">'],
    ['<form method="get" action="/panel/b/">', '<form method="get" action="/as-of/T/panel/b/">'],
  ] as const)('leads on within the past: %s', ([html, kept]) => {
    expect(keep(html)).toBe(kept);
  });

  test.for([
    '<a href="/lookup/">',
    '<a data-today href="/panel/b/">',
    '<a href="/gone/">',
    '<a href="#main">',
    '<a href="?uses=shop">',
    '<a href="https://example.com/panel/b/">',
    '<a href="//example.com/panel/b/">',
    '<link rel="icon" href="/">',
    '<img src="/panel/b/">',
    '<p>href="/panel/b/"</p>',
  ])('leaves alone what leads to no page that it had: %s', (html) => {
    expect(keep(html)).toBe(html);
  });

  test('carries nothing that speaks of now: no script, no other address of it, nothing to install', () => {
    const html = [
      '<script type="module" src="/_astro/x.js"></script>',
      '<script>\nif (1 < 2) alert("<p>");\n</script>',
      '<script type="application/ld+json">{"a":"b"}</script>',
      '<link rel="canonical" href="https://status.example.com/panel/b/">',
      '<link rel="alternate" hreflang="en" href="/en/panel/b/">',
      '<link rel="alternate" type="application/atom+xml" title="a > b" href="/feed.atom">',
      '<link rel="manifest" href="/manifest.webmanifest">',
      '<link rel="preload" href="/_astro/font.woff2" as="font">',
      '<p>kept</p>',
    ].join('');
    expect(keep(html)).toBe('<link rel="preload" href="/_astro/font.woff2" as="font"><p>kept</p>');
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../src/config/folders.ts';
import { siteDocuments } from '../../../src/formats/site-documents.ts';
import { faqDocument, inBothLanguages, panelDocument, siteDocument } from '../../support/documents.ts';
import { contextOf, published } from '../../support/state.ts';

const context = contextOf([
  published(
    siteDocument({ orders: 'Zamówienia' }),
    ...inBothLanguages(panelDocument('a')),
    faqDocument('question'),
  ),
]);

function textAt(path: string, siteUrl: string | null = context.siteUrl): string {
  const one = [...siteDocuments(context.state, { siteUrl })].find((document) => document.path === path);
  return one?.make({ ...context, siteUrl, locale: one.locale }).text ?? '';
}

test('no two documents have the same address', () => {
  const paths = [...siteDocuments(context.state, context)].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
});

describe('robots.txt', () => {
  test('keeps machines out of the staff area and names the sitemap', () => {
    expect(textAt('/robots.txt')).toBe(
      'User-agent: *\nAllow: /\nDisallow: /staff/\nDisallow: /en/staff/\n\nSitemap: https://status.example.com/sitemap.xml\n',
    );
  });

  test('names none where its address cannot be said whole', () => {
    expect(textAt('/robots.txt', null)).not.toContain('Sitemap');
  });
});

test('the web manifest names the site in its language, and icons that are there', () => {
  const manifest = JSON.parse(textAt('/en/manifest.webmanifest'));
  expect(manifest).toMatchObject({ name: 'Status', lang: 'en', start_url: '/en/', display: 'standalone' });
  for (const { src } of manifest.icons) expect(existsSync(join(ROOT, 'public', src)), src).toBe(true);
});

test('llms.txt leads to the pages and the data, and says that states change', () => {
  const text = textAt('/llms.txt');
  expect(text).toMatch(/^# Status\n\n> /);
  expect(text).toContain('ask again');
  expect(text).toContain('[a](https://status.example.com/en/panel/a/)');
  expect(text).toContain('(https://status.example.com/api/v1/status.json)');
  expect(textAt('/llms.txt', null)).toContain('(/en/faq/question/)');
});

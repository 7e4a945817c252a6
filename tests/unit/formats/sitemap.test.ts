import { expect, test } from 'vitest';
import { sitemapDocuments } from '../../../src/formats/sitemap.ts';
import { routes } from '../../../src/publish/routes.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { faqDocument, featureDocument, inBothLanguages, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published, withdrawn } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const context = contextOf([
  published(
    ...inBothLanguages(panelDocument('a'), featureDocument('sync'), featureDocument('export')),
    faqDocument('question', { former: ['earlier'] }),
    faqDocument('gone'),
  ),
  withdrawn('pl/faq/gone.md'),
  opened('fire'),
  availability([cell('sync', 'a', 'limited')]),
]);

function sitemapOf(one: ViewContext): string {
  const [document] = sitemapDocuments();
  return document?.make(one).text ?? '';
}

const locations = (text: string) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);

test('the sitemap has every page there is to be found, and no redirect or withdrawn one', () => {
  const pages = [...routes(context.state).values()].filter(
    // The form of subscribers is for whoever has chosen what to be told of, and no page to be found.
    ({ view }) => view !== 'redirect' && view !== 'gone' && view !== 'subscribe',
  );
  expect(locations(sitemapOf(context)).sort()).toEqual(
    pages.map(({ path }) => `https://status.example.com${path}`).sort(),
  );
});

test('a page is dated by the last change of what it is of, and otherwise not at all', () => {
  const text = sitemapOf(context);
  const dateOf = (path: string) =>
    new RegExp(`<loc>https://status.example.com${path}</loc>(?:<lastmod>([^<]*)</lastmod>)?`).exec(text)?.[1];
  const recorded = (revision: number) => context.state.changes[revision - 1]?.recordedAt;
  expect(dateOf('/features/sync/')).toBe(recorded(4));
  expect(dateOf('/features/export/')).toBe(recorded(1));
  expect(dateOf('/faq/question/')).toBe(recorded(1));
  expect(dateOf('/incidents/fire/')).toBe(recorded(3));
  expect(dateOf('/')).toBe(recorded(4));
  expect(dateOf('/accessibility/')).toBeUndefined();
});

test('each language names the other, by whole addresses', () => {
  expect(sitemapOf(context)).toContain(
    '<xhtml:link rel="alternate" hreflang="en" href="https://status.example.com/en/features/sync/"/>',
  );
});

test('a site that does not know its own address says so, and names no alternates', () => {
  const text = sitemapOf({ ...context, siteUrl: null });
  expect(text).toContain('SITE_URL is not set');
  expect(text).not.toContain('xhtml:link');
  expect(locations(text)).toContain('/features/sync/');
});

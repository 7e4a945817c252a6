import { expect, test } from 'vitest';
import { siteDocuments } from '../../../src/formats/site-documents.ts';
import { featureView } from '../../../src/views/feature.ts';
import { feedsOf } from '../../../src/views/follow.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import { panelView } from '../../../src/views/panel.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const SITE = published(panelDocument('a'), featureDocument('xml'));
const context = contextOf([SITE], { locale: 'en' });
const SITES = ['/en/feed.atom', '/en/feed.rss', '/en/feed.json', '/en/calendar.ics'];

test('home and history name the feeds of the site for programs that look for them', () => {
  const history = historyView(context, readHistoryQuery(new URLSearchParams()));
  for (const { page } of [homeView(context), history])
    expect(page.feeds.map(({ href }) => href)).toEqual(SITES);
});

test('a panel’s and a feature’s page name their own first', () => {
  const panel = panelView(context, 'a', null)?.page.feeds ?? [];
  expect(panel.map(({ href }) => href)).toEqual([
    ...SITES.map((path) => path.replace('/en/', '/en/panel/a/')),
    '/en/feed.atom',
    '/en/calendar.ics',
  ]);
  expect(featureView(context, 'xml')?.page.feeds[0]).toEqual({
    href: '/en/features/xml/feed.atom',
    type: 'application/atom+xml',
    title: 'Status: xml',
  });
});

test('whatever a page offers stands there, in the type that it is offered in', () => {
  const made = new Map([...siteDocuments(context.state, context)].map((one) => [one.path, one]));
  const links = [
    ...(panelView(context, 'a', null)?.page.feeds ?? []),
    ...feedsOf(context, { of: 'feature', id: 'xml' }),
  ];
  for (const { href, type } of links) {
    expect(made.get(href)?.make(context).type.split(';')[0]).toBe(type);
  }
});

test('days are offered to a calendar where there is one', () => {
  const promised = (estimate: string) =>
    homeView(contextOf([SITE, availability([cell('xml', 'a', 'unavailable', estimate)])]));
  expect(promised('2021-03-22').calendar?.href).toBe('/calendar.ics');
  expect(promised('soon').calendar).toBeNull();
});

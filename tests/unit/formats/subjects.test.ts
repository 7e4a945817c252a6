import { expect, test } from 'vitest';
import { siteDocuments } from '../../../src/formats/site-documents.ts';
import { documentWith, featureDocument, panelDocument } from '../../support/documents.ts';
import { madeAt } from '../../support/made-documents.ts';
import { contextOf, published, withdrawn } from '../../support/state.ts';

const NAMES = ['feed.atom', 'feed.rss', 'feed.json', 'calendar.ics'];

test('the site, every panel and every feature has its feeds and its calendar, in both languages', () => {
  const context = contextOf([published(panelDocument('a'), featureDocument('xml'))]);
  const paths = [...siteDocuments(context.state, context)].map(({ path }) => path);
  for (const folder of ['/', '/panel/a/', '/features/xml/', '/en/', '/en/panel/a/', '/en/features/xml/']) {
    expect(paths).toEqual(expect.arrayContaining(NAMES.map((name) => folder + name)));
  }
  expect(new Set(paths).size).toBe(paths.length);
});

test.for(NAMES)('%s of a panel that was renamed leads to where it is now', (name) => {
  const renamed = documentWith('a', {
    collection: 'panels',
    createdFrom: null,
    createdTo: null,
    separateInstruction: false,
    slug: 'west',
    former: ['a'],
  });
  const context = contextOf([published(renamed)]);
  expect(madeAt(context, `/en/panel/a/${name}`)).toMatchObject({
    status: 301,
    headers: { Location: `/en/panel/west/${name}` },
  });
  expect(madeAt(context, `/en/panel/west/${name}`).status).toBeUndefined();
});

test.for(NAMES)('%s of a panel that was withdrawn is gone, as its page is', (name) => {
  const context = contextOf([published(panelDocument('a')), withdrawn('pl/panels/a.md')]);
  expect(madeAt(context, `/panel/a/${name}`).status).toBe(410);
});

import { expect, test } from 'vitest';
import { goneView } from '../../../src/views/gone.ts';
import { notFoundView } from '../../../src/views/not-found.ts';
import { faqDocument, panelDocument, plain, translationOf } from '../../support/documents.ts';
import { availability, cell, contextOf, published, withdrawn } from '../../support/state.ts';

const works = faqDocument(
  'xml.works',
  { when: [{ feature: 'xml', on: 'a', is: ['available'] }] },
  { title: 'Kiedy XML?', body: 'Już.' },
);
const waits = faqDocument(
  'xml.waits',
  { when: [{ feature: 'xml', on: 'a', is: ['unavailable'] }] },
  { title: 'Kiedy XML?', body: 'Jeszcze nie.' },
);
const site = [
  published(panelDocument('a'), works, waits, translationOf(waits, { title: 'When XML?', body: 'Not yet.' })),
  availability([cell('xml', 'a', 'unavailable')]),
];

const all = withdrawn('pl/faq/xml.works.md', 'pl/faq/xml.waits.md', 'en/faq/xml.waits.md');

test('a withdrawn page says since when, and what it said then, whatever has changed since', () => {
  const drafts = [...site, all, availability([cell('xml', 'a', 'available')])];
  const view = goneView(contextOf(drafts), 'pl/faq/xml.works.md', '/faq/xml/');
  expect(view?.lastWords).toEqual([{ title: 'Kiedy XML?', html: 'Jeszcze nie.', lang: null }]);
  expect(plain(view?.lead)).toBe(
    'Stronę „Kiedy XML?” wycofaliśmy 17 marca, 12:02. Jej treść już nie obowiązuje.',
  );
  expect(view?.page).toMatchObject({ path: '/faq/xml/', revision: 3, noindex: true });
});

test('in English it has its last English words, and the twin of its own address', () => {
  const view = goneView(contextOf([...site, all], { locale: 'en' }), 'pl/faq/xml.waits.md', '/en/faq/xml/');
  expect(view?.lastWords).toEqual([{ title: 'When XML?', html: 'Not yet.', lang: null }]);
  expect(view?.page.twin.href).toBe('/faq/xml/');
});

test('without an English version its last words are Polish and marked so', () => {
  const drafts = [published(works), withdrawn('pl/faq/xml.works.md')];
  const view = goneView(contextOf(drafts, { locale: 'en' }), 'pl/faq/xml.works.md', '/en/faq/xml/');
  expect(view?.lastWords).toEqual([{ title: 'Kiedy XML?', html: 'Już.', lang: 'pl' }]);
});

test('it says what staff left to be said there, in Polish where that is all there is', () => {
  const bye = {
    type: 'words.withdrawn',
    payload: {
      withdrawn: [
        { path: 'pl/faq/xml.waits.md', lastWords: 'Już po wszystkim.' },
        { path: 'en/faq/xml.waits.md', lastWords: null },
      ],
    },
    since: null,
    actor: 'staff:ada',
  } as const;
  const drafts = [...site, withdrawn('pl/faq/xml.works.md'), bye];
  const said = (locale: 'pl' | 'en') =>
    goneView(contextOf(drafts, { locale }), 'pl/faq/xml.waits.md', '/faq/xml/')?.lastWords;
  expect(said('pl')).toEqual([{ title: 'Kiedy XML?', html: 'Już po wszystkim.', lang: null }]);
  expect(said('en')).toEqual([{ title: 'Kiedy XML?', html: 'Już po wszystkim.', lang: 'pl' }]);
});

test('what was not withdrawn is not gone', () => {
  expect(goneView(contextOf(site), 'pl/faq/xml.works.md', '/faq/xml/')).toBeNull();
});

test('a page that is not there leads home, to the lookup, the panels, the features and the questions', () => {
  const view = notFoundView(contextOf(site, { locale: 'en' }));
  expect(view.links.map(({ href }) => href)).toEqual([
    '/en/',
    '/en/lookup/',
    '/en/panel/a/',
    '/en/features/',
    '/en/faq/',
  ]);
  expect(view.page).toMatchObject({ noindex: true, locale: 'en' });
});

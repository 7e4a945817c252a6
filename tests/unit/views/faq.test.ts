import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { faqView, readFaqQuery } from '../../../src/views/faq.ts';
import { faqDocument, panelDocument, plain, siteDocument } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const panels = [panelDocument('a'), panelDocument('b', '2019-11-18'), panelDocument('c', '2020-08-27')];
const areas = siteDocument({ orders: 'Zamówienia', offers: 'Oferty', shops: 'Sklepy' });

/** One question for everybody, one for a and b, one whose answer depends on a feature. */
const site = published(
  ...panels,
  areas,
  faqDocument('again', { order: 1 }, { title: 'Znów?', body: 'Nie.\n\nWięcej.' }),
  faqDocument('when', { order: 2, area: 'offers', panels: ['a', 'b'] }),
  faqDocument('export.yes', { order: 3, when: [{ feature: 'export', on: null, is: ['available'] }] }),
  faqDocument('export.no', { order: 3, when: [{ feature: 'export', on: null, is: ['unavailable'] }] }),
);

function viewOf(
  query = '',
  drafts: readonly DraftEvent[] = [],
  reading: Parameters<typeof contextOf>[1] = {},
) {
  return faqView(contextOf([site, ...drafts], reading), readFaqQuery(new URLSearchParams(query)));
}

const listed = (view: ReturnType<typeof viewOf>) =>
  view.found.map(({ id, panelsText, href }) => [id, plain(panelsText), href]);

describe('the list', () => {
  test('has every question that is answered now, with the panels it is answered for', () => {
    expect(listed(viewOf())).toEqual([
      ['again', 'wszystkie panele', '/faq/again/'],
      ['when', 'panele A i B', '/faq/when/'],
    ]);
  });

  test('has both answers where different ones hold for different panels', () => {
    const drafts = [availability([cell('export', 'b', 'unavailable'), cell('export', 'c', 'available')])];
    expect(listed(viewOf('', drafts)).slice(2)).toEqual([
      ['export', 'panel B', '/faq/export/?panel=b'],
      ['export', 'panel C', '/faq/export/?panel=c'],
    ]);
  });

  test('begins each answer with its first paragraph', () => {
    expect(viewOf().found[0]?.excerpt).toBe('Nie.');
  });

  test('cuts a long one at a word, and shows what a colon announces', () => {
    const long = faqDocument('long', {}, { body: `Tak:\n\n- ${'słowo '.repeat(60)}` });
    const [excerpt] = viewOf('', [published(long)]).found.filter(({ id }) => id === 'long');
    expect(excerpt?.excerpt.length).toBeLessThanOrEqual(151);
    expect(excerpt?.excerpt).toMatch(/^Tak:[\s-]+słowo .* słowo…$/);
  });
});

describe('the filters', () => {
  test.for([
    ['panel=c', ['again']],
    ['panel=B', ['again', 'when']],
    ['area=offers', ['when']],
    ['panel=a&area=orders', ['again']],
  ] as const)('%s leaves %s', ([query, ids]) => {
    const view = viewOf(query);
    expect(view.found.map(({ id }) => id)).toEqual(ids);
    expect(view.messages).toEqual([]);
    expect(view.clearHref).toBe('/faq/');
  });

  test('say in words what they leave', () => {
    expect(plain(viewOf('panel=b&area=orders').summary)).toBe('1 odpowiedź dla panelu B, temat: Zamówienia');
    expect(plain(viewOf().summary)).toBe('2 odpowiedzi');
    expect(plain(viewOf('panel=b', [], { locale: 'en' }).summary)).toBe('2 answers for panel B');
  });

  test('are links that keep each other', () => {
    const view = viewOf('panel=b');
    expect(view.areas.map(({ label, href, isOn }) => [label, href, isOn])).toEqual([
      ['wszystkie', '/faq/?panel=b', true],
      ['Zamówienia', '/faq/?panel=b&area=orders', false],
      ['Oferty', '/faq/?panel=b&area=offers', false],
    ]);
    expect(view.panels.map(({ label, href, isOn }) => [label, href, isOn])).toEqual([
      ['wszystkie', '/faq/', false],
      ['A', '/faq/?panel=a', false],
      ['B', '/faq/?panel=b', true],
      ['C', '/faq/?panel=c', false],
    ]);
  });

  test('follow the reader to the answer', () => {
    expect(viewOf('panel=b').found[1]?.href).toBe('/faq/when/?panel=b');
    expect(viewOf('panel=b', [], { locale: 'en' }).found[1]?.href).toBe('/en/faq/when/?panel=b');
  });

  test('that are not understood are said and ignored', () => {
    const view = viewOf('panel=x&area=y');
    expect(view.messages.map(plain)).toEqual([
      'Nie ma panelu „x”. Pokazujemy odpowiedzi dla wszystkich paneli.',
      'Nie ma tematu „y”. Pokazujemy wszystkie tematy.',
    ]);
    expect(view.found).toHaveLength(2);
    expect(view.isNarrowed).toBe(false);
  });

  test('that leave nothing say so and can be cleared', () => {
    expect(viewOf('panel=c&area=offers')).toMatchObject({
      found: [],
      summary: 'Nie mamy takich odpowiedzi.',
      clearHref: '/faq/',
    });
  });
});

describe('a search', () => {
  const found = (query: string) => {
    const { kind, summary, found: entries } = viewOf(query);
    return [kind, plain(summary), entries.map(({ href }) => href)];
  };

  test('lists what it finds, within the filters', () => {
    expect(found('q=znowu')).toEqual(['found', '„znowu”: 1 wynik', ['/faq/again/']]);
    expect(found('q=znowu&panel=c&area=orders')).toEqual([
      'found',
      '„znowu”: 1 wynik dla panelu C, temat: Zamówienia',
      ['/faq/again/?panel=c'],
    ]);
  });

  test('that finds nothing within the filters says so and shows what there is without them', () => {
    expect(found('q=oferty&panel=c')).toEqual([
      'elsewhere',
      'Na „oferty” nie mamy nic dla panelu C. Wyniki bez tego zawężenia:',
      ['/faq/when/'],
    ]);
  });

  test('that finds nothing offers what comes near, or says that there is nothing', () => {
    expect(found('q=zmowaienia')[0]).toMatch(/found|nearest/);
    expect(found('q=xyzzy')).toEqual(['nothing', 'Na „xyzzy” nic nie znaleźliśmy.', []]);
  });

  test('for nothing is no search', () => {
    expect(viewOf('q=%20%20')).toMatchObject({
      kind: 'all',
      query: { asked: null },
      page: { noindex: false },
    });
    expect(viewOf('q=x').page.noindex).toBe(true);
  });

  test('is kept by the filters', () => {
    const { panels, areas, clearHref } = viewOf('q=znów%26&panel=b');
    expect(panels[1]?.href).toBe('/faq/?panel=a&q=zn%C3%B3w%26');
    expect(areas[1]?.href).toBe('/faq/?panel=b&area=orders&q=zn%C3%B3w%26');
    expect(clearHref).toBe('/faq/?q=zn%C3%B3w%26');
  });
});

test('the page changes with a state on which an answer depends, and with nothing else', () => {
  expect(viewOf('', [availability([cell('export', 'b', 'available')])]).page.revision).toBe(2);
  expect(viewOf('', [availability([cell('elsewhere', 'b', 'available')])]).page.revision).toBe(1);
});

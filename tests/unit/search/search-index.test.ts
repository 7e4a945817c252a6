import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { buildSearch, type SearchEntry, type SearchHit } from '../../../src/search/search-index.ts';
import { readShippedFaq } from './shipped-faq.ts';

const FAQ: Readonly<Record<Locale, SearchEntry[]>> = { pl: readShippedFaq('pl'), en: readShippedFaq('en') };
const SEARCH = { pl: buildSearch(FAQ.pl, 'pl'), en: buildSearch(FAQ.en, 'en') };

const slugsOf = (hits: readonly SearchHit[]) => hits.map(({ id }) => id);

describe('what people type', () => {
  const lines = readFileSync(join(import.meta.dirname, 'queries.tsv'), 'utf8')
    .trimEnd()
    .split('\n');
  const queries = lines.map((line) => {
    const [language, query = '', slug = ''] = line.split('\t');
    const locale: Locale = language === 'en' ? 'en' : 'pl';
    return { locale, query, slug };
  });

  test.for(queries)('$locale: “$query” finds $slug', ({ locale, query, slug }) => {
    expect(slugsOf(SEARCH[locale].search(query, 3))).toContain(slug);
  });

  test('asks for every question in both languages', () => {
    for (const locale of ['pl', 'en'] satisfies Locale[]) {
      const asked = new Set(queries.filter((one) => one.locale === locale).map(({ slug }) => slug));
      expect([...asked].sort()).toEqual(FAQ[locale].map(({ id }) => id).sort());
    }
  });

  test('is mostly answered by the very first', () => {
    const first = queries.filter(({ locale, query, slug }) => SEARCH[locale].search(query)[0]?.id === slug);
    expect(first.length / queries.length).toBeGreaterThan(0.8);
  });
});

describe('the search forgives', () => {
  const alike: readonly (readonly [Locale, string, string])[] = [
    ['pl', 'zamówienia', 'zamowienia zamówień zamówienie ZAMÓWIENIAMI zamowein zmaówienia'],
    ['pl', 'faktura', 'faktur fakturę FAKTURAMI fatkura fakutry fv'],
    ['pl', 'magazyn', 'magazynu magazynie magzyn magazny'],
    ['pl', 'archiwum', 'archiwalne archwium'],
    ['en', 'order', 'orders ordered ordres oredr'],
    ['en', 'invoices', 'invoice invoicing invocie'],
  ];
  test.for(alike)('%s: “%s” and “%s” find the same first', ([locale, word, others]) => {
    const [first] = SEARCH[locale].search(word);
    for (const other of others.split(' ')) expect(SEARCH[locale].search(other)[0]?.id, other).toBe(first?.id);
  });

  test('an accent that follows its letter', () => {
    expect(SEARCH.pl.search('zamówień'.normalize('NFD'))).toEqual(SEARCH.pl.search('zamówień'));
  });

  test('a word that is still being typed', () => {
    for (const typed of ['ce', 'cen', 'cene', 'ceneo', 'ceneo x', 'ceneo xml']) {
      expect(slugsOf(SEARCH.pl.search(typed)), typed).toContain('plik-xml-dla-ceneo');
    }
  });

  test('words that the FAQ does not know, as long as it knows others', () => {
    expect(slugsOf(SEARCH.pl.search('hipopotam ceneo'))).toEqual(slugsOf(SEARCH.pl.search('ceneo')));
  });
});

describe('the order', () => {
  const entry = (id: string, title: string, text: string, terms = ''): SearchEntry => {
    return { kind: 'faq', id, title, text, terms, panels: [], url: `/faq/${id}/` };
  };
  const search = buildSearch(
    [
      entry('answer', 'Kiedy to wróci?', 'Plik dla Ceneo wróci we wtorek.'),
      entry('terms', 'Co z ofertami?', 'Nic nie musisz robić.', 'Oferty, Ceneo'),
      entry('kin', 'Czy działa porównywarka?', 'Tak.'),
      entry('question', 'Co z Ceneo?', 'Nie wiemy jeszcze.'),
      entry('other', 'Jak numerować faktury?', 'Załóż nową serię.'),
    ],
    'pl',
  );

  test('question, synonym in the question, terms, answer', () => {
    expect(slugsOf(search.search('ceneo'))).toEqual(['question', 'kin', 'terms', 'answer']);
  });

  test('what holds every word stands first and says so', () => {
    const hits = search.search('plik ceneo wtorek');
    expect(hits[0]).toMatchObject({ id: 'answer', complete: true });
    expect(hits.slice(1).every(({ complete }) => !complete)).toBe(true);
  });

  test('where nothing holds every word, some of them will do', () => {
    expect(search.search('seria ceneo').map(({ complete }) => complete)).not.toContain(true);
    expect(slugsOf(search.search('seria ceneo'))).toEqual(expect.arrayContaining(['question', 'other']));
  });

  test('a panel that is named comes before one that is not', () => {
    const panels = slugsOf(SEARCH.pl.search('panel d', 3)).sort();
    expect(panels).toEqual([
      'konto-na-panelu-c-i-d',
      'panel-d-zamowienia-wstecz',
      'zamowienia-z-panelu-d-na-c',
    ]);
  });

  test('a hit carries what a list of answers shows', () => {
    expect(SEARCH.en.search('ceneo', 1)).toEqual([
      {
        kind: 'faq',
        id: 'plik-xml-dla-ceneo',
        title: 'When will the XML file for Ceneo come back?',
        panels: ['a'],
        url: '/en/faq/plik-xml-dla-ceneo/',
        score: expect.closeTo(2 / 3),
        complete: true,
      },
    ]);
  });
});

describe('words that say nothing', () => {
  test('do not count beside others', () => {
    expect(SEARCH.pl.search('kiedy wróci ceneo?')).toEqual(SEARCH.pl.search('wróci ceneo'));
  });

  test('are looked for when there are no others', () => {
    expect(slugsOf(SEARCH.pl.search('co teraz?'))[0]).toBe('konto-na-panelu-c-i-d');
    expect(SEARCH.pl.search('proszę o pomoc')).toEqual([]);
  });
});

describe('when nothing is found', () => {
  test('what comes near is offered, three at most', () => {
    expect(SEARCH.pl.search('fakrtua')).toEqual([]);
    const near = SEARCH.pl.nearest('fakrtua');
    expect(slugsOf(near)[0]).toBe('numeracja-faktur-po-9-marca');
    expect(near.length).toBeLessThanOrEqual(3);
  });

  test.for([
    'pizza',
    'xyzzy',
    'asdf qwer',
    'reklamacja',
    '???',
    '',
    '  ',
    '🙂',
    'constructor',
    'hasOwnProperty',
  ])('nothing is offered for “%s”, which has nothing in common with the FAQ', (query) => {
    expect([...SEARCH.pl.search(query), ...SEARCH.pl.nearest(query)]).toEqual([]);
  });

  test('an empty FAQ has no answers', () => {
    expect(buildSearch([], 'pl').search('ceneo')).toEqual([]);
  });
});

describe('hostile queries', () => {
  test('only 200 characters are looked at', () => {
    const filler = 'ż'.repeat(200);
    expect(SEARCH.pl.search(`${filler} ceneo`)).toEqual([]);
    expect(slugsOf(SEARCH.pl.search(`ceneo ${filler.repeat(50)}`))).toEqual(['plik-xml-dla-ceneo']);
  });

  test('only 12 words are looked at, those that say nothing left out', () => {
    const words = 'ala kota basen dom rower chmura drzewo okno lampa obraz'.split(' ');
    expect(slugsOf(SEARCH.pl.search([...words, 'magazyn', 'ceneo'].join(' i ')))).toContain(
      'plik-xml-dla-ceneo',
    );
    const beyond = [...words, 'krzesło', 'magazyn', 'ceneo'].join(' i ');
    expect(slugsOf(SEARCH.pl.search(beyond))).not.toContain('plik-xml-dla-ceneo');
  });

  test('whatever is typed, the answer is a list in order', () => {
    const words = FAQ.pl.flatMap(({ title, text }) => `${title} ${text}`.split(/\s+/));
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom('a', 'z', ' ', '9', 'ł', '\u0301', '<', '\ud800', '\0'),
        maxLength: 300,
      }),
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((some) => some.join(' ')),
      fc
        .constantFrom('x', 'ż ', '__proto__ ', '\u0301', 'ﷺ', '(a+)+$')
        .map((unit) => unit.repeat(10_000 / unit.length)),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom<Locale>('pl', 'en'), (query, locale) => {
        const hits = SEARCH[locale].search(query, 5);
        const scores = hits.map(({ score }) => score);
        expect(hits.length).toBeLessThanOrEqual(5);
        expect(new Set(slugsOf(hits)).size).toBe(hits.length);
        expect(scores).toEqual(scores.toSorted((x, y) => y - x));
        for (const score of scores) expect(score).toBeGreaterThan(0);
        for (const score of scores) expect(score).toBeLessThanOrEqual(1);
        expect(SEARCH[locale].nearest(query).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { LOCALES, type Locale } from '../../../src/domain/locale.ts';
import { splitWords } from '../../../src/search/fold.ts';
import { findAnything, findableEntries, searchIndex } from '../../../src/views/search-index.ts';
import {
  faqDocument,
  featureDocument,
  panelDocument,
  siteDocument,
  stepDocument,
} from '../../support/documents.ts';
import { shipOnce } from '../../support/shipped.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const shipped = shipOnce();

const find = (locale: Locale, query: string) =>
  findAnything(shipped(locale), query).map(({ kind, id }) => `${kind}:${id}`);

/** `step:*` any step. */
const isOneOf = (result: string | undefined, names: string) =>
  names
    .split('|')
    .some((name) => result === name || (name.endsWith('*') && result?.startsWith(name.slice(0, -1))));

describe('what people type', () => {
  const rows = readFileSync(join(import.meta.dirname, 'search-queries.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([language, query = '', first = '', not = '']) => {
      const locale: Locale = language === 'en' ? 'en' : 'pl';
      return { locale, query, first, not };
    });

  // Without a result of its own a row has to find nothing; `NONE` may.
  test.for(rows)('$locale: “$query” finds $first first', ({ locale, query, first, not }) => {
    const [best = 'NONE'] = find(locale, query);
    expect(isOneOf(best, first || 'NONE'), best).toBe(true);
    if (not !== '') expect(best).not.toBe(not);
  });

  test('an exact name wins: of every feature, panel and incident, in either language', () => {
    for (const locale of LOCALES) {
      for (const { kind, id, title } of findableEntries(shipped(locale))) {
        if (kind === 'faq' || kind === 'step') continue;
        for (const typed of [title, title.toUpperCase(), `${title}?`]) {
          expect(find(locale, typed)[0], typed).toBe(`${kind}:${id}`);
        }
      }
    }
  });

  test('whatever is typed in full, by its title or its id, comes first or shares its name', () => {
    for (const locale of LOCALES) {
      const entries = findableEntries(shipped(locale));
      for (const { kind, id, title } of entries) {
        const namesakes = entries.filter((one) => one.title === title).map((one) => `${one.kind}:${one.id}`);
        expect(namesakes, title).toContain(find(locale, title)[0]);
        const isName = entries.some((one) => splitWords(one.title).join(' ') === splitWords(id).join(' '));
        if (id.length > 1 && !isName) expect(find(locale, id)[0], id).toBe(`${kind}:${id}`);
      }
    }
  });

  test('a letter alone is a panel or nothing', () => {
    for (const locale of LOCALES) {
      for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
        const first = 'abcd'.includes(letter) ? `panel:${letter}` : undefined;
        expect([letter, find(locale, letter)[0]]).toEqual([letter, first]);
      }
    }
  });

  test('every question and every step is found by its own words', () => {
    for (const locale of LOCALES) {
      for (const { kind, id, title } of findableEntries(shipped(locale))) {
        expect(find(locale, title), title).toContain(`${kind}:${id}`);
      }
    }
  });

  test('what comes near is offered, never for want of anything better', () => {
    const near = (query: string) => searchIndex(shipped('pl'), 'everything').search().nearest(query);
    expect(near('fakrtua').map(({ id }) => id)).toContain('new-invoice-series');
    for (const query of ['pizza', 'xyzzy', 'asdf qwer', 'reklamacja']) expect(near(query), query).toEqual([]);
  });

  test.for(['pizza', 'xyzzy', '???', '', '  ', '🙂', 'constructor', 'fakrtua'])(
    'what merely comes near “%s” is not found',
    (query) => {
      expect(find('pl', query)).toEqual([]);
    },
  );

  test('whatever is typed, each result stands once and leads somewhere', () => {
    const urls = new Set(findableEntries(shipped('pl')).map(({ url }) => url));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        for (const { url } of findAnything(shipped('pl'), query)) expect(urls).toContain(url);
      }),
    );
  });
});

describe('what can be found', () => {
  const site: readonly DraftEvent[] = [
    published(
      siteDocument({ orders: 'Zamówienia' }),
      panelDocument('a'),
      panelDocument('b', '2019-11-18'),
      featureDocument('export'),
      faqDocument('when', { when: [{ feature: 'export', on: null, is: ['available'] }] }),
      stepDocument('wait', { when: [{ feature: 'export', on: null, is: ['unavailable'] }], panels: ['b'] }),
    ),
  ];
  const kinds = (...drafts: readonly DraftEvent[]) =>
    findableEntries(contextOf([...site, ...drafts])).map(({ kind, id, url }) => `${kind}:${id} ${url}`);

  test('is what is said now: an answer, a step come and go with the state', () => {
    const always = ['feature:export /features/export/', 'panel:a /panel/a/', 'panel:b /panel/b/'];
    expect(kinds()).toEqual(always);
    const down = kinds(availability([cell('export', 'b', 'unavailable')]));
    expect(down).toContain('step:wait /panel/b/#wait');
    expect(down).not.toContain('faq:when /faq/when/');
    expect(kinds(availability([cell('export', 'b', 'available')]))).toContain('faq:when /faq/when/');
  });
});

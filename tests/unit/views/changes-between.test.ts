import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { changesView } from '../../../src/views/changes-between.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';
import { opened } from '../../support/updates.ts';

const drafts = [
  published(
    panelDocument('a'),
    panelDocument('b', '2019-11-18'),
    panelDocument('c', '2020-08-27'),
    featureDocument('archive'),
    featureDocument('xml'),
  ),
  restoration({ a: 'restored', b: 'restored', c: 'restored' }),
  availability([
    cell('archive', 'a', 'unavailable', '2021-03-22'),
    cell('archive', 'b', 'unavailable', '2021-03-22'),
    cell('archive', 'c', 'unavailable', '2021-03-21'),
    cell('xml', 'a', 'unavailable', '2021-03-22~'),
  ]),
];
const now = '2021-03-24T11:00:00.000Z';
const viewOf = (query: { from: string; to: string }, locale: Locale = 'pl') =>
  changesView(contextOf(drafts, { now, locale }), query);

describe('dates that passed', () => {
  const passed = (locale: Locale) =>
    viewOf({ from: '2021-03-17T13:00', to: '' }, locale).shown?.passed.map(({ title, text }) => [
      title,
      plain(text),
    ]);

  test('are told once for panels on which the same passed, and of about a day as about a day', () => {
    expect(passed('pl')).toEqual([
      ['archive', 'panele A i B: miało być 22 marca 2021'],
      ['archive', 'panel C: miało być 21 marca 2021'],
      ['xml', 'panel A: miało być ok. 22 marca 2021'],
    ]);
    expect(passed('en')?.[0]).toEqual(['archive', 'panels A and B: was due 22 March 2021']);
  });
});

test.for([
  [{ from: 'x', to: '' }, 'from'],
  [{ from: '', to: '2021-03-17T12:00' }, 'from'],
  [{ from: '2021-03-17T12:00', to: '2030-01-01T00:00' }, 'to'],
  [{ from: '2021-03-18T12:00', to: '2021-03-17T12:00' }, 'to'],
] as const)('%j is no question: said at its field, and nothing is compared', ([query, field]) => {
  const { errors, shown } = viewOf(query);
  expect(shown).toBeNull();
  expect(errors[field]).not.toBeNull();
});

test('of two moments that are none it is said at each what is wrong with it', () => {
  const { errors } = viewOf({ from: 'x', to: '2030-01-01T00:00' }, 'en');
  expect(errors.from).toMatch(/^Write it like this/);
  expect(errors.to).toMatch(/^The site clock shows/);
});

test('of thousands of entries about incidents the page shows the first two hundred, and where all are', () => {
  const many = Array.from({ length: 260 }, (_, index) => opened(`i${index}`));
  const view = changesView(contextOf([...drafts, ...many], { now }), { from: '2021-03-01T12:00', to: '' });
  expect(view.shown?.updates).toHaveLength(200);
  expect(plain(view.shown?.more?.text ?? '')).toBe('Pokazujemy 200 z 260 wpisów o zdarzeniach.');
  expect(view.shown?.more?.href).toMatch(/^\/api\/v1\/changes\.json\?from=2021-03-01T11%3A00%3A00\.000Z&to=/);
  const few = changesView(contextOf([...drafts, ...many.slice(0, 3)], { now }), {
    from: '2021-03-01T12:00',
    to: '',
  });
  expect(few.shown?.more).toBeNull();
});

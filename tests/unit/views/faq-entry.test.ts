import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { faqEntryView } from '../../../src/views/faq-entry.ts';
import {
  faqDocument,
  featureDocument,
  panelDocument,
  plain,
  siteDocument,
  translationOf,
} from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const answers = [
  faqDocument(
    'export.yes',
    { when: [{ feature: 'export', on: null, is: ['available'] }], features: ['export'] },
    { title: 'Eksport?', body: 'Tak.' },
  ),
  faqDocument(
    'export.no',
    { when: [{ feature: 'export', on: null, is: ['unavailable'] }], features: ['export'], uses: ['shop'] },
    { title: 'Eksport?', body: 'Nie.' },
  ),
  faqDocument(
    'joining',
    { panels: ['b'], when: [{ panel: 'b', is: ['restored'] }] },
    { title: 'Razem?', body: 'Tak.' },
  ),
];
const site = published(
  panelDocument('a'),
  panelDocument('b', '2019-11-18'),
  siteDocument({ orders: 'Zamówienia' }),
  featureDocument('export'),
  ...answers,
);
const mixed = availability([cell('export', 'a', 'available'), cell('export', 'b', 'unavailable')]);

function viewOf(
  slug: string,
  drafts: readonly DraftEvent[] = [],
  panel: string | null = null,
  reading: Parameters<typeof contextOf>[1] = {},
) {
  const view = faqEntryView(contextOf([site, ...drafts], reading), slug, { panel });
  if (!view) throw new Error('no such question');
  return view;
}

test('there is no page for a question that does not exist', () => {
  expect(faqEntryView(contextOf([site]), 'none', { panel: null })).toBeNull();
});

describe('the answer', () => {
  test('is the one that holds now, for the panels for which it holds', () => {
    const view = viewOf('export', [
      availability([cell('export', 'a', 'available'), cell('export', 'b', 'available')]),
    ]);
    expect(view.answers.map(({ id, forPanels, using }) => [id, plain(forPanels), using])).toEqual([
      ['export.yes', 'Dla wszystkich paneli', null],
    ]);
    expect(view.page.description).toBe('Tak.');
  });

  test('differs by panel, the reader’s own first', () => {
    const order = (panel: string | null) =>
      viewOf('export', [mixed], panel).answers.map(({ id, panels }) => [id, ...panels]);
    expect(order(null)).toEqual([
      ['export.no', 'b'],
      ['export.yes', 'a'],
    ]);
    expect(order('a')).toEqual([
      ['export.yes', 'a'],
      ['export.no', 'b'],
    ]);
  });

  test('names what one must use for it to matter', () => {
    expect(viewOf('export', [mixed]).answers[0]?.using).toBe('jeśli używasz: shop');
  });

  test('names the states on which it depends, as they are now', () => {
    const [answer] = viewOf('joining', [restoration({ b: 'restored' })]).answers;
    expect(answer?.dependsOn.map(({ name, on, state, href }) => [plain(name), on, state, href])).toEqual([
      ['Panel B', null, 'restored', '/panel/b/'],
    ]);
    const [, other] = viewOf('export', [mixed]).answers;
    expect(other?.dependsOn.map(({ name, on, state }) => [name, plain(on), state])).toEqual([
      ['export', 'na panelu A', 'available'],
    ]);
  });

  test('changes the page’s revision with that state', () => {
    expect(viewOf('joining', [restoration({ b: 'restored' })]).page.revision).toBe(2);
    expect(
      viewOf('joining', [restoration({ b: 'restored' }), restoration({ a: 'restored' })]).page.revision,
    ).toBe(2);
  });
});

describe('where there is no answer', () => {
  test('it says so, on what that depends, and where to look', () => {
    const view = viewOf('joining', [restoration({ b: 'offline' })]);
    expect(view.answers).toEqual([]);
    expect(view.question.title).toBe('Razem?');
    expect(view.silence?.dependsOn.map(({ name, word }) => [plain(name), plain(word)])).toEqual([
      ['Panel B', 'nie działa'],
    ]);
    expect(view.silence?.panels.map(({ href }) => href)).toEqual(['/panel/b/']);
  });

  test('for some of the panels, it names them', () => {
    const view = viewOf('export', [availability([cell('export', 'a', 'available')])]);
    expect(plain(view.silentFor)).toBe('Dla panelu B nie mamy teraz odpowiedzi na to pytanie.');
    expect(viewOf('export', [mixed]).silentFor).toBeNull();
  });

  test.for([
    ['a', 'To nie jest odpowiedź dla panelu A. Jest dla panelu B.'],
    ['x', 'Nie ma panelu „x”.'],
    ['b', null],
  ] as const)('a reader who asks for panel %s is told: %s', ([panel, message]) => {
    expect(plain(viewOf('joining', [restoration({ b: 'restored' })], panel).message)).toBe(message);
  });
});

test('shows its features on the panels to which it speaks', () => {
  const { features } = viewOf('export', [mixed]);
  expect(features.panels.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(features.areas[0]?.rows[0]?.cells.map(({ state }) => state)).toEqual(['available', 'unavailable']);
});

test('offers similar questions, not itself', () => {
  expect(viewOf('export', [mixed, restoration({ b: 'restored' })]).related.map(({ slug }) => slug)).toEqual([
    'joining',
  ]);
});

test('in English falls back to Polish, and says so', () => {
  const drafts = [restoration({ b: 'restored' })];
  expect(viewOf('joining', drafts, null, { locale: 'en' })).toMatchObject({
    question: { title: 'Razem?', lang: 'pl' },
    lag: { href: '/faq/joining/' },
  });
  const joining = answers.flatMap((one) =>
    one.id === 'joining' ? [translationOf(one, { title: 'Together?' })] : [],
  );
  expect(viewOf('joining', [published(...joining), ...drafts], null, { locale: 'en' })).toMatchObject({
    question: { title: 'Together?', lang: null },
    lag: null,
  });
});

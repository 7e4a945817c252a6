import { describe, expect, test } from 'vitest';
import type { Availability } from '../../../src/domain/availability.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { featuresView } from '../../../src/views/features.ts';
import {
  documentWith,
  featureDocument,
  panelDocument,
  plain,
  siteDocument,
  stepDocument,
  translationOf,
} from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration, withdrawn } from '../../support/state.ts';

const panels = [panelDocument('a'), panelDocument('b', '2019-11-18')];

function viewOf(drafts: readonly DraftEvent[], reading: Parameters<typeof contextOf>[1] = {}) {
  return featuresView(contextOf([published(...panels, featureDocument('xml')), ...drafts], reading));
}

/** The cells of the only row. */
function cellsOf(view: ReturnType<typeof viewOf>) {
  return view.matrix.areas.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
}

describe('the sentence above the matrix', () => {
  const cases: [a: Availability, b: Availability, answer: string][] = [
    ['available', 'available', 'Wszystkie funkcje działają.'],
    ['available', 'unknown', 'Wszystko, o czym mamy informacje, działa.'],
    ['unknown', 'unknown', 'Nie mamy jeszcze informacji o funkcjach.'],
    ['limited', 'unknown', 'Nie wszystko jeszcze działa.'],
    ['available', 'unavailable', 'Nie wszystko jeszcze działa.'],
  ];
  test.for(cases)('a %s, b %s: %s', ([a, b, answer]) => {
    expect(plain(viewOf([availability([cell('xml', 'a', a), cell('xml', 'b', b)])]).answer)).toBe(answer);
  });

  test('without features it says so', () => {
    expect(plain(featuresView(contextOf([])).answer)).toBe('Nie ma jeszcze żadnej funkcji do pokazania.');
  });
});

describe('a cell', () => {
  test('nobody has spoken of is “no information”, never “works”', () => {
    expect(cellsOf(viewOf([])).map(({ state, word }) => [state, plain(word)])).toEqual([
      ['unknown', 'brak informacji'],
      ['unknown', 'brak informacji'],
    ]);
  });

  test('keeps the kind and the promiser of an estimate', () => {
    const [a] = cellsOf(viewOf([availability([cell('xml', 'a', 'unavailable', '2021-03-23~', 'OVH')])]));
    expect([a?.estimate?.code, plain(a?.estimate?.text), a?.remark]).toEqual([
      '2021-03-23~',
      'ok. 23 marca, według zapewnień OVH',
      null,
    ]);
  });

  test('that does not work and has no date says that it has none', () => {
    const [a, b] = cellsOf(
      viewOf([availability([cell('xml', 'a', 'unavailable'), cell('xml', 'b', 'limited')])]),
    );
    expect([a?.remark, b?.remark]).toEqual(['bez terminu', null]);
  });

  test('on an offline panel does not work, because of the panel', () => {
    const [a] = cellsOf(
      viewOf([availability([cell('xml', 'a', 'available')]), restoration({ a: 'offline' })]),
    );
    expect([a?.state, a?.remark, a?.note]).toEqual(['unavailable', 'cały panel nie działa', null]);
  });
});

describe('the matrix', () => {
  test('groups the features by area, in the site’s order', () => {
    const feature = (id: string, area: string) =>
      documentWith(id, { collection: 'features', area, order: 0, uses: [] });
    const { matrix } = viewOf([
      published(siteDocument({ offers: 'Oferty', orders: 'Zamówienia' }), feature('relisting', 'offers')),
    ]);
    expect(matrix.areas.map(({ name, rows }) => [name, rows.map(({ id }) => id)])).toEqual([
      ['Oferty', ['relisting']],
      ['Zamówienia', ['xml']],
    ]);
  });

  test('says a note once for all the panels that share it', () => {
    const note = { pl: 'wolniej', en: 'slower' };
    const cells = ['a', 'b'].map((panel) => ({ ...cell('xml', panel, 'limited'), note }));
    const { matrix } = viewOf([availability(cells)]);
    expect(matrix.areas[0]?.rows[0]?.notes).toEqual([{ letters: 'A, B', text: 'wolniej', lang: null }]);
    expect(matrix.hasNotes).toBe(true);
  });
});

describe('the page', () => {
  const speak = availability([cell('xml', 'a', 'limited')]);

  test('has the revision of the last change that it shows', () => {
    const elsewhere = published(stepDocument('wait'));
    expect(viewOf([speak, elsewhere]).page.revision).toBe(2);
    expect(viewOf([speak, restoration({ b: 'restored' })]).page.revision).toBe(3);
  });

  test('changes with a feature that is withdrawn', () => {
    expect(viewOf([speak, withdrawn('pl/features/xml.md')]).page.revision).toBe(3);
  });

  test('in English links the original where a translation lags', () => {
    const translations = panels.map((panel) => translationOf(panel, { title: panel.id }));
    const upToDate = [...translations, translationOf(featureDocument('xml'), { title: 'XML file' })];
    expect(viewOf([published(...upToDate)], { locale: 'en' }).lag).toBeNull();
    expect(viewOf([published(...translations)], { locale: 'en' }).lag).toEqual({
      kinds: ['missing'],
      href: '/features/',
    });
    expect(viewOf([]).lag).toBeNull();
  });

  test('explains each of the four states', () => {
    expect(viewOf([]).legend.map(({ state }) => state)).toEqual([
      'available',
      'limited',
      'unavailable',
      'unknown',
    ]);
  });
});

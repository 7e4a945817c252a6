import { describe, expect, test } from 'vitest';
import { accountRangesOf } from '../../../src/domain/account-ranges.ts';
import { catalogueOf, wordsOf } from '../../../src/domain/catalogue.ts';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import { project } from '../../../src/domain/projection.ts';
import { markdownDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { published } from '../../support/state.ts';

const stateOf = (...batches: ContentDocument[][]) =>
  project(eventsOf(batches.map((documents) => published(...documents))));
const panel = markdownDocument('pl/panels/b.md', 'title: Panel B\ncreated_from: 2019-11-18');
const english = (translates: string) =>
  markdownDocument('en/panels/b.md', `title: Board B\ntranslates: "${translates}"`);

describe('the words of a language', () => {
  const words = (...documents: ContentDocument[]) => {
    const [entry] = catalogueOf(stateOf(documents)).panels;
    if (!entry) throw new Error('no panel');
    return wordsOf(entry, 'en');
  };

  test('a translation that is up to date', () => {
    expect(words(panel, english(panel.wordsHash))).toMatchObject({
      title: 'Board B',
      locale: 'en',
      lag: null,
    });
  });

  test('a translation of older words says that it lags', () => {
    expect(words(panel, english('000000000000'))).toMatchObject({
      title: 'Board B',
      locale: 'en',
      lag: 'behind',
    });
  });

  test('without a translation the original is shown, marked as Polish', () => {
    expect(words(panel)).toMatchObject({ title: 'Panel B', locale: 'pl', lag: 'missing' });
  });

  test('the revision is that of the newer of the two', () => {
    const [entry] = catalogueOf(stateOf([panel], [english(panel.wordsHash)])).panels;
    expect(entry && [wordsOf(entry, 'pl').revision, wordsOf(entry, 'en').revision]).toEqual([1, 2]);
  });
});

describe('order', () => {
  test('panels stand in the order of their accounts, the open one first', () => {
    const first = markdownDocument('pl/panels/z.md', 'title: Z\ncreated_to: 2019-11-17');
    expect(accountRangesOf(catalogueOf(stateOf([panel, first])), 'pl')).toEqual([
      { id: 'z', name: 'Z', titles: ['Z'], createdFrom: null, createdTo: '2019-11-17' },
      { id: 'b', name: 'B', titles: ['Panel B'], createdFrom: '2019-11-18', createdTo: null },
    ]);
  });

  test('panels stand where their order says; the lookup goes on from the oldest accounts to the newest', () => {
    const older = markdownDocument(
      'pl/panels/eu-west.md',
      'title: Europa\norder: 20\ncreated_to: 2019-11-17',
    );
    const newer = markdownDocument('pl/panels/us.md', 'title: USA\norder: 10\ncreated_from: 2019-11-18');
    const catalogue = catalogueOf(stateOf([older, newer, panel]));
    expect(catalogue.panels.map(({ id }) => id)).toEqual(['us', 'eu-west', 'b']);
    expect(accountRangesOf(catalogue, 'pl').map(({ id }) => id)).toEqual(['eu-west', 'us', 'b']);
  });

  test('features stand by area as the site lists them, then by their order', () => {
    const site = markdownDocument('pl/site.md', 'title: S\nareas: {two: Two, one: One}');
    const feature = (id: string, area: string, order: number) =>
      markdownDocument(`pl/features/${id}.md`, `title: F\narea: ${area}\norder: ${order}`);
    const state = stateOf([
      site,
      feature('a', 'one', 1),
      feature('b', 'two', 2),
      feature('c', 'two', 1),
      feature('d', 'lost', 1),
    ]);
    expect(catalogueOf(state).features.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'd']);
  });

  test('the same documents are sorted once', () => {
    const state = stateOf([panel]);
    expect(catalogueOf(state)).toBe(catalogueOf({ documents: state.documents }));
  });
});

import { expect, test } from 'vitest';
import { promisesView } from '../../../src/views/promises.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';

const site = published(
  panelDocument('a'),
  panelDocument('b'),
  featureDocument('xml'),
  featureDocument('csv'),
);
const drafts = [
  site,
  availability([
    cell('xml', 'a', 'unavailable', '2021-03-14'),
    cell('xml', 'b', 'unavailable', '2021-03-15', 'OVH'),
  ]),
  availability([cell('xml', 'a', 'available')], '2021-03-16'),
];

test('the counts are told with their kind and promiser, the features of which nothing was promised are left out', () => {
  const view = promisesView(contextOf(drafts));
  expect(
    view.counts.map(({ name, late, open, lateText, overdueText }) => [
      plain(name),
      late,
      open,
      plain(lateText),
      plain(overdueText),
    ]),
  ).toEqual([
    ['konkretny dzień', 1, 0, 'o 2 dni', null],
    ['konkretny dzień, według zapewnień OVH', 0, 1, null, 'w tym po terminie: 1'],
  ]);
  expect(view.features.map(({ id, promises }) => [id, promises.length])).toEqual([['xml', 2]]);
});

test('in English, several days late one after the other', () => {
  const more = availability([cell('xml', 'b', 'unavailable', '2021-03-12')]);
  const { counts } = promisesView(
    contextOf([...drafts, more, availability([cell('xml', 'b', 'available')], '2021-03-17')], {
      locale: 'en',
    }),
  );
  expect(counts.map(({ name, lateText }) => [name, plain(lateText)])).toEqual([
    ['an exact day', 'by 2 and 5 days'],
    ['an exact day, according to OVH', null],
  ]);
});

test('of what came on a day that nobody stated it is said that it was late by so much at most', () => {
  const { counts } = promisesView(
    contextOf([
      site,
      availability([cell('xml', 'a', 'unavailable', '2021-03-14')]),
      availability([cell('xml', 'a', 'available')]),
    ]),
  );
  expect(counts.map(({ lateText }) => plain(lateText))).toEqual(['najwyżej o 3 dni']);
});

test('nothing promised is an empty page', () => {
  expect(promisesView(contextOf([site]))).toMatchObject({ counts: [], features: [] });
});

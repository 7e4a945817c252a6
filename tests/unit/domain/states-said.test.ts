import { expect, test } from 'vitest';
import { catalogueOfFiles, entriesOf } from '../../../src/domain/catalogue.ts';
import { statesSaid } from '../../../src/domain/states-said.ts';
import { markdownDocument } from '../../support/documents.ts';

const site = [
  markdownDocument('pl/panels/c.md', 'title: Panel C'),
  markdownDocument('pl/features/price-sync.md', 'title: Synchronizacja cen\narea: x'),
];

/** Every subject, what ties the documents to it, and what is said in each of its states. */
function shown(...documents: readonly (readonly [path: string, front: string, body?: string])[]): string[] {
  const written = documents.map(([path, front, body]) => markdownDocument(path, `title: T\n${front}`, body));
  const catalogue = catalogueOfFiles([...site, ...written]);
  const entries = entriesOf(catalogue).filter(({ source }) => written.includes(source));
  return statesSaid(entries, catalogue).map(
    ({ subject, as, states }) =>
      `${subject}, ${as}: ${states.map(({ state, said }) => `${state} ${said.map(({ id }) => id)}`).join('; ')}`,
  );
}

test('of a document: the states it is bound to, and those of what it only names', () => {
  expect(
    shown([
      'pl/steps/s.md',
      'kind: know\nwhen: [{panel: own, is: [offline, new]}]',
      'Panel C, [ceny](/features/price-sync/)',
    ]),
  ).toEqual([
    'panel own, bound: offline s; restoring ; restored ; new s',
    'price-sync, named: available s; limited s; unavailable s; unknown s',
    'panel c, named: offline s; restoring s; restored s; new s',
  ]);
});

test('of the answers under one address: which of them is given, all else being as it wants it', () => {
  const when = (...conditions: readonly string[]) => `area: x\nwhen: [${conditions}]`;
  const down = '{panel: c, is: [offline, restoring]}';
  const up = '{panel: c, is: [restored, new]}';
  expect(
    shown(
      ['pl/faq/q.down.md', when(down)],
      ['pl/faq/q.works.md', when(up, '{feature: price-sync, on: c, is: [available]}')],
      ['pl/faq/q.waits.md', when(up, '{feature: price-sync, on: c, is: [limited, unavailable, unknown]}')],
    ),
  ).toEqual([
    'panel c, bound: offline q.down; restoring q.down; restored q.waits,q.works; new q.waits,q.works',
    'price-sync on c, bound: available q.down,q.works; limited q.down,q.waits; unavailable q.down,q.waits; unknown q.down,q.waits',
  ]);
});

test('what contradicts itself is said in no state, what is mentioned says so', () => {
  const never = 'when: [{panel: c, is: [offline]}, {panel: c, is: [restored]}]';
  expect(
    shown(['pl/steps/s.md', `kind: know\nmentions: [price-sync]\n${never}`, 'Synchronizacja cen']),
  ).toEqual([
    'panel c, bound: offline ; restoring ; restored ; new ',
    'price-sync, mentioned: available ; limited ; unavailable ; unknown ',
  ]);
});

import { expect, test } from 'vitest';
import { catalogueOf, wordsOf } from '../../../src/domain/catalogue.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import { lostFeatures } from '../../../src/domain/lost-features.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { project } from '../../../src/domain/projection.ts';
import { routes } from '../../../src/publish/routes.ts';
import { markdownDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, published, withdrawn } from '../../support/state.ts';

const before = markdownDocument('pl/features/price-sync.md', 'title: Ceny\narea: x');
const said = availability([
  { feature: 'price-sync', panel: 'a', state: 'limited', estimate: NO_ESTIMATE, note: null },
]);

/** The file is renamed to `prices.md` after something was said of the feature. */
function renamed(former: string) {
  const after = markdownDocument('pl/features/prices.md', `title: Ceny\narea: x\n${former}`);
  const english = markdownDocument('en/features/prices.md', 'title: Prices\ntranslates: pending');
  return project(
    eventsOf([published(before), said, published(after, english), withdrawn('pl/features/price-sync.md')]),
  );
}

test('a renamed feature keeps its id by former, its translation too, and only its address is another', () => {
  const state = renamed('former: [price-sync]');
  const [entry, ...others] = catalogueOf(state).features;
  expect([entry?.id, others]).toEqual(['price-sync', []]);
  expect(entry && wordsOf(entry, 'en').title).toBe('Prices');
  expect(lostFeatures(state)).toEqual([]);
  const known = routes(state);
  expect(known.get('/features/prices/')).toMatchObject({ view: 'feature', id: 'price-sync' });
  expect(known.get('/en/features/prices/')).toMatchObject({ view: 'feature', id: 'price-sync' });
  expect(known.get('/features/price-sync/')).toMatchObject({ view: 'redirect', to: '/features/prices/' });
});

test('renamed once more, the oldest name stays its id and every former address redirects', () => {
  const again = markdownDocument('pl/features/tags.md', 'title: Ceny\narea: x\nformer: [price-sync, prices]');
  const known = routes(project(eventsOf([published(again)])));
  expect(known.get('/features/tags/')).toMatchObject({ id: 'price-sync' });
  expect(known.get('/features/prices/')).toMatchObject({ to: '/features/tags/' });
});

test('without former it is said what is lost', () => {
  const state = renamed('');
  expect(catalogueOf(state).features.map(({ id }) => id)).toEqual(['prices']);
  expect(lostFeatures(state)).toMatchObject([
    { path: 'pl/features/price-sync.md', feature: 'price-sync', onPanels: ['a'] },
  ]);
  expect(needsOf(state, '2021-03-20T11:00:00.000Z')).toContainEqual(
    expect.objectContaining({
      kind: 'feature.lost',
      path: 'pl/features/price-sync.md',
      onPanels: ['a'],
    }),
  );
  expect(routes(state).get('/features/price-sync/')).toMatchObject({ view: 'gone' });
});

test('a feature of which nothing was said is no loss', () => {
  const events = [published(before), withdrawn('pl/features/price-sync.md')];
  expect(lostFeatures(project(eventsOf(events)))).toEqual([]);
});

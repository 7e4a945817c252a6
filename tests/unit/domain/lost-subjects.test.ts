import { describe, expect, test } from 'vitest';
import { catalogueOf, wordsOf } from '../../../src/domain/catalogue.ts';
import { NO_ESTIMATE } from '../../../src/domain/estimate.ts';
import { lostSubjects, sayLost } from '../../../src/domain/lost-subjects.ts';
import { needsOf } from '../../../src/domain/needs.ts';
import { project } from '../../../src/domain/projection.ts';
import { routes } from '../../../src/publish/routes.ts';
import { markdownDocument } from '../../support/documents.ts';
import { eventsOf } from '../../support/events.ts';
import { availability, published, restoration, withdrawn } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const NOW = '2021-03-20T11:00:00.000Z';
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
  expect(lostSubjects(state, NOW)).toEqual([]);
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
  expect(lostSubjects(state, NOW)).toMatchObject([
    { path: 'pl/features/price-sync.md', id: 'price-sync', onPanels: ['a'] },
  ]);
  expect(needsOf(state, NOW)).toContainEqual(
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
  expect(lostSubjects(project(eventsOf(events)), NOW)).toEqual([]);
});

describe.for([
  {
    kind: 'panel.lost',
    old: 'pl/panels/a.md',
    now: 'pl/panels/eu.md',
    front: 'title: Panel EU',
    said: restoration({ a: 'offline' }),
    address: ['/panel/a/', '/panel/eu/'],
  },
  {
    kind: 'incident.lost',
    old: 'pl/incidents/fire.md',
    now: 'pl/incidents/ovh-2021.md',
    front: 'title: Pożar\nstarted_at: 2021-03-10T00:47:00+01:00',
    said: posted('fire', 'u3'),
    address: ['/incidents/fire/', '/incidents/ovh-2021/'],
  },
] as const)(
  'a file that is renamed: $kind',
  ({ kind, old, now, front, said: saidOfIt, address: [from, to] }) => {
    const stateAfter = (former: string) =>
      project(
        eventsOf([
          published(markdownDocument(old, front)),
          saidOfIt,
          published(markdownDocument(now, `${front}\n${former}`)),
          withdrawn(old),
        ]),
      );
    const id = /([^/]+)\.md$/.exec(old)?.[1] ?? '';

    test('keeps its id by former, and only its address is another', () => {
      const known = routes(stateAfter(`former: [${id}]`));
      expect(known.get(to)).toMatchObject({ id });
      expect(known.get(from)).toMatchObject({ view: 'redirect', to });
      expect(known.get(`/en${from}`)).toMatchObject({ view: 'redirect', to: `/en${to}` });
      expect(lostSubjects(stateAfter(`former: [${id}]`), NOW)).toEqual([]);
    });

    test('without it loses what was said, which staff and editors are told for 30 days', () => {
      const state = stateAfter('');
      expect(needsOf(state, NOW)).toContainEqual(expect.objectContaining({ kind, path: old }));
      const [lost] = lostSubjects(state, NOW);
      expect(lost && sayLost(lost)).toContain(`write former: [${id}] in the new one`);
      expect(lostSubjects(state, '2021-06-01T11:00:00.000Z')).toEqual([]);
    });
  },
);

test('an incident that staff opened keeps its page without a document', () => {
  const document = markdownDocument(
    'pl/incidents/fire.md',
    'title: Pożar\nstarted_at: 2021-03-10T00:47:00+01:00',
  );
  const state = project(
    eventsOf([opened('fire'), posted('fire', 'u2'), published(document), withdrawn('pl/incidents/fire.md')]),
  );
  expect(lostSubjects(state, NOW)).toEqual([]);
  expect(routes(state).get('/incidents/fire/')).toMatchObject({ view: 'incident' });
});

test('of two files that claim one name the one that is called so has it, and the other goes by its own', () => {
  const [a, b] = [
    markdownDocument('pl/panels/a.md', 'title: Panel A'),
    markdownDocument('pl/panels/b.md', 'title: Panel B\nformer: [a]'),
  ];
  const state = project(eventsOf([published(b, a)]));
  expect(catalogueOf(state).panels.map(({ id, source }) => [id, source.path])).toEqual([
    ['a', 'pl/panels/a.md'],
    ['b', 'pl/panels/b.md'],
  ]);
  expect(routes(state).get('/panel/a/')).toMatchObject({ view: 'panel', id: 'a' });
  expect(routes(state).get('/panel/b/')).toMatchObject({ view: 'panel', id: 'b' });
});

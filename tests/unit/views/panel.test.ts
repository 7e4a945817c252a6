import { describe, expect, test } from 'vitest';
import type { ContentDocument } from '../../../src/domain/documents.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import type { Restoration } from '../../../src/domain/panel.ts';
import type { ViewContext } from '../../../src/views/context.ts';
import { type PanelView, panelView } from '../../../src/views/panel.ts';
import { readUses } from '../../../src/views/uses.ts';
import {
  documentWith,
  featureDocument,
  panelDocument,
  plain,
  stepDocument,
} from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';

const siteDocument = documentWith(
  'site',
  { collection: 'site', areas: ['orders'], uses: ['allegro', 'shop', 'ceneo'] },
  { terms: { 'uses.allegro': 'Allegro', 'uses.shop': 'sklep' } },
);

function contextWith(
  documents: readonly ContentDocument[],
  standing: Restoration | null = 'restored',
  ...more: readonly DraftEvent[]
): ViewContext {
  const spoken = standing ? [restoration({ b: standing })] : [];
  return contextOf([
    published(siteDocument, panelDocument('b', '2019-11-18', '2020-08-26'), ...documents),
    ...spoken,
    ...more,
  ]);
}

function viewOf(context: ViewContext, uses: readonly string[] | null = null, id = 'b'): PanelView {
  const view = panelView(context, id, uses);
  if (!view) throw new Error('there is no such panel');
  return view;
}

const headline = (context: ViewContext) => plain(viewOf(context).headline.join(' '));
const steps = (count: number) => Array.from({ length: count }, (_, index) => stepDocument(`step-${index}`));

describe('the sentence that answers', () => {
  const cases: [Restoration | null, number, string, string][] = [
    [
      'restored',
      0,
      'Panel B jest przywrócony. Nie masz nic do zrobienia.',
      'Panel B is restored. There is nothing for you to do.',
    ],
    [
      'restored',
      1,
      'Panel B jest przywrócony. Masz jedną rzecz do zrobienia.',
      'Panel B is restored. You have one thing to do.',
    ],
    [
      'restored',
      2,
      'Panel B jest przywrócony. Masz 2 rzeczy do zrobienia.',
      'Panel B is restored. You have 2 things to do.',
    ],
    [
      'restored',
      5,
      'Panel B jest przywrócony. Masz 5 rzeczy do zrobienia.',
      'Panel B is restored. You have 5 things to do.',
    ],
    [
      'offline',
      0,
      'Panel B nie działa. Na razie nie masz nic do zrobienia.',
      'Panel B is down. There is nothing for you to do for now.',
    ],
    [
      'restoring',
      1,
      'Panel B jest przywracany. Masz jedną rzecz do zrobienia.',
      'Panel B is being restored. You have one thing to do.',
    ],
    [
      'new',
      0,
      'Na panelu B są nowe konta. Nie masz nic do zrobienia.',
      'Panel B holds new accounts. There is nothing for you to do.',
    ],
    [null, 0, 'O panelu B nie mamy jeszcze informacji.', 'We have no information on panel B yet.'],
  ];
  test.for(cases)('%s with %i things to do', ([standing, count, polish, english]) => {
    const context = contextWith(steps(count), standing);
    expect(headline(context)).toBe(polish);
    expect(headline({ ...context, locale: 'en' })).toBe(english);
  });

  test('says which accounts the panel holds', () => {
    const context = contextWith([]);
    expect(plain(viewOf(context).accountRange)).toBe('Konta założone 18.11.2019 – 26.08.2020');
    expect(plain(viewOf({ ...context, locale: 'en' }).accountRange)).toBe(
      'Accounts created 18 November 2019 – 26 August 2020',
    );
  });

  test('there is no page for a panel that is not there', () => {
    expect(panelView(contextWith([]), 'z', null)).toBeNull();
  });
});

describe('narrowed to what is used', () => {
  const context = contextWith([
    stepDocument('everybody'),
    stepDocument('sellers', { uses: ['allegro'] }),
    ...['shop-1', 'shop-2'].map((id) => stepDocument(id, { uses: ['shop'] })),
    featureDocument('login'),
    ...['1', '2', '3', '4', '5'].map((id) => featureDocument(`allegro-${id}`, ['allegro'])),
    featureDocument('xml', ['ceneo']),
  ]);

  test.for<[readonly string[] | null, string | null, string | null]>([
    [null, null, null],
    [['allegro', 'shop', 'ceneo'], null, null],
    [
      ['allegro', 'ceneo'],
      'Ukryliśmy to, czego nie używasz: 2 kroki.',
      'Hidden because you do not use it: 2 steps.',
    ],
    [
      ['allegro', 'shop'],
      'Ukryliśmy to, czego nie używasz: 1 funkcja.',
      'Hidden because you do not use it: 1 feature.',
    ],
    [
      ['shop', 'ceneo'],
      'Ukryliśmy to, czego nie używasz: 1 krok i 5 funkcji.',
      'Hidden because you do not use it: 1 step and 5 features.',
    ],
  ])('who uses %j is told how many steps and features are left out', ([uses, polish, english]) => {
    const said = (locale: 'pl' | 'en') => {
      const { sentence } = viewOf({ ...context, locale }, uses).leftOut;
      return sentence === null ? null : plain(sentence);
    };
    expect(said('pl')).toBe(polish);
    expect(said('en')).toBe(english);
  });

  test('the other language shows the same', () => {
    expect(viewOf(context, ['allegro', 'shop']).page.twin.href).toBe('/en/panel/b/?uses=allegro,shop');
  });
});

describe('steps', () => {
  test('only those meant for the panel, while their conditions hold', () => {
    const context = contextWith(
      [
        stepDocument('for-a', { panels: ['a'] }),
        stepDocument('for-b', { panels: ['b'] }),
        stepDocument('once-down', { when: [{ panel: 'b', is: ['offline'] }] }),
        stepDocument('once-up', { when: [{ panel: 'b', is: ['restored'] }] }),
      ],
      'restored',
    );
    expect(viewOf(context).steps.do.map(({ id }) => id)).toEqual(['for-b', 'once-up']);
  });

  test('what is waited for takes its time from the state, overdue first and vague last', () => {
    const wait = (id: string, ...features: string[]) => stepDocument(id, { kind: 'wait', features });
    const context = contextWith(
      [
        wait('soon', 'soon'),
        wait('dated', 'dated'),
        wait('late', 'late'),
        wait('open', 'open'),
        wait('featureless'),
        ...['soon', 'dated', 'late', 'open'].map((id) => featureDocument(id)),
      ],
      'restored',
      availability([
        cell('soon', 'b', 'unavailable', 'soon'),
        cell('dated', 'b', 'unavailable', '2021-03-23~', 'OVH'),
        cell('late', 'b', 'unavailable', '2021-03-16'),
        cell('open', 'b', 'unavailable'),
      ]),
    );
    const { wait: waits } = viewOf(context).steps;
    expect(waits.map(({ id, when }) => plain(`${when}: ${id}`))).toEqual([
      'po terminie: late',
      'ok. 23 marca: dated',
      'wkrótce: soon',
      'bez terminu: featureless',
      'bez terminu: open',
    ]);
    expect(waits[1]?.estimate?.remark).toBe('według zapewnień OVH');
  });

  test('a panel with its own instruction says so', () => {
    const drafts = [
      published(panelDocument('c', null, null, true), stepDocument('for-a', { panels: ['a'] })),
    ];
    const view = viewOf(contextOf(drafts), null, 'c');
    expect(view.hasOwnInstruction).toBe(true);
    expect(view.steps.do).toEqual([]);
  });
});

describe('what the reader uses', () => {
  const documents = [
    stepDocument('for-all'),
    stepDocument('for-allegro', { uses: ['allegro'] }),
    stepDocument('for-shops', { uses: ['shop'] }),
    featureDocument('login'),
    featureDocument('allegro', ['allegro']),
    featureDocument('shop', ['shop']),
  ];

  test('narrows steps, features and questions; said nothing, nothing is left out', () => {
    const faq = (id: string, uses: string[]) =>
      documentWith(id, {
        collection: 'faq',
        slug: id,
        order: 0,
        area: 'orders',
        panels: [],
        when: [],
        features: [],
        former: [],
        uses,
      });
    const context = contextWith([...documents, faq('q-all', []), faq('q-shop', ['shop'])]);
    const shown = (uses: readonly string[] | null) => {
      const { steps: shownSteps, groups, faq: questions } = viewOf(context, uses);
      return [
        shownSteps.do.map(({ id }) => id),
        groups.flatMap(({ rows }) => rows.map(({ cell: { feature } }) => feature)),
        questions.map(({ href }) => href),
      ];
    };
    expect(shown(['allegro'])).toEqual([['for-all', 'for-allegro'], ['allegro', 'login'], ['/faq/q-all/']]);
    expect(shown(null)).toEqual([
      ['for-all', 'for-allegro', 'for-shops'],
      ['allegro', 'login', 'shop'],
      ['/faq/q-all/', '/faq/q-shop/'],
    ]);
  });

  test.for([
    ['uses=allegro,shop', ['allegro', 'shop']],
    ['uses=shop&uses=allegro', ['allegro', 'shop']],
    ['uses=shop,nonsense', ['shop']],
    ['uses=', null],
    ['uses=nonsense', null],
    ['', null],
  ] as const)('?%s', ([query, uses]) => {
    expect(readUses(contextWith([]), new URLSearchParams(query))).toEqual(uses);
  });

  test('every chip leads to the same page with it said or taken back', () => {
    const { uses } = viewOf({ ...contextWith([]), locale: 'en' }, ['allegro', 'ceneo']);
    expect(uses.chips).toEqual([
      { id: 'allegro', label: 'Allegro', isOn: true, href: '/en/panel/b/?uses=ceneo#uses' },
      { id: 'shop', label: 'sklep', isOn: false, href: '/en/panel/b/?uses=allegro,shop,ceneo#uses' },
      { id: 'ceneo', label: 'ceneo', isOn: true, href: '/en/panel/b/?uses=allegro#uses' },
    ]);
    expect(uses.clear).toBe('/en/panel/b/#uses');
    expect(viewOf(contextWith([])).uses.isNarrowed).toBe(false);
  });
});

test('features by state, what does not work first; no group without features', () => {
  const ids = ['works', 'down', 'promised', 'unknown'];
  const context = contextWith(
    ids.map((id) => featureDocument(id)),
    'restored',
    availability([
      cell('works', 'b', 'available'),
      cell('down', 'b', 'unavailable'),
      cell('promised', 'b', 'unavailable', '2021-03-22'),
    ]),
  );
  const { groups } = viewOf(context);
  expect(
    groups.map(({ state, rows }) => [
      state,
      ...rows.map((row) => plain(`${row.title} ${row.cell.estimate?.text ?? row.noEstimate}`)),
    ]),
  ).toEqual([
    ['unavailable', 'down bez terminu', 'promised 22 marca'],
    ['available', 'works null'],
    ['unknown', 'unknown null'],
  ]);
});

test('who still has trouble is sent to the support address, where there is one', () => {
  expect(viewOf(contextWith([])).supportUrl).toBeNull();
  expect(viewOf({ ...contextWith([]), supportUrl: 'https://help.example.com' }).supportUrl).toBe(
    'https://help.example.com',
  );
});

test('the revision is the greatest of what the page speaks of', () => {
  const context = contextWith([stepDocument('one')], 'restored');
  expect(viewOf(context).page.revision).toBe(2);
  const other = contextWith(
    [stepDocument('one')],
    'restored',
    restoration({ a: 'offline' }),
    published(stepDocument('for-a', { panels: ['a'] })),
  );
  expect(viewOf(other).page.revision).toBe(2);
});

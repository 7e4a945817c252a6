import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import type { Restoration } from '../../../src/domain/panel.ts';
import { homeView } from '../../../src/views/home.ts';
import {
  documentWith,
  featureDocument,
  panelDocument,
  plain,
  translationOf,
} from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration, undoing } from '../../support/state.ts';

/** A site with two features and these panels. */
function site(
  panels: Readonly<Record<string, Restoration | null>>,
  ...more: readonly DraftEvent[]
): DraftEvent[] {
  const spoken = Object.entries(panels).flatMap(([id, one]) => (one ? [restoration({ [id]: one })] : []));
  const documents = Object.keys(panels).map((id) =>
    panelDocument(id, `20${10 + id.charCodeAt(0) - 97}-01-01`),
  );
  return [published(...documents, featureDocument('orders'), featureDocument('xml')), ...spoken, ...more];
}

const headline = (drafts: readonly DraftEvent[], locale: 'pl' | 'en' = 'pl') =>
  plain(homeView(contextOf(drafts, { locale })).headline.join(' '));

describe('the sentence that answers', () => {
  const cases: [string, Parameters<typeof site>, string, string][] = [
    ['no panels', [{}], 'Nie ma tu jeszcze żadnego panelu.', 'There is no panel here yet.'],
    ['one panel, nothing known', [{ a: 'restored' }], 'Panel A jest przywrócony.', 'Panel A is restored.'],
    ['one panel offline', [{ a: 'offline' }], 'Panel A nie działa.', 'Panel A is down.'],
    ['all offline', [{ a: 'offline', b: 'offline' }], 'Żaden panel nie działa.', 'All panels are down.'],
    [
      'nobody has spoken',
      [{ a: null, b: null }],
      'Nie mamy informacji o żadnym panelu.',
      'We have no information on any panel.',
    ],
    [
      'mixed, worst first, and what works is limited',
      [
        { a: 'offline', b: 'restoring', c: 'restored', d: 'restored', e: 'new' },
        availability([cell('orders', 'c', 'limited')]),
      ],
      'Panel A nie działa. Panel B jest przywracany. Panele C i D są przywrócone. Nie wszystko na nich jeszcze działa.',
      'Panel A is down. Panel B is being restored. Panels C and D are restored. Not everything on them works yet.',
    ],
    [
      'one panel with something unavailable',
      [{ a: 'restored' }, availability([cell('orders', 'a', 'unavailable')])],
      'Panel A jest przywrócony. Nie wszystko na nim jeszcze działa.',
      'Panel A is restored. Not everything on it works yet.',
    ],
    [
      'everything works',
      [
        { a: 'restored', b: 'restored' },
        availability(
          ['a', 'b'].flatMap((panel) => ['orders', 'xml'].map((one) => cell(one, panel, 'available'))),
        ),
      ],
      'Wszystkie panele są przywrócone. Wszystko działa.',
      'All panels are restored. Everything works.',
    ],
    [
      'what is known works',
      [{ a: 'restored', b: 'restored' }, availability([cell('orders', 'a', 'available')])],
      'Wszystkie panele są przywrócone. Wszystko, o czym mamy informacje, działa.',
      'All panels are restored. Everything we have information on works.',
    ],
    [
      'works on the restored panel while another is down',
      [
        { a: 'offline', b: 'restored' },
        availability(['orders', 'xml'].map((one) => cell(one, 'b', 'available'))),
      ],
      'Panel A nie działa. Panel B jest przywrócony. Wszystko na nim działa.',
      'Panel A is down. Panel B is restored. Everything on it works.',
    ],
    [
      'a new panel has trouble of its own',
      [
        { a: 'restored', b: 'new' },
        availability([cell('orders', 'a', 'available'), cell('orders', 'b', 'limited')]),
      ],
      'Panel A jest przywrócony. Nie wszystko jeszcze działa.',
      'Panel A is restored. Not everything works yet.',
    ],
    ['only new panels', [{ a: 'new' }], 'Na panelu A są nowe konta.', 'Panel A holds new accounts.'],
  ];
  test.for(cases)('%s', ([, drafts, polish, english]) => {
    expect(headline(site(...drafts))).toBe(polish);
    expect(headline(site(...drafts), 'en')).toBe(english);
  });

  test('names twelve panels', () => {
    const panels = Object.fromEntries(
      [...'abcdefghijkl'].map((id) => [id, id === 'l' ? 'offline' : 'restored'] as const),
    );
    expect(headline(site(panels))).toContain('Panele A, B, C, D, E, F, G, H, I, J i K są przywrócone.');
    expect(homeView(contextOf(site(panels))).panels).toHaveLength(12);
  });

  test('an empty site has no sections', () => {
    const view = homeView(contextOf([]));
    expect(view).toMatchObject({ panels: [], warnings: [], upcoming: [], changes: [], lag: null });
    expect(view.empty).toContain('pierwsza informacja');
  });
});

describe('panels as rows', () => {
  test('features are counted by state with the right form of the word', () => {
    const features = ['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8'].map((id) => featureDocument(id));
    const drafts = [
      published(panelDocument('a', null, '2019-11-17'), ...features),
      restoration({ a: 'restored' }),
      availability([
        cell('f1', 'a', 'available'),
        cell('f2', 'a', 'unavailable'),
        cell('f3', 'a', 'unavailable'),
        ...['f4', 'f5', 'f6', 'f7', 'f8'].map((id) => cell(id, 'a', 'limited')),
      ]),
    ];
    const [row] = homeView(contextOf(drafts)).panels;
    expect(row).toMatchObject({
      letter: 'A',
      accountRange: 'konta do 17.11.2019',
      restoration: 'restored',
      word: 'przywrócony',
    });
    expect(row?.counts.map(({ count, word }) => plain(`${count} ${word}`))).toEqual([
      '1 działa',
      '5 z ograniczeniem',
      '2 nie działają',
    ]);
  });

  test('on an offline panel what was stated reads as unavailable, the rest as unknown', () => {
    const drafts = site({ a: 'offline' }, availability([cell('orders', 'a', 'available')]));
    const [row] = homeView(contextOf(drafts)).panels;
    expect(row?.counts.map(({ state, count }) => [state, count])).toEqual([
      ['unavailable', 1],
      ['unknown', 1],
    ]);
  });
});

describe('the warning', () => {
  const warning = (home: boolean, is: Restoration) =>
    documentWith('beware', {
      collection: 'steps',
      kind: 'warning',
      order: 1,
      panels: ['a'],
      uses: [],
      when: [{ panel: 'a', is: [is] }],
      features: [],
      home,
    });
  test('stands on the home page while it applies to some panel', () => {
    const shown = (home: boolean, is: Restoration) =>
      homeView(contextOf([...site({ a: 'restored', b: 'offline' }), published(warning(home, is))])).warnings
        .length;
    expect([shown(true, 'restored'), shown(true, 'offline'), shown(false, 'restored')]).toEqual([1, 0, 0]);
  });

  test('says in Polish what is not translated, and that it lags', () => {
    const drafts = [...site({ a: 'restored' }), published(warning(true, 'restored'))];
    const view = homeView(contextOf(drafts, { locale: 'en' }));
    expect(view.warnings[0]).toMatchObject({ lang: 'pl', lag: 'missing' });
    expect(view.lag).toEqual({ kinds: ['missing'], href: '/' });
  });
});

describe('the next estimates', () => {
  test('overdue first, then by day, about, within days, soon; each with its panels and who promises', () => {
    const drafts = site(
      { a: 'restored', b: 'restored' },
      published(...['days', 'late', 'soon', 'none', 'works', 'about'].map((id) => featureDocument(id))),
      availability([
        cell('xml', 'a', 'unavailable', '2021-03-22'),
        cell('xml', 'b', 'limited', '2021-03-22', 'OVH'),
        cell('about', 'a', 'unavailable', '2021-03-22~'),
        cell('days', 'a', 'unavailable', 'days'),
        cell('days', 'b', 'unavailable', 'days'),
        cell('soon', 'a', 'unavailable', 'soon'),
        cell('late', 'a', 'unavailable', '2021-03-16'),
        cell('orders', 'a', 'unavailable', 'condition'),
        cell('none', 'a', 'unavailable'),
        cell('works', 'a', 'available', '2021-03-20'),
      ]),
    );
    const { upcoming } = homeView(contextOf(drafts));
    expect(
      upcoming.map(({ feature, panels, estimate }) =>
        plain([estimate.short, feature, panels.join(), estimate.remark].filter(Boolean).join(' ')),
      ),
    ).toEqual([
      'po terminie late A',
      '22 marca xml A',
      '22 marca xml B według zapewnień OVH',
      'ok. 22 marca about A',
      'w najbliższych dniach days A,B zapowiedziano 17 marca',
      'wkrótce soon A zapowiedziano 17 marca',
    ]);
    expect(plain(upcoming[0]?.estimate.text ?? '')).toBe('termin minął 16 marca, jeszcze nie potwierdzono');
  });
});

describe('the last changes', () => {
  const changes = (drafts: readonly DraftEvent[]) =>
    homeView(contextOf(drafts)).changes.map(({ when, text, panels, word }) =>
      plain([when, text, panels.join(), word].filter(Boolean).join(' ')),
    );
  /** As the shipped data set is stated: at one instant, by nobody in particular. */
  const seeded = (drafts: readonly DraftEvent[]) => drafts.map((one) => ({ ...one, actor: 'seed' }));

  test('newest first, with the day that was stated, else the day it was said', () => {
    const drafts = [
      ...site({ a: 'offline', b: 'offline' }).slice(0, 1),
      restoration({ a: 'offline', b: 'offline' }, '2021-03-10'),
      availability([cell('orders', 'a', 'limited')], '2021-03-15'),
      restoration({ a: 'restored', b: 'restored' }),
      availability([cell('orders', 'a', 'limited', '2021-03-22')]),
    ];
    expect(changes(drafts)).toEqual([
      'najpóźniej 17 marca orders A nowy termin: 22 marca',
      'najpóźniej 17 marca Panele A i B przywrócone',
      'od 15 marca orders A z ograniczeniem',
      'od 10 marca Panele A i B nie działają',
    ]);
  });

  test('of one day, what is said of several panels does not hide what is said of several others', () => {
    const drafts = site(
      { a: null, b: null, c: null, d: null },
      restoration({ a: 'restored', b: 'restored' }, '2021-03-16'),
      restoration({ c: 'offline', d: 'offline' }, '2021-03-16'),
    );
    expect(changes(drafts)).toEqual([
      'od 16 marca Panele C i D nie działają',
      'od 16 marca Panele A i B przywrócone',
    ]);
  });

  test('the first word of the data set on a feature is no change, unless it has a day', () => {
    const [words, ...states] = site(
      { a: 'restored', d: 'new' },
      availability([cell('orders', 'a', 'limited')]),
      availability([cell('xml', 'a', 'available')], '2021-03-15'),
    );
    if (!words) throw new Error('no documents');
    expect(changes([words, ...seeded(states)])).toEqual([
      'najpóźniej 17 marca Panel A przywrócony',
      'od 15 marca xml A działa',
    ]);
  });

  test('what was replaced in the same breath is left out', () => {
    const drafts = [
      ...site({ a: null }),
      restoration({ a: 'offline' }, '2021-03-10'),
      restoration({ a: 'restored' }),
    ];
    const said = (together: boolean) =>
      homeView(contextOf(drafts, { together })).changes.map(({ state }) => state);
    expect(said(true)).toEqual(['restored']);
    expect(said(false)).toEqual(['restored', 'offline']);
  });

  test('a change of words is not listed, nor one that was undone, nor the undoing', () => {
    const drafts = site({ a: 'restored' }, availability([cell('orders', 'a', 'available')]));
    const back = { availability: [{ ...cell('orders', 'a', 'unknown'), since: null }] };
    const undo = undoing(drafts.length, back);
    expect(changes([...drafts, undo])).toEqual(['najpóźniej 17 marca Panel A przywrócony']);
    const redo = undoing(drafts.length + 1, back);
    expect(changes([...drafts, undo, redo])).toEqual([
      'najpóźniej 17 marca orders A działa',
      'najpóźniej 17 marca Panel A przywrócony',
    ]);
  });
});

test('the revision is the greatest of what the page speaks of', () => {
  const drafts = site({ a: 'restored' }, availability([cell('orders', 'a', 'limited')]));
  const { revision } = homeView(contextOf(drafts)).page;
  expect(revision).toBe(drafts.length);
  const withFaq = published(
    documentWith('unrelated', {
      collection: 'faq',
      slug: 'unrelated',
      order: 1,
      area: 'orders',
      panels: [],
      uses: [],
      when: [],
      features: [],
      former: [],
    }),
  );
  expect(homeView(contextOf([...drafts, withFaq])).page.revision).toBe(revision);
  const translated = published(translationOf(panelDocument('a'), { title: 'Panel A' }));
  expect(homeView(contextOf([...drafts, translated], { locale: 'en' })).page.revision).toBe(revision + 1);
});

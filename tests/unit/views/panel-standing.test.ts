import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../../src/domain/catalogue.ts';
import type { DraftEvent } from '../../../src/domain/events.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { respondLookup } from '../../../src/formats/respond-lookup.ts';
import { copyAnswer } from '../../../src/views/answer-copy.ts';
import { featuresView } from '../../../src/views/features.ts';
import { homeView } from '../../../src/views/home.ts';
import { lookupView } from '../../../src/views/lookup.ts';
import { panelView } from '../../../src/views/panel.ts';
import { answerView } from '../../../src/views/staff/answer.ts';
import {
  faqDocument,
  featureDocument,
  incidentDocument,
  panelDocument,
  plain,
} from '../../support/documents.ts';
import { staffContextOf } from '../../support/staff.ts';
import { availability, cell, contextOf, published, restoration } from '../../support/state.ts';
import { opened, posted } from '../../support/updates.ts';

const SITE = [
  published(
    panelDocument('a', null, '2017-12-31'),
    panelDocument('b', '2018-01-01', '2018-12-31'),
    panelDocument('eu-west', '2019-01-01', null, false),
    featureDocument('orders'),
    faqDocument('safe'),
    incidentDocument('ovh-2021-03', { panels: ['a', 'b'] }),
  ),
  restoration({ a: 'restored', b: 'restored', 'eu-west': 'restored' }),
];
const WORKS = availability(['a', 'b', 'eu-west'].map((panel) => cell('orders', panel, 'available')));
const fire = (more: Parameters<typeof opened>[1] = {}) =>
  opened('fire', { title: { pl: 'Pożar', en: 'Fire' }, impact: 'critical', panels: ['a'], ...more });

const context = (drafts: readonly DraftEvent[], locale: Locale = 'pl') =>
  contextOf([...SITE, WORKS, ...drafts], { locale });
const headline = (drafts: readonly DraftEvent[], locale: Locale = 'pl') =>
  plain(homeView(context(drafts, locale)).headline.join(' '));
const marks = (...drafts: DraftEvent[]) =>
  homeView(context(drafts)).panels.map(({ sign, word, beside }) => plain([sign, word, beside].join('|')));

describe('the headline', () => {
  const both = opened('slow', { impact: 'major', panels: ['a', 'eu-west'] });
  test.for<[string, readonly DraftEvent[], string, string]>([
    [
      'names the panel of a critical incident instead of calling it restored',
      [fire()],
      'Na panelu A trwa krytyczna awaria. Panele B i EU-WEST są przywrócone. Wszystko na nich działa.',
      'There is a critical incident on panel A. Panels B and EU-WEST are restored. Everything on them works.',
    ],
    [
      'says the gravest of several on one panel',
      [both, fire()],
      'Na panelu A trwa krytyczna awaria. Na panelu EU-WEST trwa poważna awaria. Panel B jest przywrócony. Wszystko na nim działa.',
      'There is a critical incident on panel A. There is a major incident on panel EU-WEST. Panel B is restored. Everything on it works.',
    ],
    [
      'speaks of no panel alone where incidents go on on all',
      [
        availability([cell('orders', 'b', 'limited')]),
        fire(),
        opened('slow', { impact: 'major', panels: ['b', 'eu-west'] }),
      ],
      'Na panelu A trwa krytyczna awaria. Na panelach B i EU-WEST trwa poważna awaria. Nie wszystko jeszcze działa.',
      'There is a critical incident on panel A. There is a major incident on panels B and EU-WEST. Not everything works yet.',
    ],
    [
      'that names nobody concerns all',
      [fire({ panels: [] })],
      'Na wszystkich panelach trwa krytyczna awaria.',
      'There is a critical incident on all panels.',
    ],
    [
      'says that a panel is down before all else',
      [restoration({ a: 'offline' }), fire()],
      'Panel A nie działa. Panele B i EU-WEST są przywrócone. Wszystko na nich działa.',
      'Panel A is down. Panels B and EU-WEST are restored. Everything on them works.',
    ],
    [
      'is left alone by a minor one',
      [fire({ impact: 'minor' })],
      'Wszystkie panele są przywrócone. Wszystko działa.',
      'All panels are restored. Everything works.',
    ],
    [
      'follows the impact that was said last',
      [fire(), posted('fire', 'u5', { impact: 'minor' })],
      'Wszystkie panele są przywrócone. Wszystko działa.',
      'All panels are restored. Everything works.',
    ],
    [
      'calls panels restored again once it is over',
      [fire(), posted('fire', 'u5', { status: 'resolved', impact: 'critical' })],
      'Wszystkie panele są przywrócone. Wszystko działa.',
      'All panels are restored. Everything works.',
    ],
  ])('%s', ([, drafts, pl, en]) => {
    expect(headline(drafts)).toBe(pl);
    expect(headline(drafts, 'en')).toBe(en);
  });

  test('says nothing of an incident that a document alone tells of', () => {
    expect(homeView(context([])).updates).toEqual([]);
    expect(marks()[0]).toBe('restored|przywrócony|');
  });
});

describe('the sign of a panel', () => {
  test('is not that of all being well where a grave incident goes on; a minor one stands beside it', () => {
    expect(marks(fire())).toEqual([
      'critical|przywrócony, trwa krytyczna awaria|',
      'restored|przywrócony|',
      'restored|przywrócony|',
    ]);
    expect(marks(fire({ impact: 'minor' }))[0]).toBe('restored|przywrócony|trwają drobne utrudnienia');
    expect(marks(fire({ impact: 'none' }))[0]).toBe('restored|przywrócony|');
  });

  test('nor do the features claim that everything works', () => {
    expect(plain(featuresView(context([])).answer)).toBe('Wszystkie funkcje działają.');
    expect(plain(featuresView(context([fire()])).answer)).toContain('Na panelu A trwa krytyczna awaria.');
  });

  test('stays that of being down', () => {
    expect(marks(restoration({ a: 'offline' }), fire())[0]).toBe(
      'offline|nie działa, trwa krytyczna awaria|',
    );
  });

  test('is the same on the lookup and over the matrix', () => {
    const on = context([fire()]);
    const views = [
      lookupView(on, { typed: null, hasNewAccount: false }).panels,
      featuresView(on).matrix.panels,
      homeView(on).panels,
    ];
    for (const panels of views)
      expect(panels[0]).toMatchObject({ sign: 'critical', restoration: 'restored' });
  });
});

describe('all that speaks to the accounts of a panel speaks of it', () => {
  const on = (locale: Locale = 'pl') => context([fire()], locale);

  test('its page, in title and headline, and nobody is told for good that there is nothing to do', () => {
    const page = panelView(on(), 'a', null);
    expect(plain(page?.page.title)).toBe('Panel A: przywrócony, trwa krytyczna awaria');
    expect(plain(page?.headline.join(' '))).toBe(
      'Panel A jest przywrócony, ale trwa krytyczna awaria. Na razie nie masz nic do zrobienia.',
    );
    expect(plain(panelView(on('en'), 'a', null)?.headline[0])).toBe(
      'Panel A is restored, but there is a critical incident on it.',
    );
    expect(page?.updates).toMatchObject([{ incident: { title: 'Pożar' }, impact: { id: 'critical' } }]);
    expect(panelView(on(), 'b', null)?.updates).toEqual([]);
  });

  test('the lookup, on its page and in JSON', async () => {
    const [a, b] = lookupView(on(), { typed: 'panel A', hasNewAccount: false }).panels;
    expect(a?.incidents).toMatchObject([{ title: 'Pożar', isGrave: true, href: '/incidents/fire/' }]);
    expect(b?.incidents).toEqual([]);
    const { state, now } = on('en');
    const asked = async (q: string) => respondLookup(state, now, new URLSearchParams({ q }), 'en').json();
    expect((await asked('2018')).incidents).toEqual([]);
    expect(await asked('2017')).toMatchObject({
      incidents: [{ slug: 'fire', title: 'Fire', status: null, impact: 'critical', panels: ['a'] }],
    });
  });

  test('what support sends', () => {
    const input = { account: 'panel A', hasNewAccount: false, asked: '', slug: '', language: 'pl' as const };
    const text = plain(answerView(staffContextOf(on()), input, 'https://s.pl').answer?.text);
    expect(text).toContain('Panel A: przywrócony, trwa krytyczna awaria');
    expect(text).toContain('Trwa krytyczna awaria: Pożar. Aktualizacje: https://s.pl/incidents/fire/');
  });

  test('what is copied, as of when that was said', () => {
    const [entry] = catalogueOf(on().state).faq;
    const text = entry && copyAnswer(on(), entry, ['a'], null).text;
    expect(text).toContain('Stan na 17 marca 2021, 12:03');
    expect(text).toContain('panel A – przywrócony, trwa krytyczna awaria');
  });
});

test('a page has changed as much as what it says of its panels', () => {
  const revisions = (...drafts: DraftEvent[]) => [
    panelView(context([fire(), ...drafts]), 'a', null)?.page.revision,
    lookupView(context([fire(), ...drafts]), { typed: null, hasNewAccount: false }).page.revision,
  ];
  expect(revisions(posted('fire', 'u5', { impact: 'minor', panels: ['a'] }))).toEqual([5, 5]);
  // The words of an update stand on the panel's page alone.
  expect(revisions(posted('fire', 'u5', { impact: 'critical', panels: ['a'] }))).toEqual([5, 5]);
  expect(revisions(posted('fire', 'u5', { status: 'resolved' }))).toEqual([5, 5]);
});

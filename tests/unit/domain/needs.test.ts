import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { type Need, needsOf } from '../../../src/domain/needs.ts';
import type { Instant } from '../../../src/domain/time.ts';
import {
  faqDocument,
  featureDocument,
  inBothLanguages,
  panelDocument,
  siteDocument,
  stepDocument,
  translationOf,
} from '../../support/documents.ts';
import { NOON } from '../../support/events.ts';
import { availability, cell, confirmation, contextOf, published } from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const base = published(
  ...inBothLanguages(panelDocument('a'), panelDocument('b'), featureDocument('x'), featureDocument('y')),
);

const needs = (drafts: readonly DraftEvent[], now: Instant = NOON): Need[] =>
  needsOf(contextOf([base, ...drafts]).state, now);

test('a site on which all is said, translated and in time needs nothing', () => {
  expect(needs([availability([cell('x', 'a', 'available')]), confirmation(null)])).toEqual([]);
});

describe('promised updates', () => {
  const by = '2021-03-18T11:30:00.000Z';
  test.for([
    ['2021-03-17T11:29:00.000Z', undefined],
    ['2021-03-17T11:30:00.000Z', 'update.due'],
    ['2021-03-18T11:29:59.999Z', 'update.due'],
    ['2021-03-18T11:30:00.000Z', 'update.late'],
  ] as const)('of 18 March 12:30, at %s: %s', ([now, kind]) => {
    expect(needs([confirmation(by)], now)[0]?.kind).toBe(kind);
  });

  test('are kept by what is said after they were due', () => {
    const later = [confirmation('2021-03-17T11:01:30.000Z'), availability([cell('x', 'a', 'limited')])];
    expect(needs(later, '2021-03-18T11:00:00.000Z')).toEqual([]);
  });
});

test('an incident that was opened needs its first update, and none once it is over', () => {
  const titled = { title: { pl: 'Pożar', en: 'Fire' } };
  const silent = [{ kind: 'incident.silent', incident: 'fire', since: '2021-03-17T11:01:00.000Z' }];
  const fire = opened('fire', titled);
  const said = { body: { pl: 'Wiemy.', en: 'We know.' } };
  expect(needs([fire])).toEqual(silent);
  expect(needs([fire, posted('fire', 'u3', said)])).toEqual([]);
  expect(needs([fire, posted('fire', 'u3', said), takenBack(3, 'fire', 'u3')])).toEqual(silent);
  expect(needs([fire, posted('fire', 'u3', { ...said, status: 'resolved' })])).toEqual([]);
});

test('what was said of an incident in one language alone is to be translated, until it is taken back', () => {
  const fire = opened('fire', { title: { pl: 'Pożar', en: 'Fire' } });
  const update = posted('fire', 'u3', { body: { pl: 'Wiemy.', en: null } });
  const since = '2021-03-17T11:02:00.000Z';
  expect(needs([fire, update])).toEqual([{ kind: 'update.untranslated', incident: 'fire', count: 1, since }]);
  const silent = { kind: 'incident.silent', incident: 'fire' };
  expect(needs([fire, update, takenBack(3, 'fire', 'u3')])).toMatchObject([silent]);
  const untitled = opened('fire', { title: { pl: 'Pożar', en: null } });
  expect(needs([untitled])).toMatchObject([silent, { kind: 'update.untranslated', count: 1 }]);
});

test('what does not work, and was neither changed nor confirmed for two weeks, is to be looked at', () => {
  const said = availability([
    cell('x', 'a', 'limited'),
    cell('x', 'b', 'limited'),
    cell('y', 'a', 'available'),
    cell('y', 'b', 'unknown'),
  ]);
  expect(needs([said], '2021-03-31T11:01:00.000Z')).toEqual([]);
  expect(needs([said], '2021-03-31T11:01:00.001Z')).toEqual([
    {
      kind: 'state.unchanged',
      feature: 'x',
      panels: ['a', 'b'],
      state: 'limited',
      since: '2021-03-17T11:01:00.000Z',
    },
  ]);
  expect(needs([said, confirmation(null)], '2021-03-31T11:01:30.000Z')).toEqual([]);
});

describe('estimates', () => {
  test.for([
    ['2021-03-17T23:00:00.000Z', undefined],
    ['2021-03-21T22:59:00.000Z', undefined],
    ['2021-03-21T23:00:00.000Z', 'estimate.due'],
    ['2021-03-22T22:59:59.999Z', 'estimate.due'],
    ['2021-03-22T23:00:00.000Z', 'estimate.overdue'],
  ] as const)('for 22 March, at %s: %s', ([now, kind]) => {
    expect(needs([availability([cell('x', 'a', 'unavailable', '2021-03-22')])], now)[0]?.kind).toBe(kind);
  });

  test('the same of several panels is one need', () => {
    const cells = ['a', 'b'].map((panel) => cell('x', panel, 'limited', '2021-03-16~'));
    expect(needs([availability(cells)])).toEqual([
      {
        kind: 'estimate.overdue',
        feature: 'x',
        panels: ['a', 'b'],
        estimate: { kind: 'about', day: '2021-03-16', promisedBy: null },
        since: '2021-03-16T23:00:00.000Z',
      },
    ]);
  });

  test.for(['days', 'soon'])(
    'that say only “%s” are looked at after a week, however often repeated',
    (word) => {
      const said = [0, 1].map(() => availability([cell('x', 'a', 'unavailable', word)]));
      expect(needs(said, '2021-03-24T11:00:00.000Z')).toEqual([]);
      expect(needs(said, '2021-03-24T11:02:00.000Z')).toMatchObject([
        { kind: 'estimate.vague', since: '2021-03-17T11:01:00.000Z' },
      ]);
    },
  );

  test('of what depends on something else, or is available, are never due', () => {
    const said = availability([
      cell('x', 'a', 'unavailable', 'condition'),
      cell('y', 'a', 'available', '2021-03-01'),
    ]);
    const found = needs([said, confirmation(null)], '2021-03-31T11:00:00.000Z');
    expect(found).toEqual([]);
  });
});

test('a note that says the same in both languages is not translated', () => {
  const noted = (pl: string, en: string) =>
    availability([{ ...cell('x', 'a', 'limited'), note: { pl, en } }]);
  expect(needs([noted('tylko nowe', 'new ones only')])).toEqual([]);
  expect(needs([noted('tylko nowe', 'tylko nowe')])).toMatchObject([
    { kind: 'note.untranslated', panels: ['a'] },
  ]);
});

describe('answers', () => {
  const when = (is: 'available' | 'unavailable') => [{ feature: 'x', on: null, is: [is] }];
  test('bound to a state that does not hold leave their panels without one', () => {
    const [answer, words] = inBothLanguages(faqDocument('q.yes', { when: when('available') }));
    if (!answer || !words) throw new Error('no document');
    expect(needs([published(answer, words)])).toMatchObject([
      { kind: 'answer.uncovered', slug: 'q', panels: ['a', 'b'] },
    ]);
    expect(
      needs([
        published(answer, words),
        availability([cell('x', 'a', 'available'), cell('x', 'b', 'available')]),
      ]),
    ).toMatchObject([{ kind: 'answer.uncovered', panels: [] }]);
  });

  test('for every state need nothing', () => {
    expect(needs([published(...inBothLanguages(faqDocument('q')))])).toEqual([]);
  });
});

describe('words', () => {
  test('without a translation, and with one of an older original', () => {
    const step = stepDocument('one');
    expect(needs([published(step)])).toMatchObject([
      { kind: 'translation.missing', path: 'pl/steps/one.md' },
    ]);
    expect(needs([published(step, translationOf(step, {}, 'older'))])).toMatchObject([
      { kind: 'translation.lagging', path: 'en/steps/one.md' },
    ]);
  });

  test('whose translation says of itself that it is not done', () => {
    const step = stepDocument('one');
    expect(needs([published(step, translationOf(step, {}, 'pending'))])).toMatchObject([
      { kind: 'translation.pending', path: 'en/steps/one.md' },
    ]);
  });

  test('that name an area, a panel or a feature which nothing has', () => {
    const site = siteDocument({ orders: 'Orders' });
    const answer = faqDocument('q', { area: 'shops', panels: ['z'], features: ['g'] });
    const found = needs([published(...inBothLanguages(site, answer))]);
    expect(found.map((need) => ('field' in need ? [need.path, need.field, need.id] : need.kind))).toEqual([
      ['pl/faq/q.md', 'panels', 'z'],
      ['pl/faq/q.md', 'features', 'g'],
      ['pl/faq/q.md', 'area', 'shops'],
    ]);
  });

  test.for(['/features/gone/', '/features/x', 'features/x/', '//x.example/'])(
    'with the link %s, which leads nowhere',
    (link) => {
      const step = stepDocument('one', {}, { body: `See [this](${link} "x").` });
      expect(needs([published(step, translationOf(step, {}))])).toMatchObject([
        { kind: 'link.broken', path: 'pl/steps/one.md', link },
      ]);
    },
  );

  test('with links that lead somewhere need nothing', () => {
    const body = '[one](/features/x/?a=b#c) [two](https://x.pl) [three](mailto:a@b.pl) [four](#below)';
    const step = stepDocument('one', {}, { body });
    const site = siteDocument({ orders: 'Orders' });
    expect(needs([published(step, translationOf(step, {}), site, translationOf(site, {}))])).toEqual([]);
  });
});

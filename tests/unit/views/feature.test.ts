import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { featureView } from '../../../src/views/feature.ts';
import {
  faqDocument,
  featureDocument,
  panelDocument,
  plain,
  stepDocument,
  translationOf,
} from '../../support/documents.ts';
import { availability, cell, contextOf, published, restoration, undoing } from '../../support/state.ts';

const xml = featureDocument('xml');
const site = published(
  panelDocument('a'),
  panelDocument('b', '2019-11-18'),
  panelDocument('c', '2020-08-27'),
  xml,
);

function viewOf(drafts: readonly DraftEvent[], reading: Parameters<typeof contextOf>[1] = {}) {
  const view = featureView(contextOf([site, ...drafts], reading), 'xml');
  if (!view) throw new Error('no such feature');
  return view;
}

test('there is no page for a feature that does not exist', () => {
  expect(featureView(contextOf([site]), 'none')).toBeNull();
});

describe('the state', () => {
  test('stands together for the panels of which the same is said', () => {
    const cells = [cell('xml', 'a', 'unavailable', 'soon'), cell('xml', 'c', 'unavailable', 'soon')];
    const { groups, page } = viewOf([availability(cells)]);
    expect(groups.map(({ name, word, estimate }) => [plain(name), plain(word), estimate?.text])).toEqual([
      ['Panele A i C', 'nie działa', 'wkrótce, zapowiedziano 17\u00a0marca'],
      ['Panel B', 'brak informacji', undefined],
    ]);
    expect(plain(page.description)).toBe(
      'xml. Panele A i C: nie działa, termin: wkrótce, zapowiedziano 17 marca 2021. Panel B: brak informacji.',
    );
  });

  test('stands apart where the promiser, the note or the day differs', () => {
    const note = { pl: 'wolniej', en: 'slower' };
    const { groups } = viewOf([
      availability([cell('xml', 'a', 'limited'), { ...cell('xml', 'b', 'limited'), note }]),
      availability([cell('xml', 'c', 'limited')], '2021-03-15'),
    ]);
    expect(groups.map(({ name, note: said, since }) => [plain(name), said?.text, plain(since)])).toEqual([
      ['Panel A', undefined, 'od kiedy: nie podano'],
      ['Panel B', 'wolniej', 'od kiedy: nie podano'],
      ['Panel C', undefined, 'od 15 marca'],
    ]);
  });

  test('says that a day has passed unkept', () => {
    const { groups } = viewOf([availability([cell('xml', 'a', 'unavailable', '2021-03-22', 'OVH')])], {
      now: '2021-03-23T12:00:00.000Z',
    });
    expect(groups[0]?.estimate?.isOverdue).toBe(true);
    expect(plain(groups[0]?.estimate?.text)).toBe(
      'termin minął 22 marca (zapewnienie OVH), jeszcze nie potwierdzono',
    );
  });
});

describe('the steps', () => {
  const down = { feature: 'xml', on: null, is: ['unavailable'] } as const;
  const steps = published(
    stepDocument('switch', { panels: ['a', 'b'], features: ['xml'], when: [down] }),
    stepDocument('wait', { kind: 'wait', features: ['xml'] }),
    stepDocument('beware', { kind: 'warning', panels: ['c'], features: ['xml'] }),
    stepDocument('other', { features: ['orders'] }),
  );

  test('are those about the feature, each for the panels to which it applies now', () => {
    const { steps: found } = viewOf([steps, availability([cell('xml', 'a', 'unavailable')])]);
    expect(found.do.map(({ id, panels, on }) => [id, panels, plain(on)])).toEqual([
      ['switch', ['a'], 'Na panelu A'],
    ]);
    expect(found.know.map(({ id, on }) => [id, on])).toEqual([['wait', null]]);
    expect(found.warnings.map(({ id, on }) => [id, plain(on)])).toEqual([['beware', 'Na panelu C']]);
  });

  test('go when what they are for is over', () => {
    expect(viewOf([steps, availability([cell('xml', 'a', 'available')])]).steps.do).toEqual([]);
  });
});

test('lists each question about the feature that has an answer now, once', () => {
  const works = { feature: 'xml', on: null, is: ['available'] } as const;
  const { questions } = viewOf([
    published(
      faqDocument('when.a', { panels: ['a'], features: ['xml'] }),
      faqDocument('when.b', { panels: ['b'], features: ['xml'] }),
      faqDocument('how', { features: ['xml'], when: [works] }),
      faqDocument('else'),
    ),
  ]);
  expect(questions.map(({ slug }) => slug)).toEqual(['when']);
});

test('falls back to Polish in English, and says so', () => {
  expect(viewOf([], { locale: 'en' })).toMatchObject({
    about: { lang: 'pl' },
    lag: { kinds: ['missing'], href: '/features/xml/' },
  });
  const translated = published(translationOf(xml, { title: 'XML file' }));
  expect(viewOf([translated], { locale: 'en' })).toMatchObject({
    about: { title: 'XML file', lang: null },
    lag: null,
  });
});

describe('the history', () => {
  const told = (drafts: readonly DraftEvent[]) =>
    viewOf(drafts).history.map(({ when, letters, before, after }) => [
      plain(when),
      letters,
      plain(before.word),
      plain(after.word),
      plain(after.estimate),
    ]);

  test('is newest first, “from” a day that was stated and “by” the day on which it was said', () => {
    const drafts = [
      availability([cell('xml', 'a', 'unavailable', '2021-03-23~'), cell('xml', 'b', 'available')]),
      availability([cell('xml', 'a', 'available')], '2021-03-15'),
    ];
    expect(told(drafts)).toEqual([
      ['od 15 marca', 'A', 'nie działa', 'działa', null],
      ['najpóźniej 17 marca', 'A', 'brak informacji', 'nie działa', 'termin: ok. 23 marca'],
      ['najpóźniej 17 marca', 'B', 'brak informacji', 'działa', null],
    ]);
  });

  test('shows a changed promise, and panels with the same change together', () => {
    const promise = (estimate: string) =>
      availability([cell('xml', 'a', 'unavailable', estimate), cell('xml', 'b', 'unavailable', estimate)]);
    expect(told([promise('soon'), promise('days')])).toEqual([
      ['najpóźniej 17 marca', 'A, B', 'nie działa', 'nie działa', 'termin: w najbliższych dniach'],
      ['najpóźniej 17 marca', 'A, B', 'brak informacji', 'nie działa', 'termin: wkrótce'],
    ]);
  });

  test('holds what a panel that went down and came back made of it, and why', () => {
    const drafts = [
      availability([cell('xml', 'a', 'available')]),
      restoration({ a: 'offline', b: 'offline' }, '2021-03-16'),
      restoration({ a: 'restored' }),
    ];
    expect(told(drafts)).toEqual([
      ['najpóźniej 17 marca', 'A', 'nie działa', 'działa', null],
      ['od 16 marca', 'A', 'działa', 'nie działa', null],
      ['najpóźniej 17 marca', 'A', 'brak informacji', 'działa', null],
    ]);
    expect(viewOf(drafts).history[1]?.after.note?.text).toBe('cały panel nie działa');
  });

  test('leaves out what changed nothing for readers', () => {
    const same = availability([cell('xml', 'a', 'limited')]);
    expect(told([same, same])).toHaveLength(1);
  });

  test('names an undoing as such', () => {
    const undone = undoing(2, { availability: [{ ...cell('xml', 'a', 'unknown'), since: null }] });
    const { history } = viewOf([availability([cell('xml', 'a', 'limited')]), undone]);
    expect(history.map(({ isUndo, after }) => [isUndo, after.state])).toEqual([
      [true, 'unknown'],
      [false, 'limited'],
    ]);
  });
});

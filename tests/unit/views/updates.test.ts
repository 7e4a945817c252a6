import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { historyView, readHistoryQuery } from '../../../src/views/history.ts';
import { homeView } from '../../../src/views/home.ts';
import { incidentView } from '../../../src/views/incident.ts';
import { panelView } from '../../../src/views/panel.ts';
import { firstSentences } from '../../../src/views/sentences.ts';
import { featureDocument, panelDocument, plain } from '../../support/documents.ts';
import { availability, cell, contextOf, published, undoing } from '../../support/state.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const SITE = published(
  panelDocument('a', '2010-01-01'),
  panelDocument('b', '2011-01-01'),
  featureDocument('xml'),
);
const FIRE = opened('fire', { title: { pl: 'Pożar', en: 'Fire' } });
const FIRST = posted('fire', 'u3', {
  body: { pl: 'Sprawdzamy.', en: 'We are looking.' },
  panels: ['a'],
  features: ['xml'],
});
const corrected = (pl: string, en: string | null, lags = false): DraftEvent => ({
  type: 'update.corrected',
  payload: { incident: 'fire', update: 'u3', body: { pl, en }, lags },
  since: null,
  actor: 'anna',
});
const END = posted('fire', 'u4', { status: 'resolved' });

const bands = (drafts: readonly DraftEvent[], locale: 'pl' | 'en' = 'pl') =>
  homeView(contextOf(drafts, { locale })).updates.map(({ incident, latest }) => [
    incident.title,
    latest?.statusWord,
    latest?.summary,
  ]);

describe('home', () => {
  test('names an incident of which nothing was said yet, and says what was said last of one that goes on', () => {
    const { updates } = homeView(contextOf([SITE, FIRE]));
    expect(updates).toMatchObject([{ incident: { title: 'Pożar' }, impact: { id: null }, latest: null }]);
    expect(plain(updates[0]?.silence)).toBe(
      'Zgłoszono 17 marca, 12:01. Pierwszej aktualizacji jeszcze nie ma.',
    );
    expect(bands([SITE, FIRE, FIRST], 'en')).toEqual([['Fire', 'investigating', 'We are looking.']]);
    const more = posted('fire', 'u4', { status: 'monitoring' });
    expect(bands([SITE, FIRE, FIRST, more])).toEqual([['Pożar', 'obserwujemy', 'u4']]);
  });

  test('tells for 24 hours of the site clock that it is resolved, whatever summary follows', () => {
    const over = [SITE, FIRE, FIRST, END, posted('fire', 'u5', { status: 'postmortem' })];
    const told = (now: string) =>
      homeView(contextOf(over, { now })).updates.map(({ impact, latest }) => [impact, latest?.id]);
    expect(told('2021-03-18T11:02:59.999Z')).toEqual([[null, 'u4']]);
    expect(told('2021-03-18T11:03:00.000Z')).toEqual([]);
  });

  test('says nothing more once an incident is taken back, and again that nothing was said when that is', () => {
    expect(bands([SITE, FIRE, FIRST, takenBack(3, 'fire', 'u3')])).toEqual([['Pożar', undefined, undefined]]);
    expect(bands([SITE, FIRE, undoing(2, { incidents: [{ id: 'fire', stands: false }] })])).toEqual([]);
  });

  test('of one that was opened again shows what was said since, not its end', () => {
    const again = posted('fire', 'u5', { panels: ['b'] });
    const panel = (id: string) =>
      panelView(contextOf([SITE, FIRE, FIRST, END, again]), id, null)?.updates.map(({ latest, earlier }) => [
        latest?.id,
        ...earlier.map((one) => one.id),
      ]);
    expect(bands([SITE, FIRE, FIRST, END, again])).toEqual([['Pożar', 'sprawdzamy', 'u5']]);
    expect([panel('a'), panel('b')]).toEqual([[], [['u5']]]);
  });

  test('changes with what it says: with an update, its correction, its undoing and the end, not with a summary', () => {
    const revision = (...drafts: DraftEvent[]) =>
      homeView(contextOf([SITE, FIRE, FIRST, ...drafts])).page.revision;
    expect(revision()).toBe(3);
    expect(revision(corrected('Badamy.', null))).toBe(4);
    expect(revision(takenBack(3, 'fire', 'u3'))).toBe(4);
    expect(revision(END)).toBe(4);
    expect(revision(END, posted('fire', 'u5', { status: 'postmortem' }))).toBe(4);
  });

  test('leads to an incident that was opened, as every page does', () => {
    const { incidents, revision } = homeView(contextOf([SITE, FIRE], { locale: 'en' })).page;
    expect(incidents).toEqual({
      open: [{ href: '/en/incidents/fire/', title: 'Fire', lang: null }],
      last: null,
      all: '/en/incidents/',
    });
    expect(revision).toBe(2);
  });
});

describe('a panel', () => {
  const PART = opened('fire', { title: { pl: 'Pożar', en: 'Fire' }, panels: ['a'] });
  const panel = (id: string, ...drafts: DraftEvent[]) =>
    panelView(contextOf([SITE, PART, ...drafts]), id, null);

  test('shows what concerns its accounts and nothing else, the latest first', () => {
    const more = posted('fire', 'u4', { status: 'identified', panels: ['a', 'b'] });
    const shown = (id: string) =>
      panel(id, FIRST, more)?.updates.map(({ latest, earlier }) => [
        latest?.id,
        ...earlier.map((one) => one.id),
      ]);
    expect(shown('a')).toEqual([['u4', 'u3']]);
    expect(shown('b')).toEqual([['u4']]);
  });

  test('that an update does not concern is not changed by it', () => {
    expect(panel('b', FIRST)).toEqual(panel('b'));
    expect(panel('a', FIRST)?.page.revision).toBe(3);
  });
});

describe('the page of an incident', () => {
  const page = (drafts: readonly DraftEvent[], locale: 'pl' | 'en' = 'pl', now?: string) =>
    incidentView(contextOf(drafts, { locale, ...(now ? { now } : {}) }), 'fire');

  test('is there as soon as it is opened, and says how far it has come', () => {
    expect(page([SITE, FIRE])).toMatchObject({
      about: { title: 'Pożar' },
      status: null,
      impact: 'drobny',
    });
    expect(page([SITE, FIRE, FIRST, END])).toMatchObject({ status: { id: 'resolved' } });
    expect(plain(page([SITE, FIRE, FIRST, END])?.resolved?.text)).toBe('17 marca, 12:03');
    expect(incidentView(contextOf([SITE]), 'fire')).toBeNull();
  });

  test('lists every update, newest first, with whom it concerns', () => {
    const updates = page([SITE, FIRE, FIRST, END])?.updates ?? [];
    expect(updates.map(({ id, statusWord }) => [id, statusWord])).toEqual([
      ['u4', 'rozwiązane'],
      ['u3', 'sprawdzamy'],
    ]);
    expect(plain(updates[1]?.scope.panels)).toBe('panel A');
    expect(updates[1]?.scope.features).toEqual([{ title: 'xml', lang: null, href: '/features/xml/' }]);
  });

  test('shows English readers Polish words where there are no others, marked as such', () => {
    const [latest, first] = page([SITE, FIRE, FIRST, END], 'en')?.updates ?? [];
    expect(latest).toMatchObject({ html: 'u4', lang: 'pl', lag: 'Translation pending. The text in Polish:' });
    expect(first).toMatchObject({ html: 'We are looking.', lang: null, lag: null });
    const [lagging] =
      page([SITE, FIRE, FIRST, corrected('Badamy.', 'We are looking.', true)], 'en')?.updates ?? [];
    expect(lagging).toMatchObject({ lang: null, lag: 'This translation is older than the Polish original.' });
  });

  test('a corrected update says so, and leads to its earlier wording', () => {
    const [update] = page([SITE, FIRE, FIRST, corrected('Badamy.', null)])?.updates ?? [];
    expect(update).toMatchObject({ html: 'Badamy.', corrected: { href: '/history/?before=5#r4' } });
    expect(plain(update?.corrected?.text)).toBe('poprawiono 17 marca, 12:03');
  });

  test('a promise is made while the site keeps it up, and told once something was said after it was due', () => {
    const promise = posted('fire', 'u3', { nextUpdateBy: '2021-03-17T11:02:30.000Z' });
    const now = '2021-03-17T11:02:10.000Z';
    const open = page([SITE, FIRE, promise], 'pl', now);
    expect(open?.updates[0]).toMatchObject({ next: { isLate: false }, promised: null });
    expect(open?.page.nextUpdate.by).toBe('2021-03-17T11:02:30.000Z');
    expect(page([SITE, FIRE, promise], 'pl', '2021-03-17T11:02:40.000Z')?.updates[0]?.next?.isLate).toBe(
      true,
    );
    const kept = page([SITE, FIRE, promise, END]);
    expect(kept?.page.nextUpdate.by).toBeNull();
    expect(kept?.updates[1]?.next).toBeNull();
    expect(plain(kept?.updates[1]?.promised)).toBe('Następną zapowiedziano najpóźniej na 17 marca, 12:02.');
  });

  test('a word on something else is no word of what goes on: the update that was promised has not come', () => {
    const promise = posted('fire', 'u3', { nextUpdateBy: '2021-03-17T11:02:30.000Z' });
    const elsewhere = availability([cell('xml', 'b', 'limited')]);
    const told = (drafts: readonly DraftEvent[], locale: 'pl' | 'en' = 'pl') =>
      plain(page([SITE, FIRE, promise, elsewhere, ...drafts], locale)?.updates.at(-1)?.promised);
    expect(told([])).toBe('Następną zapowiedziano najpóźniej na 17 marca, 12:02. Jeszcze jej nie ma.');
    expect(told([], 'en')).toBe('The next one was promised by 17 March, 12:02. It has not come yet.');
    expect(told([posted('fire', 'u5')])).toBe('Następną zapowiedziano najpóźniej na 17 marca, 12:02.');
    expect(told([takenBack(3, 'fire', 'u3')])).toBeNull();
  });
});

describe('the history', () => {
  const DRAFTS = [SITE, FIRE, FIRST, corrected('Badamy.', 'We are looking.', true)];
  const entries = (drafts: readonly DraftEvent[], query = '', locale: 'pl' | 'en' = 'pl') =>
    historyView(contextOf(drafts, { locale }), readHistoryQuery(new URLSearchParams(query))).months.flatMap(
      ({ days }) => days.flatMap((day) => day.entries),
    );
  const revisions = (query: string, drafts = DRAFTS) =>
    entries(drafts, query).map(({ revision }) => revision);

  test('tells of the opening, of the words as they were posted, and of the wording before a correction', () => {
    const [correction, post, opening] = entries(DRAFTS).map(({ updates }) => updates[0]);
    expect(opening).toMatchObject({ text: 'Otwarto zdarzenie:', incident: { href: '/incidents/fire/' } });
    expect(post).toMatchObject({
      status: { id: 'investigating' },
      wording: { html: 'Sprawdzamy.' },
      corrected: { href: '/history/?before=5#r4' },
    });
    expect(correction).toMatchObject({
      text: 'Poprawiono treść aktualizacji zdarzenia',
      wording: { html: 'Badamy.' },
      earlier: { html: 'Sprawdzamy.' },
    });
  });

  test('shows nobody words that did not change in their language', () => {
    expect(entries(DRAFTS, '', 'en')[0]?.updates[0]).toMatchObject({ wording: null, earlier: null });
  });

  test.for([
    ['panel=a', [4, 3, 2, 1]],
    ['panel=b', [2, 1]],
    ['feature=xml', [4, 3, 1]],
    ['kind=update', [4, 3, 2]],
    ['kind=feature', []],
    ['kind=update&panel=b', [2]],
  ] as const)('?%s', ([query, asked]) => {
    expect(revisions(query)).toEqual(asked);
  });

  test('an update taken back is crossed out by the entry that took it back', () => {
    const drafts = [SITE, FIRE, FIRST, takenBack(3, 'fire', 'u3')];
    const [undoing, undone] = entries(drafts);
    expect(undoing).toMatchObject({ revision: 4, text: null, undoes: { href: '/history/?before=4#r3' } });
    expect(undone?.undoneBy?.href).toBe('/history/?before=5#r4');
    expect(revisions('kind=update', drafts)).toEqual([4, 3, 2]);
  });

  test('names nobody', () => {
    expect(JSON.stringify(entries(DRAFTS))).not.toMatch(/anna|"test"/);
  });
});

test.for([
  ['Krótko.', 20, 'Krótko.'],
  ['Jedno zdanie. Drugie, które się nie mieści.', 20, 'Jedno zdanie.'],
  ['Zdanie bez końca i bez kropki', 15, 'Zdanie bez…'],
] as const)('of “%s” in %i characters there is “%s”', ([text, enough, said]) => {
  expect(firstSentences(text, 'pl', enough)).toBe(said);
});

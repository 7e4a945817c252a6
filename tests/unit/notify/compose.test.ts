import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import type { MaintenanceCourse } from '../../../src/domain/maintenance.ts';
import {
  documentWith,
  faqDocument,
  panelDocument,
  siteDocument,
  stepDocument,
  translationOf,
} from '../../support/documents.ts';
import { maintenanceChanged, planned } from '../../support/maintenances.ts';
import { availability, by, cell, published, redaction, restoration, undoing } from '../../support/state.ts';
import { happenedIn, readMessage, tellOf, turnedBy } from '../../support/told.ts';
import { opened, posted, takenBack } from '../../support/updates.ts';

const FEATURE = { collection: 'features', area: 'orders', order: 0, uses: [] } as const;
const PRICES = documentWith('price-sync', FEATURE, { title: 'Synchronizacja cen' });
const XML = documentWith('xml', FEATURE, { title: 'Plik XML dla Ceneo' });
const BILLS = documentWith('bills', FEATURE, { title: 'Faktury' });
const STEP = stepDocument(
  'send-prices',
  { features: ['price-sync'], kind: 'do' },
  { title: 'Wyślij ceny jeszcze raz', body: 'Otwórz [listę](/lista/) i wybierz „Wyślij ceny”.' },
);
const QUESTION = { title: 'Gdzie są zamówienia?' };
const ANSWER = faqDocument('gdzie', {}, { ...QUESTION, body: 'Pojawią się później.' });
const NEW_ANSWER = faqDocument(
  'gdzie',
  {},
  { ...QUESTION, body: 'Pojawią się w ciągu godziny.\n\n- Allegro' },
);

const SITE = by(
  'seed',
  published(
    siteDocument({ orders: 'Zamówienia' }),
    ...['a', 'b', 'c', 'd'].map((panel) => panelDocument(panel)),
    ...[PRICES, translationOf(PRICES, { title: 'Price sync' })],
    ...[XML, translationOf(XML, { title: 'Ceneo XML file' })],
    ...[BILLS, translationOf(BILLS, { title: 'Invoices' })],
    ...[STEP, translationOf(STEP, { title: 'Send the prices again', body: 'Open the [list](/lista/).' })],
    ANSWER,
  ),
);
const FEATURES = ['price-sync', 'xml', 'bills'];
const WORKS = by(
  'seed',
  availability(['a', 'b'].flatMap((panel) => FEATURES.map((one) => cell(one, panel, 'available')))),
);

const DOWN = availability([cell('price-sync', 'b', 'unavailable', '2021-03-22')]);
const UP = availability([cell('price-sync', 'b', 'available')]);
const COURSE: MaintenanceCourse = {
  from: '2021-03-17T18:00:00.000Z',
  until: '2021-03-17T20:00:00.000Z',
  endedAt: null,
  cancelledAt: null,
};
const WORK = planned('m1', { panels: ['b'], title: { pl: 'Wymiana dysków', en: 'Disk replacement' } });
const OUTAGE = opened('awaria', {
  title: { pl: 'Awaria', en: 'Outage' },
  panels: ['b'],
  impact: 'major',
});
const UPDATE = {
  panels: ['b'],
  features: ['price-sync'],
  impact: 'major',
  body: {
    pl: 'Szukamy **przyczyny**.\n\n- dyski\n- [pytania](/faq/)',
    en: 'We are looking for the *cause*.',
  },
} as const;
const ONCE = 'once/b/price-sync';

type Told = Parameters<typeof tellOf>[3] & {
  readonly drafts: readonly DraftEvent[];
  /** Of which of the drafts it is told, the first is 0; left out: of all. */
  readonly of?: readonly number[];
  /** It is told of what the clock does up to then instead. */
  readonly clock?: string;
};

const CASES: Readonly<Record<string, Told>> = {
  'a feature stops working': { drafts: [DOWN] },
  'a promised day moves': {
    drafts: [DOWN, availability([cell('price-sync', 'b', 'unavailable', '2021-03-25~', 'OVH')])],
    of: [1],
  },
  'a promised day is withdrawn': {
    drafts: [DOWN, availability([cell('price-sync', 'b', 'unavailable')])],
    of: [1],
  },
  'a promised day passes': {
    drafts: [DOWN],
    clock: '2021-03-22T23:00:00.000Z',
    now: '2021-03-22T23:05:00.000Z',
  },
  'it works again before anybody was told': { drafts: [DOWN, UP], of: [0] },
  'a promise that passed while it waited to be told': {
    drafts: [DOWN],
    now: '2021-03-23T07:00:00.000Z',
    pace: 'digest',
  },
  'the same on two panels': {
    drafts: [availability(['a', 'b'].map((panel) => cell('price-sync', panel, 'unavailable')))],
  },
  'several features alike': {
    drafts: [availability(FEATURES.map((one) => cell(one, 'b', 'limited')))],
  },
  'several features, each otherwise': {
    drafts: [
      availability([
        cell('price-sync', 'b', 'limited'),
        cell('xml', 'b', 'unavailable'),
        cell('bills', 'a', 'unavailable'),
      ]),
    ],
  },
  'a panel with its features': { drafts: [restoration({ b: 'offline' })] },
  'a panel comes back': { drafts: [restoration({ b: 'offline' }), restoration({ b: 'restored' })], of: [1] },
  'of a panel only the feature that was asked for': {
    drafts: [restoration({ b: 'offline' })],
    topics: ['change/b/xml'],
  },
  'maintenance is announced': { drafts: [WORK] },
  'maintenance moves': {
    drafts: [
      WORK,
      maintenanceChanged('m1', {
        ...COURSE,
        from: '2021-03-18T18:00:00.000Z',
        until: '2021-03-18T20:00:00.000Z',
      }),
    ],
    of: [1],
  },
  'maintenance begins': {
    drafts: [WORK],
    clock: '2021-03-17T18:00:00.000Z',
    now: '2021-03-17T18:00:10.000Z',
  },
  'maintenance should have ended': {
    drafts: [WORK],
    clock: '2021-03-17T20:00:00.000Z',
    now: '2021-03-17T20:00:10.000Z',
  },
  'maintenance is called off': {
    drafts: [WORK, maintenanceChanged('m1', { ...COURSE, cancelledAt: '2021-03-17T11:03:00.000Z' })],
    of: [1],
  },
  'an incident is opened': { drafts: [OUTAGE] },
  'an update': {
    drafts: [OUTAGE, posted('awaria', 'u1', { ...UPDATE, nextUpdateBy: '2021-03-17T17:00:00.000Z' })],
    of: [1],
    topics: ['incident/awaria'],
  },
  'an update that another has followed': {
    drafts: [
      OUTAGE,
      posted('awaria', 'u1', UPDATE),
      posted('awaria', 'u2', { ...UPDATE, status: 'resolved' }),
    ],
    of: [1],
  },
  'an update is taken back': {
    drafts: [OUTAGE, posted('awaria', 'u1', UPDATE), takenBack(4, 'awaria', 'u1')],
    of: [2],
  },
  'an answer changes': { drafts: [published(NEW_ANSWER)] },
  'once, when it works': { drafts: [DOWN, UP], of: [1], topics: [ONCE], once: [ONCE] },
  'a correction of that': {
    drafts: [DOWN, UP, DOWN],
    of: [2],
    topics: [ONCE],
    corrected: [ONCE],
    toldAt: '2021-03-17T11:03:09.000Z',
  },
  'what was told is undone': {
    drafts: [DOWN, undoing(3, { availability: [{ ...cell('price-sync', 'b', 'available'), since: null }] })],
    of: [1],
  },
  'a digest': {
    drafts: [DOWN, availability([cell('xml', 'a', 'limited')]), UP, WORK, restoration({ d: 'restoring' })],
    pace: 'digest',
    now: '2021-03-18T07:00:00.000Z',
  },
};

/** What is said in each case, in both languages, as an editor reads it. */
const TEXTS = new Map(
  readFileSync(join(import.meta.dirname, 'compose-texts.txt'), 'utf8')
    .split(/^==== /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1).trim()]),
);

function messages({ drafts, of, clock, ...telling }: Told) {
  const all = [SITE, WORKS, ...drafts];
  const wanted = of?.map((index) => index + 3);
  const occurrences = clock
    ? turnedBy(all, clock)
    : happenedIn(all).filter(({ revision }) => !wanted || wanted.includes(revision));
  return LOCALES.map((locale) => tellOf(locale, all, occurrences, telling));
}

describe('every kind of news is told whole, in both languages', () => {
  test.for(Object.entries(CASES))('%s', ([name, told]) => {
    expect(messages(told).map(readMessage).join('\n----\n')).toBe(TEXTS.get(name));
  });

  test('and no text is left that nobody is told', () => {
    expect([...TEXTS.keys()]).toEqual(Object.keys(CASES));
  });
});

describe('a subject line', () => {
  test.for(Object.entries(CASES))('of "%s" is one short line without an exclamation mark', ([, told]) => {
    for (const message of messages(told)) {
      expect(message?.subject).toMatch(/^[^!\n]{10,85}$/u);
    }
  });

  test('cuts a long name where a word ends, and never the news', () => {
    const title = 'Bardzo długa nazwa funkcji, której nikt nie przeczyta do końca w liście';
    const LONG = documentWith('long', FEATURE, { title });
    const drafts = [published(LONG), availability([cell('long', 'b', 'unavailable', '2021-03-22')])];
    const [message] = messages({ drafts, of: [1] });
    expect(readMessage(message ?? null).split('\n')[0]).toBe(
      '# Bardzo długa nazwa…, panel B: nie działa, termin: 22 marca 2021',
    );
  });
});

describe('nothing is said', () => {
  const nothing: Readonly<Record<string, Told>> = {
    'to who asked for something else': { drafts: [DOWN], topics: ['change/a/*', 'promise/a/*'] },
    'of what was taken back before': {
      drafts: [OUTAGE, posted('awaria', 'u1'), takenBack(4, 'awaria', 'u1')],
      of: [1],
    },
    'of what came and went in the same message': {
      drafts: [
        DOWN,
        undoing(3, { availability: [{ ...cell('price-sync', 'b', 'available'), since: null }] }),
      ],
    },
    'once, when it does not work any more': {
      drafts: [DOWN, UP, DOWN],
      of: [1],
      topics: [ONCE],
      once: [ONCE],
    },
    'to correct what is true again': {
      drafts: [DOWN, UP, DOWN, UP],
      of: [2],
      topics: [ONCE],
      corrected: [ONCE],
    },
    'of work whose announcement was taken back': {
      drafts: [WORK, undoing(3, { maintenances: [{ id: 'm1', course: null }] })],
      of: [0],
    },
  };
  test.for(Object.entries(nothing))('%s', ([, told]) => {
    expect(messages(told)).toEqual([null, null]);
  });

  test.for<[string, DraftEvent]>([
    ['a state', availability([{ ...cell('xml', 'b', 'unavailable'), note: { pl: 'Jan', en: 'Jan' } }])],
    ['a panel', restoration({ b: 'offline' })],
    ['an update', posted('awaria', 'u9', UPDATE)],
    ['planned work', WORK],
    ['an answer', published(NEW_ANSWER)],
  ])('of %s that was taken out of the log', ([, draft]) => {
    const all = [SITE, WORKS, OUTAGE, draft];
    const [occurrence] = happenedIn(all).filter(({ revision }) => revision === 4);
    expect(occurrence).toBeDefined();
    const telling = { isRead: true } as const;
    for (const locale of LOCALES) {
      expect(tellOf(locale, all, occurrence ? [occurrence] : [])).not.toBeNull();
      expect(tellOf(locale, [...all, redaction(4)], occurrence ? [occurrence] : [], telling)).toBeNull();
    }
  });
});

test('an answer that depends on a state is told as it reads now', () => {
  const when = [{ panel: 'b', is: ['offline' as const] }];
  const DEPENDING = faqDocument('gdy', { when }, { title: 'Co teraz?', body: 'Poczekaj.' });
  const drafts = [published(DEPENDING), restoration({ b: 'offline' }), restoration({ b: 'restored' })];
  const topics = ['answer/*/*'];
  const [polish] = messages({ drafts: drafts.slice(0, 2), of: [1], topics });
  expect(readMessage(polish ?? null)).toContain('## Co teraz? [plain]\nOdpowiedź teraz:\nPoczekaj.');
  const [, english] = messages({ drafts, of: [2], topics });
  expect(readMessage(english ?? null)).toContain('We have no answer to this question at present.');
});

test('what was taken out of the log is not told by what was said since', () => {
  const all = [SITE, WORKS, DOWN, availability([cell('price-sync', 'b', 'limited')])];
  const [first] = happenedIn(all).filter(({ revision }) => revision === 3);
  expect(tellOf('pl', [...all, redaction(3)], first ? [first] : [], { isRead: true })).toBeNull();
});

test('a corrected update says the corrected words', () => {
  const corrected: DraftEvent = {
    type: 'update.corrected',
    payload: {
      incident: 'awaria',
      update: 'u1',
      body: { pl: 'Znamy przyczynę: dysk.', en: null },
      lags: false,
    },
    since: null,
    actor: 'test',
  };
  const [polish, english] = messages({
    drafts: [OUTAGE, posted('awaria', 'u1', UPDATE), corrected],
    of: [1],
  });
  expect(readMessage(polish ?? null)).toContain('Znamy przyczynę: dysk.\nPoprawiono 12:04.');
  expect(readMessage(english ?? null)).toContain(
    'Translation pending. The text in Polish:\nZnamy przyczynę: dysk.',
  );
  expect(polish?.sections[0]?.foreign).toEqual({});
  expect(english?.sections[0]?.foreign).toEqual({ 'Znamy przyczynę: dysk.': 'pl' });
});

test('which words of an English message are Polish is known: of titles, words, answers and notes', () => {
  const title = { pl: 'Nocne prace', en: null };
  const note = { pl: 'Ceny z wczoraj.', en: 'Ceny z wczoraj.' };
  const foreignOf = (...drafts: DraftEvent[]) =>
    messages({ drafts })[1]?.sections.map(({ foreign }) => foreign);
  const body = { pl: 'Prace na dysku.', en: null };
  expect(foreignOf(planned('m2', { panels: ['b'], title, body }))).toEqual([
    { 'Nocne prace': 'pl', 'Prace na dysku.': 'pl' },
  ]);
  expect(foreignOf(opened('nocna', { title, panels: ['b'] }))).toEqual([{ 'Nocne prace': 'pl' }]);
  expect(foreignOf(published(NEW_ANSWER))).toEqual([
    { 'Gdzie są zamówienia?': 'pl', 'Pojawią się w ciągu godziny.': 'pl', '– Allegro': 'pl' },
  ]);
  expect(foreignOf(availability([{ ...cell('price-sync', 'b', 'limited'), note }]))).toEqual([
    { 'Ceny z\u00a0wczoraj.': 'pl' },
  ]);
  const step = stepDocument(
    'wait',
    { features: ['price-sync'], kind: 'do' },
    { title: 'Czekaj', body: 'Do rana.' },
  );
  const back = { drafts: [published(step), DOWN, UP], of: [2], topics: [ONCE], once: [ONCE] };
  const english = messages(back)[1];
  expect(english?.sections[0]?.foreign).toEqual({ 'Czekaj.': 'pl', 'Do rana.': 'pl' });
  expect(readMessage(english ?? null)).toContain('The text in Polish:\nCzekaj.\nDo rana.');
});

test('messages on one feature, and on one incident, are threads', () => {
  const threads = [
    'a feature stops working',
    'an update',
    'a panel comes back',
    'several features, each otherwise',
    'a digest',
  ];
  expect(threads.map((name) => messages(CASES[name] ?? { drafts: [] })[0]?.thread)).toEqual([
    'feature/price-sync',
    'incident/awaria',
    'panel/b',
    null,
    null,
  ]);
});

test('links lead to the page in the language of the reader', () => {
  const [, english] = messages(CASES['an update'] ?? { drafts: [] });
  expect(english?.sections[0]?.href).toBe('https://status.example.com/en/incidents/awaria/#u1');
  expect(english?.links.page).toBe('https://status.example.com/en/incidents/awaria/');
});

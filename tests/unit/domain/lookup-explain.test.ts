import { describe, expect, it } from 'vitest';
import type { Locale } from '../../../src/domain/locale.ts';
import { lookup } from '../../../src/domain/lookup.ts';
import { type RefusalReason, withNewAccount } from '../../../src/domain/lookup-answer.ts';
import { explainLookup, type LookupPhrases } from '../../../src/domain/lookup-explain.ts';
import { lookupPhrases } from '../../../src/i18n/lookup.ts';
import { dayOf } from '../../support/day.ts';
import { PANELS } from '../../support/lookup.ts';

const LOCALES: readonly Locale[] = ['pl', 'en'];

function explain(text: string, locale: Locale, { second = false, panels = PANELS } = {}) {
  const found = lookup(text, { panels, today: dayOf('2021-03-17'), locale });
  return explainLookup(second ? withNewAccount(found, panels) : found, lookupPhrases[locale], panels);
}

/** The sentences as they are read, every space alike. */
function read(text: string, locale: Locale, options = {}): string[] {
  const { title, why, help } = explain(text, locale, options);
  return [title, ...why, ...(help === null ? [] : [help])].map((part) => part.replace(/\u00a0/g, ' '));
}

describe('an answer in Polish', () => {
  it.each([
    [
      '17.11.2019',
      [
        'Twoje konto jest na panelu A.',
        '17 listopada 2019 to ostatni dzień panelu A.',
        'Na panelu A są konta założone do 17.11.2019 włącznie.',
      ],
    ],
    [
      '27 VIII 2020',
      [
        'Twoje konto jest na panelu C.',
        '27 sierpnia 2020 to pierwszy dzień panelu C.',
        'Na panelu C są konta założone od 27.08.2020 do 10.03.2021.',
      ],
    ],
    [
      '1.03.2020',
      ['Twoje konto jest na panelu B.', 'Na panelu B są konta założone od 18.11.2019 do 26.08.2020.'],
    ],
    ['panel d', ['Twoje konto jest na panelu D.', 'Na panelu D są konta założone od 11.03.2021.']],
    [
      'jesień 2019',
      [
        'Twoje konto jest na panelu A albo B.',
        'Czytamy to tak: od 1 września 2019 do 22 grudnia 2019.',
        'Jeśli konto powstało 18 listopada 2019 lub później, to panel B; jeśli wcześniej, panel A.',
      ],
    ],
    [
      'zima 2020',
      [
        'Twoje konto jest na panelu B, C albo D.',
        'Czytamy to tak: od 1 grudnia 2019 do 21 marca 2020 albo od 1 grudnia 2020 do 17 marca 2021.',
        'Na panelu B są konta założone od 18.11.2019 do 26.08.2020.',
        'Na panelu C są konta założone od 27.08.2020 do 10.03.2021.',
        'Na panelu D są konta założone od 11.03.2021.',
      ],
    ],
  ])('%s', (text, sentences) => {
    expect(read(text, 'pl')).toEqual(sentences);
  });

  it('a new account after the failure brings a second answer', () => {
    expect(read('1.03.2020', 'pl', { second: true }).slice(-1)).toEqual([
      'Nowe konto jest na panelu D, jeśli powstało 11 marca 2021 lub później. Przeczytaj odpowiedzi dla obu kont.',
    ]);
    expect(read('12.03.2021', 'pl', { second: true })).toEqual(read('12.03.2021', 'pl'));
  });

  it('a day is held together', () => {
    expect(explain('17.11.2019', 'pl').why[0]).toContain('17\u00a0listopada\u00a02019');
  });
});

describe('an answer in English', () => {
  it.each([
    [
      '17.11.2019',
      [
        'Your account is on panel A.',
        '17 November 2019 is the last day of panel A.',
        'Panel A holds accounts created on 17 November 2019 or earlier.',
      ],
    ],
    [
      '01/12/2019',
      [
        'Your account is on panel A or B.',
        'We read this as 1 December 2019 or 12 January 2019.',
        'If the account was created on 18 November 2019 or later, it is on panel B; if earlier, on panel A.',
      ],
    ],
    [
      'May 2020',
      [
        'Your account is on panel B.',
        'We read this as 1 May 2020 to 31 May 2020.',
        'Panel B holds accounts created from 18 November 2019 to 26 August 2020.',
      ],
    ],
    ['d', ['Your account is on panel D.', 'Panel D holds accounts created on 11 March 2021 or later.']],
  ])('%s', (text, sentences) => {
    expect(read(text, 'en')).toEqual(sentences);
  });

  it('a new account after the failure brings a second answer', () => {
    expect(read('1.03.2020', 'en', { second: true }).slice(-1)).toEqual([
      'The new account is on panel D if it was created on 11 March 2021 or later. Read the answers for both accounts.',
    ]);
  });
});

describe('a panel without an end', () => {
  const panels = [{ id: 'a', name: 'A', createdFrom: null, createdTo: null }];

  it('holds all accounts', () => {
    expect(read('a', 'pl', { panels })).toEqual([
      'Twoje konto jest na panelu A.',
      'Na panelu A są wszystkie konta.',
    ]);
    expect(read('a', 'en', { panels })).toEqual([
      'Your account is on panel A.',
      'Panel A holds all accounts.',
    ]);
  });
});

describe('a refusal', () => {
  const REFUSED: readonly (readonly [RefusalReason, string, string, string])[] = [
    ['empty', '', 'Wpisz, kiedy powstało Twoje konto.', 'Type when your account was created.'],
    ['future', '2022', 'Ta data jeszcze nie nadeszła.', 'That date has not come yet.'],
    ['no-such-day', '31.02.2020', 'Nie ma takiego dnia w kalendarzu.', 'The calendar has no such day.'],
    ['no-such-month', '17.13.2019', 'Nie ma takiego miesiąca.', 'There is no such month.'],
    ['too-long', 'x'.repeat(201), 'To za długi tekst.', 'That is too long.'],
    ['unreadable', 'asdf', 'Nie rozumiemy tego wpisu.', 'We cannot read that.'],
    ['year-implausible', '1919', 'Ten rok się nie zgadza.', 'That year cannot be right.'],
    ['year-missing', '17 listopada', 'Brakuje roku.', 'The year is missing.'],
    [
      'account-name',
      'jankowalski',
      'To wygląda na nazwę użytkownika albo adres.',
      'That looks like a username or an address.',
    ],
    [
      'unknown',
      'nie pamiętam',
      'Dzień nie jest potrzebny, wystarczy rok.',
      'You do not need the day: a year is enough.',
    ],
    ['no-such-panel', 'panel e', 'Nie ma takiego panelu.', 'There is no such panel.'],
  ];

  it.each(REFUSED)('%s says what is wrong and what to type instead', (reason, text, polish, english) => {
    for (const [locale, title] of [['pl', polish] as const, ['en', english] as const]) {
      const found = lookup(text, { panels: PANELS, today: dayOf('2021-03-17'), locale });
      expect(found).toMatchObject({ kind: 'refusal', reason });
      expect(read(text, locale)[0]).toBe(title);
      expect(explain(text, locale).why).toEqual([]);
      expect(explain(text, locale).help).toMatch(/20\d\d/);
    }
  });

  it('every reason is among them', () => {
    const reasons = REFUSED.map(([reason]) => reason).sort();
    for (const locale of LOCALES) expect(Object.keys(lookupPhrases[locale].refusals).sort()).toEqual(reasons);
  });

  it('a panel that is not there is answered with those that are', () => {
    expect(read('panel e', 'pl')[1]).toContain('Wpisz A, B, C albo D.');
    expect(read('panel e', 'en')[1]).toContain('Type A, B, C or D.');
  });

  it('who does not remember reads which panel each year is on', () => {
    expect(read('nie pamiętam', 'pl')[1]).toBe(
      'Według roku założenia: do 2018 roku – panel A; 2019 – panel A albo B; 2020 – panel B albo C; 2021 – panel C albo D. Wpisz sam rok, na przykład 2019.',
    );
    expect(read('I do not remember', 'en')[1]).toBe(
      'By the year of creation: up to 2018 – panel A; 2019 – panel A or B; 2020 – panel B or C; 2021 – panel C or D. Type the year alone, such as 2019.',
    );
  });

  it.each(LOCALES)('what the help gives as examples can be typed (%s)', (locale) => {
    const examples =
      /(?:\d+\u00a0)?[\p{L}]+\u00a020\d\d|\d\d\.\d\d\.\d{4}|\d{4}-\d\d-\d\d|\b\d\d\.\d{4}\b|\b20\d\d\b/gu;
    for (const [, help] of Object.values(lookupPhrases[locale].refusals)) {
      for (const [example] of help.matchAll(examples)) {
        const found = lookup(example, { panels: PANELS, today: dayOf('2021-03-17'), locale });
        expect([example, found.kind]).toEqual([example, 'answer']);
      }
    }
  });
});

describe('the phrases', () => {
  function everyText(phrases: LookupPhrases): string[] {
    return Object.values(phrases).flatMap((value) =>
      typeof value === 'string' ? [value] : Array.isArray(value) ? value : Object.values(value).flat(),
    );
  }

  it.each(LOCALES)('keep the house rules of setting (%s)', (locale) => {
    for (const text of everyText(lookupPhrases[locale])) {
      expect(text).not.toMatch(/!|"|'| - |\.\.\./);
      expect(text).not.toMatch(/ {2}/);
      if (locale === 'pl') expect(text).not.toMatch(/(^| )[aiouwz] /i);
    }
  });

  it.each(LOCALES)('name the twelve months (%s)', (locale) => {
    expect(new Set(lookupPhrases[locale].months).size).toBe(12);
  });

  it.each(LOCALES)('leave no placeholder unfilled (%s)', (locale) => {
    const texts = [
      '17.11.2019',
      'panel a',
      'a',
      '2019',
      '2020',
      'zima 2020',
      '11.03.2021',
      'e',
      '',
      'asdf',
      '2022',
    ];
    for (const text of texts)
      expect(read(text, locale, { second: true }).join(' ')).not.toMatch(/[{}#]|undefined/);
  });
});

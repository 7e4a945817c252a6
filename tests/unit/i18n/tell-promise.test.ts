import { describe, expect, test } from 'vitest';
import { parseEstimate } from '../../../src/domain/estimate.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { promiseLanguage } from '../../../src/i18n/promise-phrases.ts';
import { tellGivenBeside, tellNamed, tellPromise } from '../../../src/i18n/tell-promise.ts';
import { dayOf } from '../../support/day.ts';
import { plain } from '../../support/documents.ts';

const SEED = { day: dayOf('2021-03-17'), isLatest: true };

function given(code: string, who: string | null = null) {
  const estimate = parseEstimate(code, who);
  if (!estimate || estimate.kind === 'none') throw new Error(`${code} promises nothing`);
  return estimate;
}

function told(code: string, locale: Locale, today: string, who: string | null = null) {
  const promise = tellPromise(
    promiseLanguage[locale],
    given(code, who),
    today,
    code.startsWith('2') ? null : SEED,
  );
  return { text: plain(promise.text), beside: plain(promise.beside), short: plain(promise.short) };
}

type Row = [code: string, who: string | null, today: string, text: string, beside: string, short: string];

const POLISH: Row[] = [
  ['2021-03-22', null, '2021-03-22', '22 marca', 'termin: 22 marca', '22 marca'],
  ['2022-01-02', null, '2021-03-22', '2 stycznia 2022', 'termin: 2 stycznia 2022', '2 stycznia 2022'],
  [
    '2021-03-22',
    'OVH',
    '2021-03-22',
    '22 marca, według zapewnień OVH',
    'termin: 22 marca, według zapewnień OVH',
    '22 marca',
  ],
  [
    '2021-03-22',
    'OVH',
    '2021-03-23',
    'termin minął 22 marca (zapewnienie OVH), jeszcze nie potwierdzono',
    'termin minął 22 marca (zapewnienie OVH), jeszcze nie potwierdzono',
    'po terminie',
  ],
  ['2021-03-23~', null, '2021-03-23', 'ok. 23 marca', 'termin: ok. 23 marca', 'ok. 23 marca'],
  [
    '2021-03-23~',
    null,
    '2021-06-01',
    'ok. 23 marca, już po terminie',
    'termin: ok. 23 marca, już po terminie',
    'po terminie',
  ],
  [
    'soon',
    null,
    '2021-06-01',
    'wkrótce, zapowiedziano najpóźniej 17 marca',
    'termin: wkrótce, zapowiedziano najpóźniej 17 marca',
    'wkrótce',
  ],
  [
    'days',
    null,
    '2022-06-01',
    'w najbliższych dniach, zapowiedziano najpóźniej 17 marca 2021',
    'termin: w najbliższych dniach, zapowiedziano najpóźniej 17 marca 2021',
    'w najbliższych dniach',
  ],
  [
    'condition',
    null,
    '2021-06-01',
    'zależy od innych prac, podano najpóźniej 17 marca',
    'zależy od innych prac, podano najpóźniej 17 marca',
    'zależy od innych prac',
  ],
];

const ENGLISH: Row[] = [
  ['2021-03-22', null, '2021-03-22', '22 March', 'expected: 22 March', '22 March'],
  [
    '2021-03-22',
    'OVH',
    '2021-03-23',
    'was due 22 March (according to OVH), not confirmed yet',
    'was due 22 March (according to OVH), not confirmed yet',
    'overdue',
  ],
  [
    '2021-03-23~',
    'OVH',
    '2022-06-01',
    'about 23 March 2021 (according to OVH), now overdue',
    'expected: about 23 March 2021 (according to OVH), now overdue',
    'overdue',
  ],
  [
    'soon',
    'OVH',
    '2021-06-01',
    'soon, according to OVH, announced by 17 March at the latest',
    'expected: soon, according to OVH, announced by 17 March at the latest',
    'soon',
  ],
];

describe('a promise in words: alone, beside a state, in a column', () => {
  test.for(POLISH)('%s of %s on %s', ([code, who, today, text, beside, short]) => {
    expect(told(code, 'pl', today, who)).toEqual({ text, beside, short });
  });
  test.for(ENGLISH)('in English: %s of %s on %s', ([code, who, today, text, beside, short]) => {
    expect(told(code, 'en', today, who)).toEqual({ text, beside, short });
  });
});

test('of about a day that has passed nobody counts, in either language', () => {
  for (const locale of ['pl', 'en'] as const) {
    const { text, beside, short } = told('2021-03-23~', locale, '2021-06-01');
    expect(`${text} ${beside} ${short}`).not.toMatch(/\d+ (dni|dzień|day)/);
  }
});

test('behind words that call it a date it is not called one again', () => {
  const named = (code: string, today: string) => plain(tellNamed(promiseLanguage.pl, given(code), today));
  expect(named('2021-03-22', '2021-03-22')).toBe('22 marca');
  expect(named('2021-03-22', '2021-03-23')).toBe('22 marca, już po terminie');
});

test('as it was given it says nothing of what came of it', () => {
  const beside = tellGivenBeside(promiseLanguage.pl, given('2021-03-22', 'OVH'), '2021-06-01');
  expect(plain(beside)).toBe('termin: 22 marca, według zapewnień OVH');
});

import type { LookupPhrases } from '../domain/lookup-explain.ts';
import { MONTHS } from './months.ts';

const pl: LookupPhrases = {
  months: MONTHS.pl,
  or: ' albo ',
  answer: 'Twoje konto jest na panelu {panels}.',
  first: '{day} to pierwszy dzień panelu {panel}.',
  last: '{day} to ostatni dzień panelu {panel}.',
  period: 'Czytamy to tak: {ranges}.',
  range: 'od {from} do {to}',
  until: 'do {to}',
  ofYear: '{years} – panel {panels}',
  upToYear: 'do {years} roku',
  between: 'Na panelu {panel} są konta założone od {from#} do {to#}.',
  from: 'Na panelu {panel} są konta założone od {from#}.',
  to: 'Na panelu {panel} są konta założone do {to#} włącznie.',
  always: 'Na panelu {panel} są wszystkie konta.',
  anyDay: 'Na panelu {panel} są konta z\u00a0różnych dni.',
  undecided: 'Sam dzień założenia konta nie rozstrzyga, który to panel.',
  divide: 'Jeśli konto powstało {day} lub później, to panel {after}; jeśli wcześniej, panel {before}.',
  newAccount:
    'Nowe konto jest na panelu {panel}, jeśli powstało {day} lub później. Przeczytaj odpowiedzi dla obu kont.',
  refusals: {
    empty: [
      'Wpisz, kiedy powstało Twoje konto.',
      'Podaj dzień, miesiąc, porę roku albo rok. Na przykład 17.11.2019, listopad\u00a02019, jesień\u00a02019 albo 2019.',
    ],
    future: [
      'Ta data jeszcze nie nadeszła.',
      'Sprawdź rok i\u00a0wpisz dzień, w\u00a0którym powstało Twoje konto. Na przykład 17.11.2019.',
    ],
    'no-such-day': [
      'Nie ma takiego dnia w\u00a0kalendarzu.',
      'Sprawdź dzień i\u00a0miesiąc. Nie pamiętasz dnia? Wpisz sam miesiąc, na przykład listopad\u00a02019.',
    ],
    'no-such-month': [
      'Nie ma takiego miesiąca.',
      'Zacznij od dnia, potem podaj miesiąc od 1 do 12 i\u00a0rok. Na przykład 17.11.2019 albo 11.2019.',
    ],
    'too-long': [
      'To za długi tekst.',
      'Wpisz samą datę, na przykład 17.11.2019, albo sam miesiąc, na przykład listopad\u00a02019.',
    ],
    unreadable: [
      'Nie rozumiemy tego wpisu.',
      'Wpisz dzień (17.11.2019), miesiąc (listopad\u00a02019), porę roku (jesień\u00a02019), rok (2019) albo panel (B).',
    ],
    'year-implausible': [
      'Ten rok się nie zgadza.',
      'Wpisz rok czterema cyframi. Na przykład 2019, listopad\u00a02019 albo 17.11.2019.',
    ],
    'year-missing': [
      'Brakuje roku.',
      'Dopisz rok czterema cyframi. Na przykład 17\u00a0listopada\u00a02019 albo listopad\u00a02019.',
    ],
    'account-name': [
      'To wygląda na nazwę użytkownika albo adres.',
      'Nie szukamy kont po nazwie. Podaj, kiedy powstało Twoje konto. Wystarczy rok, na przykład 2019.',
    ],
    unknown: [
      'Dzień nie jest potrzebny, wystarczy rok.',
      'Według roku założenia: {byYear}. Wpisz sam rok, na przykład 2019.',
    ],
    'no-such-panel': [
      'Nie ma takiego panelu.',
      'Wpisz {panels}. Nie wiesz, który panel jest Twój? Podaj, kiedy powstało konto, na przykład 17.11.2019.',
    ],
  },
};

const en: LookupPhrases = {
  months: MONTHS.en,
  or: ' or ',
  answer: 'Your account is on panel {panels}.',
  first: '{day} is the first day of panel {panel}.',
  last: '{day} is the last day of panel {panel}.',
  period: 'We read this as {ranges}.',
  range: '{from} to {to}',
  until: 'up to {to}',
  ofYear: '{years} – panel {panels}',
  upToYear: 'up to {years}',
  between: 'Panel {panel} holds accounts created from {from} to {to}.',
  from: 'Panel {panel} holds accounts created on {from} or later.',
  to: 'Panel {panel} holds accounts created on {to} or earlier.',
  always: 'Panel {panel} holds all accounts.',
  anyDay: 'Panel {panel} holds accounts of various days.',
  undecided: 'The day on which the account was created does not decide which of them it is.',
  divide:
    'If the account was created on {day} or later, it is on panel {after}; if earlier, on panel {before}.',
  newAccount:
    'The new account is on panel {panel} if it was created on {day} or later. Read the answers for both accounts.',
  refusals: {
    empty: [
      'Type when your account was created.',
      'A day, a month, a season or a year will do: 17\u00a0November\u00a02019, November\u00a02019, autumn\u00a02019 or 2019.',
    ],
    future: [
      'That date has not come yet.',
      'Check the year, then type the day your account was created, such as 17\u00a0November\u00a02019.',
    ],
    'no-such-day': [
      'The calendar has no such day.',
      'Check the day and the month. Not sure of the day? Type the month alone, such as November\u00a02019.',
    ],
    'no-such-month': [
      'There is no such month.',
      'Spell the month out, as in 17\u00a0November\u00a02019, or use a number from 1 to 12, as in 2019-11-17.',
    ],
    'too-long': [
      'That is too long.',
      'Type only the date, such as 17\u00a0November\u00a02019, or only the month, such as November\u00a02019.',
    ],
    unreadable: [
      'We cannot read that.',
      'Type a day (17\u00a0November\u00a02019), a month (November\u00a02019), a season (autumn\u00a02019), a year (2019) or a panel (B).',
    ],
    'year-implausible': [
      'That year cannot be right.',
      'Type the year with four digits: 2019, November\u00a02019 or 17\u00a0November\u00a02019.',
    ],
    'year-missing': [
      'The year is missing.',
      'Add it with four digits: 17\u00a0November\u00a02019 or November\u00a02019.',
    ],
    'account-name': [
      'That looks like a username or an address.',
      'We do not look accounts up by name. Type when yours was created. A year will do, such as 2019.',
    ],
    unknown: [
      'You do not need the day: a year is enough.',
      'By the year of creation: {byYear}. Type the year alone, such as 2019.',
    ],
    'no-such-panel': [
      'There is no such panel.',
      'Type {panels}. Not sure which is yours? Type when the account was created, such as November\u00a02019.',
    ],
  },
};

/** A browser needs one language at a time and gets it from the page. */
export const lookupPhrases: Readonly<Record<'pl' | 'en', LookupPhrases>> = { pl, en };

import type { Locale } from '../domain/locale.ts';
import type { LookupPhrases } from '../domain/lookup-explain.ts';

/** Words of the answer composer: those staff read. */
const pl = {
  title: 'Odpowiedzi',
  lead: 'Wklej, kiedy powstało konto klienta, albo jego panel. Nic z\u00a0tego nie zapisujemy ani nie logujemy. Tylko gdy sesja skończy się przed wysłaniem, formularz czeka na Ciebie zaszyfrowany, najwyżej godzinę.',
  account: 'Konto klienta',
  accountHelp: 'Data założenia, miesiąc, rok, litera panelu albo adres panelu.',
  second: 'Klient ma też nowe konto, założone po awarii',
  asked: 'Pytanie klienta',
  askedHelp: 'Kilka słów, jak w\u00a0wyszukiwarce. Może zostać puste.',
  language: 'Język klienta',
  languages: { pl: 'polski', en: 'angielski' } satisfies Record<Locale, string>,
  compose: 'Ułóż odpowiedź',
  question: 'Odpowiedz na pytanie',
  noQuestion: 'bez pytania: tylko stan i\u00a0kroki',
  errorsTitle: 'Odpowiedzi jeszcze nie ma',
  nothingFound: (asked: string) => `Nie ma odpowiedzi na „${asked}”.`,
  silent: (panels: string) => `${panels}: na to pytanie nie ma teraz odpowiedzi.`,
  notConcerned: (panels: string) => `${panels}: to pytanie nie dotyczy tych kont.`,
  /** Where the words of the lookup speak to the customer. */
  refusals: {
    empty: [
      'Wpisz, kiedy powstało konto klienta.',
      'Podaj dzień, miesiąc, porę roku albo rok. Na przykład 17.11.2019, listopad\u00a02019, jesień\u00a02019 albo 2019.',
    ],
    future: [
      'Ta data jeszcze nie nadeszła.',
      'Sprawdź rok i\u00a0wpisz dzień, w\u00a0którym powstało konto klienta. Na przykład 17.11.2019.',
    ],
    'account-name': [
      'To wygląda na nazwę użytkownika albo adres.',
      'Nie szukamy kont po nazwie. Zapytaj klienta, kiedy powstało jego konto. Wystarczy rok, na przykład 2019.',
    ],
    unknown: [
      'Dzień nie jest potrzebny, wystarczy rok.',
      'Według roku założenia: {byYear}. Zapytaj klienta o\u00a0rok i\u00a0wpisz go, na przykład 2019.',
    ],
    'no-such-panel': [
      'Nie ma takiego panelu.',
      'Wpisz {panels}. Nie wiadomo, który to panel? Zapytaj klienta, kiedy powstało konto, na przykład 17.11.2019.',
    ],
  } satisfies Partial<LookupPhrases['refusals']>,
  answer: 'Odpowiedź',
  severalTitle: 'Nie wiadomo, który to panel',
  several:
    'Odpowiedź obejmuje każdy z\u00a0nich i\u00a0dzień, który je dzieli. Zapytaj klienta o\u00a0dokładną datę.',
  formats: { text: 'Zwykły tekst', markdown: 'Markdown', html: 'HTML' },
  copy: 'Kopiuj',
  copied: 'Skopiowano.',
  copyYourself: 'Przeglądarka nie pozwala kopiować. Tekst jest zaznaczony.',
  preview: 'Jak to zobaczy klient',
};

type StaffAnswerWords = typeof pl;

const en: StaffAnswerWords = {
  title: 'Answers',
  lead: 'Paste when the customer’s account was created, or their panel. None of it is stored or logged. Only if your session ends before you send it does the form wait for you, encrypted, for an hour at most.',
  account: 'The customer’s account',
  accountHelp: 'The day, month or year it was created, the panel’s letter or its address.',
  second: 'The customer also has a new account, created after the failure',
  asked: 'The customer’s question',
  askedHelp: 'A few words, as in a search. May be left empty.',
  language: 'The customer’s language',
  languages: { pl: 'Polish', en: 'English' },
  compose: 'Compose the answer',
  question: 'Answer the question',
  noQuestion: 'no question: state and steps only',
  errorsTitle: 'There is no answer yet',
  nothingFound: (asked) => `There is no answer to “${asked}”.`,
  silent: (panels) => `${panels}: there is no answer to this question now.`,
  notConcerned: (panels) => `${panels}: this question does not concern those accounts.`,
  refusals: {
    empty: [
      'Type when the customer’s account was created.',
      'A day, a month, a season or a year will do: 17\u00a0November\u00a02019, November\u00a02019, autumn\u00a02019 or 2019.',
    ],
    future: [
      'That date has not come yet.',
      'Check the year, then type the day the customer’s account was created, such as 17\u00a0November\u00a02019.',
    ],
    'account-name': [
      'That looks like a username or an address.',
      'We do not look accounts up by name. Ask the customer when the account was created. A year will do, such as 2019.',
    ],
    unknown: [
      'You do not need the day: a year is enough.',
      'By the year of creation: {byYear}. Ask the customer for the year and type it, such as 2019.',
    ],
    'no-such-panel': [
      'There is no such panel.',
      'Type {panels}. Not sure which it is? Ask the customer when the account was created, such as November\u00a02019.',
    ],
  },
  answer: 'Answer',
  severalTitle: 'It is not clear which panel it is',
  several:
    'The answer covers each of them and the day that divides them. Ask the customer for the exact date.',
  formats: { text: 'Plain text', markdown: 'Markdown', html: 'HTML' },
  copy: 'Copy',
  copied: 'Copied.',
  copyYourself: 'The browser does not allow copying. The text is selected.',
  preview: 'As the customer will see it',
};

export const staffAnswerWords: Readonly<Record<Locale, StaffAnswerWords>> = { pl, en };

/** What the composed answer itself says between the site's own words. */
const customerPl = {
  panel: (letter: string, word: string) => `Panel ${letter}: ${word}`,
  incident: (what: string, title: string) => `${what}: ${title}. Aktualizacje:`,
  silent: 'Na to pytanie nie mamy teraz odpowiedzi.',
  notConcerned: 'To pytanie nie dotyczy kont na tym panelu.',
  revision: (revision: number) => `Wydanie: ${revision}.`,
  do: 'Zrób teraz:',
  beware: 'Uwaga:',
  notYet: 'Jeszcze nie działa w\u00a0pełni:',
  whole: 'Aktualny stan i\u00a0wszystkie kroki:',
  more: 'Ta odpowiedź na stronie:',
};

const customerEn: typeof customerPl = {
  panel: (letter, word) => `Panel ${letter}: ${word}`,
  incident: (what, title) => `${what}: ${title}. Updates:`,
  silent: 'We have no answer to this question at present.',
  notConcerned: 'This question does not concern accounts on this panel.',
  revision: (revision) => `Revision: ${revision}.`,
  do: 'Do now:',
  beware: 'Important:',
  notYet: 'Not fully working yet:',
  whole: 'Current state and all steps:',
  more: 'This answer on the site:',
};

export const customerWords: Readonly<Record<Locale, typeof customerPl>> = { pl: customerPl, en: customerEn };

import type { Locale } from '../domain/locale.ts';

/** Words of the answer composer: those staff read. */
const pl = {
  title: 'Odpowiedzi',
  lead: 'Wklej, kiedy powstało konto klienta, albo jego panel. Nic z\u00a0tego nie jest zapisywane ani logowane.',
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
  nothingFound: (asked: string) => `Nie ma odpowiedzi na „${asked}”.`,
  silent: (panels: string) => `${panels}: na to pytanie nie ma teraz odpowiedzi.`,
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
  lead: 'Paste when the customer’s account was created, or their panel. None of it is stored or logged.',
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
  nothingFound: (asked) => `There is no answer to “${asked}”.`,
  silent: (panels) => `${panels}: there is no answer to this question now.`,
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
  incident: (what: string, title: string) => `${what}: ${title}. Na bieżąco:`,
  silent: 'Na to pytanie nie mamy teraz odpowiedzi.',
  do: 'Zrób teraz:',
  beware: 'Uwaga:',
  notYet: 'Jeszcze nie działa w\u00a0pełni:',
  whole: 'Aktualny stan i\u00a0wszystkie kroki:',
  more: 'Ta odpowiedź na stronie:',
};

const customerEn: typeof customerPl = {
  panel: (letter, word) => `Panel ${letter}: ${word}`,
  incident: (what, title) => `${what}: ${title}. Latest news:`,
  silent: 'We have no answer to this question at present.',
  do: 'Do now:',
  beware: 'Beware:',
  notYet: 'Does not fully work yet:',
  whole: 'Current state and all steps:',
  more: 'This answer on the site:',
};

export const customerWords: Readonly<Record<Locale, typeof customerPl>> = { pl: customerPl, en: customerEn };

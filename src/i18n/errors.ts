import type { Locale } from '../domain/locale.ts';

/** Words of the pages that say that something is not there. */
const pl = {
  notFound: {
    title: 'Nie ma takiej strony.',
    lead: 'Adres może być niepełny albo przepisany z\u00a0błędem.',
  },
  gone: {
    title: 'Tej strony już nie ma.',
    lead: (title: string, when: string) =>
      `Stronę „${title}” wycofaliśmy ${when}. Jej treść już nie obowiązuje.`,
    lastWords: 'Jej ostatnia treść',
  },
  ways: 'Dokąd dalej',
  home: 'Status wszystkich paneli',
  homeHint: 'co działa, a\u00a0co jeszcze nie',
  lookup: 'Sprawdź, który panel jest Twój',
  lookupHint: 'wystarczy miesiąc lub\u00a0rok założenia konta',
  panels: 'Panele',
  features: 'Wszystkie funkcje',
  featuresHint: 'każda na każdym panelu',
  faq: 'Pytania i\u00a0odpowiedzi',
  faqHint: 'osobno dla każdego panelu',
};

type ErrorsWords = typeof pl;

const en: ErrorsWords = {
  notFound: {
    title: 'There is no such page.',
    lead: 'The address may be incomplete or mistyped.',
  },
  gone: {
    title: 'This page is no longer here.',
    lead: (title, when) => `We withdrew the page “${title}” on ${when}. What it said no longer applies.`,
    lastWords: 'Its final wording',
  },
  ways: 'Where to go from here',
  home: 'Status of all panels',
  homeHint: 'what works and what does not yet',
  lookup: 'Find out which panel is yours',
  lookupHint: 'the month or year of your account will do',
  panels: 'Panels',
  features: 'All features',
  featuresHint: 'each on every panel',
  faq: 'Questions and answers',
  faqHint: 'separately for each panel',
};

export const errorsWords: Readonly<Record<Locale, ErrorsWords>> = { pl, en };

import type { Locale } from '../domain/locale.ts';

/** Words of the page that has the variants of an answer beside each other. */
const pl = {
  title: (of: string) => `Warianty: ${of}`,
  lead: 'Jedno pytanie, jeden adres, kilka odpowiedzi: klient widzi tę, której warunki są spełnione.',
  shownNow: 'widoczny teraz',
  whom: 'Dla kogo',
  when: 'Kiedy',
  always: 'zawsze',
  edit: 'Popraw ten wariant',
  inLanguage: { pl: 'Po polsku', en: 'Po angielsku' } satisfies Record<Locale, string>,
  covered: 'Każdy stan ma dokładnie jedną odpowiedź.',
};

type WordVariantsWords = typeof pl;

const en: WordVariantsWords = {
  title: (of) => `Variants: ${of}`,
  lead: 'One question, one address, several answers: a customer sees the one whose conditions hold.',
  shownNow: 'shown now',
  whom: 'For whom',
  when: 'When',
  always: 'always',
  edit: 'Correct this variant',
  inLanguage: { pl: 'In Polish', en: 'In English' },
  covered: 'Every state has exactly one answer.',
};

export const wordVariantsWords: Readonly<Record<Locale, WordVariantsWords>> = { pl, en };

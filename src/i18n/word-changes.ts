import type { Locale } from '../domain/locale.ts';

/** What is said of a text that has changed. */
const pl = {
  title: (when: string) => `Co zmieniło się w\u00a0tekście ${when}`,
  only: 'Co zmieniło się w\u00a0tekście',
  of: 'Co zmieniło się w\u00a0tekście:',
  removed: 'usunięto:',
  added: 'dodano:',
  cut: 'Zmian jest więcej, niż tu pokazujemy.',
};

type ChangedWords = typeof pl;

const en: ChangedWords = {
  title: (when) => `What changed in the text on ${when}`,
  only: 'What changed in the text',
  of: 'What changed in the text:',
  removed: 'removed:',
  added: 'added:',
  cut: 'There are more changes than are shown here.',
};

export const changedWords: Readonly<Record<Locale, ChangedWords>> = { pl, en };

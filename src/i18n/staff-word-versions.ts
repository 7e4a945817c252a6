import type { Locale } from '../domain/locale.ts';

/** Words of the page with every version of a document. */
const pl = {
  title: (of: string) => `Wersje: ${of}`,
  lead: 'Od najnowszej. Każdą można przywrócić: przywrócenie to nowa wersja i\u00a0niczego nie usuwa.',
  toDocument: 'Wróć do tekstu',
  by: (who: string, when: string) => `${who}, ${when}`,
  revision: (revision: number) => `wydanie ${revision}`,
  current: 'tak brzmi teraz',
  because: (reason: string) => `Dlaczego: ${reason}`,
  bringBack: 'Przywróć tę wersję',
  compare: 'Porównaj',
  changes: 'Co się zmieniło',
  compareLead: 'Porównaj dwie wersje',
  from: 'Wcześniejsza',
  to: 'Późniejsza',
  compared: (from: number, to: number) => `Wydanie ${from} i\u00a0wydanie ${to}`,
  same: 'Czytelnicy widzą w\u00a0obu to samo.',
};

type WordVersionsWords = typeof pl;

const en: WordVersionsWords = {
  title: (of) => `Versions: ${of}`,
  lead: 'Newest first. Each can be brought back: that makes a new version and removes nothing.',
  toDocument: 'Back to the text',
  by: (who, when) => `${who}, ${when}`,
  revision: (revision) => `revision ${revision}`,
  current: 'as it reads now',
  because: (reason) => `Why: ${reason}`,
  bringBack: 'Bring this version back',
  compare: 'Compare',
  changes: 'What changed',
  compareLead: 'Compare two versions',
  from: 'Earlier one',
  to: 'Later one',
  compared: (from, to) => `Revision ${from} and revision ${to}`,
  same: 'Readers see the same in both.',
};

export const wordVersionsWords: Readonly<Record<Locale, WordVersionsWords>> = { pl, en };

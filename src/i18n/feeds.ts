import type { Locale } from '../domain/locale.ts';

/** Words of feeds and calendars, and of the line that offers them. */
const pl = {
  /** What a feed or a calendar is called: of the whole site, or of a panel or a feature. */
  named: (site: string, of: string | null) => (of === null ? site : `${site}: ${of}`),
  changes: 'Każda zmiana na tej stronie statusu, od najnowszej.',
  changesOf: (what: string) => `Wszystkie zmiany, od najnowszej. Dotyczą: ${what}.`,
  removed: 'Usunięto treść wpisu',
  removedOn: (when: string) => `Treść tego wpisu usunięto ${when}.`,
  undone: (when: string) => `Cofnięto zmianę z\u00a0${when}`,
  confirmed: 'Sprawdzone, bez zmian',
  concerns: (what: string) => `Dotyczy: ${what}`,
  planned: (when: string) => `Termin: ${when}`,
  andMore: (first: string, count: number) => `${first}; i\u00a0jeszcze ${count}`,
  unreadable: 'Zmiana, której nie da się odczytać',
  gone: 'Tego kanału już nie ma. Wszystkie zmiany na tej stronie statusu:',
};

type FeedWords = typeof pl;

const en: FeedWords = {
  named: (site, of) => (of === null ? site : `${site}: ${of}`),
  changes: 'Every change on this status site, newest first.',
  changesOf: (what) => `Every change that concerns ${what}, newest first.`,
  removed: 'The content of an entry was removed',
  removedOn: (when) => `The content of this entry was removed on ${when}.`,
  undone: (when) => `Undone: the change of ${when}`,
  confirmed: 'Checked, nothing has changed',
  concerns: (what) => `Concerns: ${what}`,
  planned: (when) => `When: ${when}`,
  andMore: (first, count) => `${first}; and ${count} more`,
  unreadable: 'A change that cannot be read',
  gone: 'There is no such feed any more. Every change on this status site:',
};

export const feedWords: Readonly<Record<Locale, FeedWords>> = { pl, en };

import type { Locale } from '../domain/locale.ts';

/** What an open page says when the site has a newer one. */
const pl = {
  changed: 'Ta strona zmieniła się, odkąd ją otwarto.',
  reload: 'Wczytaj nową wersję',
};

type PageNewsWords = typeof pl;

const en: PageNewsWords = {
  changed: 'This page has changed since you opened it.',
  reload: 'Load the new version',
};

export const pageNewsWords: Readonly<Record<Locale, PageNewsWords>> = { pl, en };

import type { Locale } from '../domain/locale.ts';

/** What is found, by its kind. */
const pl = {
  faq: 'Odpowiedź',
  feature: 'Funkcja',
  step: 'Wskazówka',
  incident: 'Zdarzenie',
  panel: 'Panel',
  /** In the head of every page, where there is room for no more. */
  search: 'Szukaj',
  everywhere: 'Szukaj na całej stronie',
};

type SearchWords = typeof pl;

const en: SearchWords = {
  faq: 'Answer',
  feature: 'Feature',
  step: 'Step',
  incident: 'Incident',
  panel: 'Panel',
  search: 'Search',
  everywhere: 'Search the whole site',
};

export const searchWords: Readonly<Record<Locale, SearchWords>> = { pl, en };

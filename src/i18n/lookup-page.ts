import type { Locale } from '../domain/locale.ts';

/** The words of the lookup page beside the answer itself (`lookup.ts`). */
const pl = {
  title: 'Sprawdź swój panel',
  unanswered: 'Nie udało się teraz odpowiedzieć. Sprawdź połączenie i\u00a0naciśnij przycisk jeszcze raz.',
  description:
    'Podaj, kiedy powstało Twoje konto, i\u00a0sprawdź, na którym panelu jest i\u00a0co masz zrobić.',
  lead: 'Konta są na kilku panelach. O\u00a0tym, na którym jest Twoje, decyduje dzień, w\u00a0którym powstało.',
  second: 'Po awarii mam też nowe konto',
  table: 'Panele według dnia założenia konta',
  panel: 'Panel',
  accounts: 'Konta założone',
  from: (day: string) => `od ${day}`,
  to: (day: string) => `do ${day}`,
  between: (from: string, to: string) => `${from} – ${to}`,
  always: 'wszystkie',
  state: 'Stan',
  panelTitle: (panel: string) => `Panel ${panel}`,
  do: 'Zrób teraz',
  wait: 'Poczekaj',
  whole: (panel: string) => `Cały panel ${panel}: kroki po kolei, terminy i\u00a0funkcje`,
};

type LookupPageWords = typeof pl;

const en: LookupPageWords = {
  title: 'Find your panel',
  unanswered: 'We could not answer just now. Check your connection, then press the button again.',
  description: 'Say when your account was created and see which panel it is on and what to do.',
  lead: 'Accounts are spread over panels. The day on which yours was created decides which one it is on.',
  second: 'I also have a new account, created after the failure',
  table: 'Panels by the day an account was created',
  panel: 'Panel',
  accounts: 'Accounts created',
  from: (day) => `from ${day}`,
  to: (day) => `up to ${day}`,
  between: (from, to) => `${from} – ${to}`,
  always: 'all',
  state: 'State',
  panelTitle: (panel) => `Panel ${panel}`,
  do: 'Do now',
  wait: 'Wait',
  whole: (panel) => `All of panel ${panel}: steps in order, dates and features`,
};

export const lookupPageWords: Readonly<Record<Locale, LookupPageWords>> = { pl, en };

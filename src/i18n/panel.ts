import type { Locale } from '../domain/locale.ts';
import type { Restoration } from '../domain/panel.ts';
import { plural } from './plural.ts';

const pl = {
  created: {
    to: (day: string) => `Konta założone do ${day}`,
    from: (day: string) => `Konta założone od ${day}`,
    between: (from: string, to: string) => `Konta założone ${from} – ${to}`,
    always: 'Wszystkie konta',
  },
  is: {
    offline: (panel: string) => `Panel ${panel} nie działa.`,
    restoring: (panel: string) => `Panel ${panel} jest przywracany.`,
    restored: (panel: string) => `Panel ${panel} jest przywrócony.`,
    new: (panel: string) => `Na panelu ${panel} są nowe konta.`,
    unknown: (panel: string) => `O panelu ${panel} nie mamy jeszcze informacji.`,
  } satisfies Record<Restoration | 'unknown', (panel: string) => string>,
  /** The same while a grave incident goes on there. */
  isDespite: {
    offline: (panel: string, incident: string) => `Panel ${panel} nie działa: ${incident}.`,
    restoring: (panel: string, incident: string) => `Panel ${panel} jest przywracany, ale ${incident}.`,
    restored: (panel: string, incident: string) => `Panel ${panel} jest przywrócony, ale ${incident}.`,
    new: (panel: string, incident: string) => `Na panelu ${panel} ${incident}.`,
    unknown: (panel: string, incident: string) => `Na panelu ${panel} ${incident}.`,
  } satisfies Record<Restoration | 'unknown', (panel: string, incident: string) => string>,
  nothingToDo: 'Nie masz nic do zrobienia.',
  nothingToDoYet: 'Na razie nie masz nic do zrobienia.',
  oneToDo: 'Masz jedną rzecz do zrobienia.',
  manyToDo: (count: number) => `Masz ${count}\u00a0rzeczy do\u00a0zrobienia.`,
  description: (headline: string) => `${headline} Kroki, terminy i\u00a0stan funkcji.`,
  uses: 'Używam:',
  usesOn: '(wybrane)',
  usesClear: 'Pokaż wszystko',
  leftOut: {
    steps: (count: number) =>
      `${count}\u00a0${plural('pl', count, { one: 'krok', few: 'kroki', many: 'kroków' })}`,
    features: (count: number) =>
      `${count}\u00a0${plural('pl', count, { one: 'funkcja', few: 'funkcje', many: 'funkcji' })}`,
    both: (steps: string, features: string) => `${steps} i\u00a0${features}`,
    said: (what: string) => `Ukryliśmy to, czego nie używasz: ${what}.`,
  },
  onThisPage: 'Na tej stronie',
  do: 'Zrób teraz',
  /** `left(0)`: all of them are ticked. */
  left: (count: number) =>
    count === 0
      ? 'Masz już wszystko zrobione.'
      : count === 1
        ? 'Została Ci jedna rzecz do zrobienia.'
        : `${plural('pl', count, { one: 'Została', few: 'Zostały', many: 'Zostało' })} Ci ${count}\u00a0rzeczy do\u00a0zrobienia.`,
  tick: 'Zaznacz, co już zrobione.',
  /** Said where a script makes it true. */
  remembered: ' Zapamięta to tylko ta przeglądarka.',
  progress: 'Zrobione: {n} z\u00a0{m}',
  allDone: 'Wszystko zrobione',
  wait: 'Poczekaj',
  know: 'Warto wiedzieć',
  faq: 'Pytania i\u00a0odpowiedzi',
  features: (panel: string) => `Funkcje na panelu ${panel}`,
  groups: {
    available: 'działa',
    limited: 'działa z\u00a0ograniczeniem',
    unavailable: 'nie działa',
    unknown: 'bez informacji',
  },
  printed: 'Najnowszy stan: zeskanuj kod',
  printedCode: 'Kod QR z\u00a0adresem tej strony',
  support: 'U\u00a0Ciebie nadal nie działa?',
  supportLink: 'Napisz do nas',
  supportText:
    'Napisz do nas w\u00a0panelu sprzedawcy. Podaj nazwę funkcji i\u00a0godzinę, o\u00a0której zawiodła.',
  supportTail: 'Podaj nazwę funkcji i\u00a0godzinę, o\u00a0której zawiodła.',
};

type PanelWords = typeof pl;

const en: PanelWords = {
  created: {
    to: (day) => `Accounts created up to ${day}`,
    from: (day) => `Accounts created from ${day}`,
    between: (from, to) => `Accounts created ${from} – ${to}`,
    always: 'All accounts',
  },
  is: {
    offline: (panel) => `Panel ${panel} is down.`,
    restoring: (panel) => `Panel ${panel} is being restored.`,
    restored: (panel) => `Panel ${panel} is restored.`,
    new: (panel) => `Panel ${panel} holds new accounts.`,
    unknown: (panel) => `We have no information on panel ${panel} yet.`,
  },
  isDespite: {
    offline: (panel, incident) => `Panel ${panel} is down: there is a ${incident}.`,
    restoring: (panel, incident) => `Panel ${panel} is being restored, but there is a ${incident} on it.`,
    restored: (panel, incident) => `Panel ${panel} is restored, but there is a ${incident} on it.`,
    new: (panel, incident) => `There is a ${incident} on panel ${panel}.`,
    unknown: (panel, incident) => `There is a ${incident} on panel ${panel}.`,
  },
  nothingToDo: 'There is nothing for you to do.',
  nothingToDoYet: 'There is nothing for you to do for now.',
  oneToDo: 'You have one thing to do.',
  manyToDo: (count) => `You have ${count}\u00a0things to\u00a0do.`,
  description: (headline) => `${headline} Steps, dates and the state of features.`,
  uses: 'I use:',
  usesOn: '(chosen)',
  usesClear: 'Show everything',
  leftOut: {
    steps: (count) => `${count}\u00a0${plural('en', count, { one: 'step', many: 'steps' })}`,
    features: (count) => `${count}\u00a0${plural('en', count, { one: 'feature', many: 'features' })}`,
    both: (steps, features) => `${steps} and ${features}`,
    said: (what) => `Hidden because you do not use it: ${what}.`,
  },
  onThisPage: 'On this page',
  do: 'Do now',
  left: (count) =>
    count === 0
      ? 'You have done everything.'
      : count === 1
        ? 'You have one thing left to do.'
        : `You have ${count}\u00a0things left to\u00a0do.`,
  tick: 'Tick what you have done.',
  remembered: ' Only this browser will remember it.',
  progress: 'Done: {n} of {m}',
  allDone: 'All done',
  wait: 'Wait',
  know: 'Good to know',
  faq: 'Questions and answers',
  features: (panel) => `Features on panel ${panel}`,
  groups: {
    available: 'works',
    limited: 'works with restrictions',
    unavailable: 'does not work',
    unknown: 'no information',
  },
  printed: 'For the latest state, scan the code',
  printedCode: 'QR code with the address of this page',
  support: 'Still failing for you?',
  supportLink: 'Write to us',
  supportText: 'Write to us in the seller panel. Say which feature failed and at what time.',
  supportTail: 'Say which feature failed and at what time.',
};

export const panelWords: Readonly<Record<Locale, PanelWords>> = { pl, en };

import type { Availability } from '../domain/availability.ts';
import type { Locale } from '../domain/locale.ts';
import type { GraveImpact } from '../domain/open-incidents.ts';
import type { Restoration } from '../domain/panel.ts';
import { type PluralForms, plural } from './plural.ts';

/** A sentence about panels: of one, of several of them, of all there are. */
interface PanelSentence {
  readonly one: (panel: string) => string;
  readonly several: (panels: string) => string;
  /** Of so many of all that there are, where their names would make no sentence any more. */
  readonly counted: (count: number, total: number) => string;
  readonly all: string;
}

const manyOf = (one: string, many: string) => (count: number, total: number) =>
  `${count}\u00a0z\u00a0${total} paneli ${plural('pl', count, { one, few: one, many })}`;

const pl = {
  description: 'Stan paneli i\u00a0funkcji: co działa, co nie działa i\u00a0co zrobić na Twoim koncie.',
  empty: 'Nie ma tu jeszcze żadnego panelu.',
  emptyText: 'Gdy pojawi się pierwsza informacja, znajdziesz ją tutaj.',
  panelsAre: {
    offline: {
      one: (panel: string) => `Panel ${panel} nie działa.`,
      several: (panels: string) => `Panele ${panels} nie działają.`,
      counted: manyOf('nie działają.', 'nie działa.'),
      all: 'Żaden panel nie działa.',
    },
    unknown: {
      one: (panel: string) => `O panelu ${panel} nie mamy informacji.`,
      several: (panels: string) => `O panelach ${panels} nie mamy informacji.`,
      counted: (count: number, total: number) =>
        `O ${count}\u00a0z\u00a0${total} paneli nie mamy informacji.`,
      all: 'Nie mamy informacji o\u00a0żadnym panelu.',
    },
    new: {
      one: (panel: string) => `Na panelu ${panel} są nowe konta.`,
      several: (panels: string) => `Na panelach ${panels} są nowe konta.`,
      counted: (count: number, total: number) => `Na ${count}\u00a0z\u00a0${total} paneli są nowe konta.`,
      all: 'Na wszystkich panelach są nowe konta.',
    },
    restoring: {
      one: (panel: string) => `Panel ${panel} jest przywracany.`,
      several: (panels: string) => `Panele ${panels} są przywracane.`,
      counted: manyOf('są przywracane.', 'jest przywracanych.'),
      all: 'Wszystkie panele są przywracane.',
    },
    restored: {
      one: (panel: string) => `Panel ${panel} jest przywrócony.`,
      several: (panels: string) => `Panele ${panels} są przywrócone.`,
      counted: manyOf('są przywrócone.', 'jest przywróconych.'),
      all: 'Wszystkie panele są przywrócone.',
    },
  } satisfies Record<Restoration | 'unknown', PanelSentence>,
  incidentOn: {
    major: {
      one: (panel: string) => `Na panelu ${panel} trwa poważna awaria.`,
      several: (panels: string) => `Na panelach ${panels} trwa poważna awaria.`,
      counted: (count: number, total: number) =>
        `Na ${count}\u00a0z\u00a0${total} paneli trwa poważna awaria.`,
      all: 'Na wszystkich panelach trwa poważna awaria.',
    },
    critical: {
      one: (panel: string) => `Na panelu ${panel} trwa krytyczna awaria.`,
      several: (panels: string) => `Na panelach ${panels} trwa krytyczna awaria.`,
      counted: (count: number, total: number) =>
        `Na ${count}\u00a0z\u00a0${total} paneli trwa krytyczna awaria.`,
      all: 'Na wszystkich panelach trwa krytyczna awaria.',
    },
  } satisfies Record<GraveImpact, PanelSentence>,
  notAllOn: { one: 'Nie wszystko na nim jeszcze działa.', many: 'Nie wszystko na nich jeszcze działa.' },
  notAll: 'Nie wszystko jeszcze działa.',
  allOn: { one: 'Wszystko na nim działa.', many: 'Wszystko na nich działa.' },
  all: 'Wszystko działa.',
  allKnown: 'Wszystko, o\u00a0czym mamy informacje, działa.',
  /** Under a warning. */
  why: 'Dlaczego i\u00a0co zrobić',
  happened: 'Co się stało:',
  account: 'Cały przebieg',
  panels: 'Panele',
  counts: {
    available: { one: 'działa', few: 'działają', many: 'działa' },
    limited: { one: 'z\u00a0ograniczeniem', many: 'z\u00a0ograniczeniem' },
    unavailable: { one: 'nie działa', few: 'nie działają', many: 'nie działa' },
    unknown: { one: 'bez informacji', many: 'bez informacji' },
  } satisfies Record<Availability, PluralForms>,
  upcoming: 'Terminy',
  changes: 'Ostatnie zmiany',
  newEstimate: (estimate: string) => `nowy termin: ${estimate}`,
  noEstimate: 'termin odwołany',
  changed: {
    offline: {
      one: (panel: string) => `Panel ${panel} nie działa`,
      several: (panels: string) => `Panele ${panels} nie działają`,
    },
    restoring: {
      one: (panel: string) => `Panel ${panel} w\u00a0trakcie przywracania`,
      several: (panels: string) => `Panele ${panels} w\u00a0trakcie przywracania`,
    },
    restored: {
      one: (panel: string) => `Panel ${panel} przywrócony`,
      several: (panels: string) => `Panele ${panels} przywrócone`,
    },
    new: {
      one: (panel: string) => `Panel ${panel}: nowe konta`,
      several: (panels: string) => `Panele ${panels}: nowe konta`,
    },
    unknown: {
      one: (panel: string) => `Panel ${panel}: brak informacji`,
      several: (panels: string) => `Panele ${panels}: brak informacji`,
    },
  } satisfies Record<Restoration | 'unknown', Pick<PanelSentence, 'one' | 'several'>>,
};

type HomeWords = typeof pl;

const en: HomeWords = {
  description: 'The state of panels and features: what works, what does not, and what to do on your account.',
  empty: 'There is no panel here yet.',
  emptyText: 'The first news will appear here.',
  panelsAre: {
    offline: {
      one: (panel) => `Panel ${panel} is down.`,
      several: (panels) => `Panels ${panels} are down.`,
      counted: (count, total) => `${count} of ${total} panels are down.`,
      all: 'All panels are down.',
    },
    unknown: {
      one: (panel) => `We have no information on panel ${panel}.`,
      several: (panels) => `We have no information on panels ${panels}.`,
      counted: (count, total) => `We have no information on ${count} of ${total} panels.`,
      all: 'We have no information on any panel.',
    },
    new: {
      one: (panel) => `Panel ${panel} holds new accounts.`,
      several: (panels) => `Panels ${panels} hold new accounts.`,
      counted: (count, total) => `${count} of ${total} panels hold new accounts.`,
      all: 'All panels hold new accounts.',
    },
    restoring: {
      one: (panel) => `Panel ${panel} is being restored.`,
      several: (panels) => `Panels ${panels} are being restored.`,
      counted: (count, total) => `${count} of ${total} panels are being restored.`,
      all: 'All panels are being restored.',
    },
    restored: {
      one: (panel) => `Panel ${panel} is restored.`,
      several: (panels) => `Panels ${panels} are restored.`,
      counted: (count, total) => `${count} of ${total} panels are restored.`,
      all: 'All panels are restored.',
    },
  },
  incidentOn: {
    major: {
      one: (panel) => `There is a major incident on panel ${panel}.`,
      several: (panels) => `There is a major incident on panels ${panels}.`,
      counted: (count, total) => `There is a major incident on ${count} of ${total} panels.`,
      all: 'There is a major incident on all panels.',
    },
    critical: {
      one: (panel) => `There is a critical incident on panel ${panel}.`,
      several: (panels) => `There is a critical incident on panels ${panels}.`,
      counted: (count, total) => `There is a critical incident on ${count} of ${total} panels.`,
      all: 'There is a critical incident on all panels.',
    },
  },
  notAllOn: { one: 'Not everything on it works yet.', many: 'Not everything on them works yet.' },
  notAll: 'Not everything works yet.',
  allOn: { one: 'Everything on it works.', many: 'Everything on them works.' },
  all: 'Everything works.',
  allKnown: 'Everything we have information on works.',
  why: 'Why, and what to do',
  happened: 'What happened:',
  account: 'Full account',
  panels: 'Panels',
  counts: {
    available: { one: 'works', few: 'work', many: 'work' },
    limited: { one: 'limited', many: 'limited' },
    unavailable: { one: 'does not work', few: 'do not work', many: 'do not work' },
    unknown: { one: 'no information', many: 'no information' },
  },
  upcoming: 'Dates',
  changes: 'Latest changes',
  newEstimate: (estimate) => `new date: ${estimate}`,
  noEstimate: 'date withdrawn',
  changed: {
    offline: { one: (panel) => `Panel ${panel} down`, several: (panels) => `Panels ${panels} down` },
    restoring: {
      one: (panel) => `Panel ${panel} being restored`,
      several: (panels) => `Panels ${panels} being restored`,
    },
    restored: { one: (panel) => `Panel ${panel} restored`, several: (panels) => `Panels ${panels} restored` },
    new: {
      one: (panel) => `Panel ${panel}: new accounts`,
      several: (panels) => `Panels ${panels}: new accounts`,
    },
    unknown: {
      one: (panel) => `Panel ${panel}: no information`,
      several: (panels) => `Panels ${panels}: no information`,
    },
  },
};

export const homeWords: Readonly<Record<Locale, HomeWords>> = { pl, en };

import type { Availability } from '../domain/availability.ts';
import type { Locale } from '../domain/locale.ts';
import { type PluralForms, plural } from './plural.ts';

const features: Record<Locale, PluralForms> = {
  pl: { one: 'funkcja', few: 'funkcje', many: 'funkcji' },
  en: { one: 'feature', many: 'features' },
};

/** Words of the matrix and of a feature's page. */
const pl = {
  title: 'Funkcje',
  description: 'Co działa, a\u00a0co nie: każda funkcja na każdym panelu, z\u00a0terminem i\u00a0uwagami.',
  answer: {
    none: 'Nie ma jeszcze żadnej funkcji do pokazania.',
    nothingKnown: 'Nie mamy jeszcze informacji o\u00a0funkcjach.',
    someDoNot: 'Nie wszystko jeszcze działa.',
    knownWork: 'Wszystko, o\u00a0czym mamy informacje, działa.',
    allWork: 'Wszystkie funkcje działają.',
  },
  lead: 'Stan funkcji zależy od panelu.',
  leadLookup: 'Sprawdź, który panel jest Twój',
  caption: 'Stan każdej funkcji na każdym panelu',
  region: 'Stan funkcji na panelach, tabela',
  sideways: (panels: number) =>
    `Paneli jest ${panels}. Jeśli nie widać wszystkich, przewiń tabelę w\u00a0bok.`,
  feature: 'Funkcja',
  notes: 'Uwagi',
  total: 'Razem',
  count: (count: number) => `${count}\u00a0${plural('pl', count, features.pl)}`,
  panelDown: 'cały panel nie działa',
  legend: 'Co znaczą słowa w\u00a0tabeli',
  meaning: {
    available: 'możesz z\u00a0niej korzystać',
    limited: 'nie w\u00a0pełni; ograniczenie podają uwagi',
    unavailable: 'teraz z\u00a0niej nie skorzystasz',
    unknown: 'nikt tego nie podał; to nie znaczy, że działa',
  } satisfies Record<Availability, string>,
  summary: (name: string, states: string) => `${name}. ${states}.`,
  doNow: 'Zrób teraz',
  know: 'Warto wiedzieć',
  panel: 'Panel',
  panels: 'Panele',
  sinceNotStated: 'od kiedy: nie podano',
  about: 'O\u00a0tej funkcji',
  questions: 'Pytania o\u00a0tę funkcję',
  history: 'Historia',
  historyCaption: 'Zmiany stanu i\u00a0terminu, od najnowszej',
  when: 'Kiedy',
  before: 'Przedtem',
  after: 'Potem',
  said: (when: string) => `podano ${when}`,
  undone: 'cofnięcie zmiany',
  historyNone: 'Nikt jeszcze nic o\u00a0tej funkcji nie podał.',
  allFeatures: 'Wszystkie funkcje',
};

export type FeaturesWords = typeof pl;

const en: FeaturesWords = {
  title: 'Features',
  description: 'What works and what does not: every feature on every panel, with dates and notes.',
  answer: {
    none: 'There is no feature to show yet.',
    nothingKnown: 'We have no information on the features yet.',
    someDoNot: 'Not everything works yet.',
    knownWork: 'Everything we have information on works.',
    allWork: 'All features work.',
  },
  lead: 'The state of a feature depends on the panel.',
  leadLookup: 'Find out which panel is yours',
  caption: 'The state of each feature on each panel',
  region: 'State of the features on the panels, table',
  sideways: (panels) => `There are ${panels} panels. Scroll the table sideways to see them all.`,
  feature: 'Feature',
  notes: 'Notes',
  total: 'Total',
  count: (count) => `${count}\u00a0${plural('en', count, features.en)}`,
  panelDown: 'the whole panel is down',
  legend: 'What the words in the table mean',
  meaning: {
    available: 'you can use it',
    limited: 'not in full; the notes name the restriction',
    unavailable: 'you cannot use it at present',
    unknown: 'nobody has said; it does not mean that it works',
  },
  summary: (name, states) => `${name}. ${states}.`,
  doNow: 'Do now',
  know: 'Good to know',
  panel: 'Panel',
  panels: 'Panels',
  sinceNotStated: 'since when: not stated',
  about: 'About this feature',
  questions: 'Questions about this feature',
  history: 'History',
  historyCaption: 'Changes of state and date, newest first',
  when: 'When',
  before: 'Before',
  after: 'After',
  said: (when) => `stated ${when}`,
  undone: 'a change undone',
  historyNone: 'Nobody has said anything about this feature yet.',
  allFeatures: 'All features',
};

export const featuresWords: Readonly<Record<Locale, FeaturesWords>> = { pl, en };

import type { Locale } from '../domain/locale.ts';
import { type PluralForms, plural } from './plural.ts';

const answers: Record<Locale, PluralForms> = {
  pl: { one: 'odpowiedź', few: 'odpowiedzi', many: 'odpowiedzi' },
  en: { one: 'answer', many: 'answers' },
};

/** Words of the questions and answers. */
const pl = {
  title: 'Pytania i\u00a0odpowiedzi',
  description: 'Odpowiedzi na pytania o\u00a0Twoje konto, osobno dla każdego panelu.',
  count: (count: number) => `${count}\u00a0${plural('pl', count, answers.pl)}`,
  filter: 'Zawęź',
  panel: 'Panel',
  area: 'Temat',
  all: 'wszystkie',
  clear: 'Pokaż wszystkie odpowiedzi',
  /** Above the list: `3 odpowiedzi dla panelu B, temat: Zamówienia`. */
  inArea: (area: string) => `, temat: ${area}`,
  unknownPanel: (asked: string) => `Nie ma panelu „${asked}”. Pokazujemy odpowiedzi dla wszystkich paneli.`,
  unknownArea: (asked: string) => `Nie ma tematu „${asked}”. Pokazujemy wszystkie tematy.`,
  empty: 'Nie mamy takich odpowiedzi.',
  emptyAtAll: 'Nie ma jeszcze żadnych odpowiedzi.',
  allPanels: 'wszystkie panele',
  everybody: 'dla wszystkich paneli',
  using: (uses: string) => `jeśli używasz: ${uses}`,
  list: 'Odpowiedzi',
  depends: 'Ta odpowiedź zależy od stanu:',
  dependsHint: 'Gdy stan się zmieni, odpowiedź też może się zmienić.',
  onYourPanel: 'na Twoim panelu',
  now: (state: string) => `teraz: ${state}`,
  notForPanel: (forPanel: string, told: string) => `To nie jest odpowiedź ${forPanel}. Jest ${told}.`,
  unknownPanelHere: (asked: string) => `Nie ma panelu „${asked}”.`,
  silentFor: (forPanels: string) => `${forPanels} nie mamy teraz odpowiedzi na to pytanie.`,
  silent: 'Nie mamy teraz odpowiedzi na to pytanie.',
  silentWhy: 'Odpowiedź zależy od stanu, a\u00a0do obecnego żadna nie pasuje:',
  silentWays: 'Zobacz, co wiemy o\u00a0Twoim panelu:',
  features: 'Funkcje, o\u00a0których tu mowa',
  related: 'Podobne pytania',
  allQuestions: 'Wszystkie pytania',
};

export type FaqWords = typeof pl;

const en: FaqWords = {
  title: 'Questions and answers',
  description: 'Answers to questions about your account, for each panel on its own.',
  count: (count) => `${count}\u00a0${plural('en', count, answers.en)}`,
  filter: 'Narrow down',
  panel: 'Panel',
  area: 'Topic',
  all: 'all',
  clear: 'Show all answers',
  inArea: (area) => `, topic: ${area}`,
  unknownPanel: (asked) => `There is no panel “${asked}”. These are the answers for all panels.`,
  unknownArea: (asked) => `There is no topic “${asked}”. These are all the topics.`,
  empty: 'We have no such answers.',
  emptyAtAll: 'There are no answers yet.',
  allPanels: 'all panels',
  everybody: 'for all panels',
  using: (uses) => `if you use: ${uses}`,
  list: 'Answers',
  depends: 'This answer depends on the state of:',
  dependsHint: 'When the state changes, the answer may change too.',
  onYourPanel: 'on your panel',
  now: (state) => `now: ${state}`,
  notForPanel: (forPanel, told) => `This is not an answer ${forPanel}. It is ${told}.`,
  unknownPanelHere: (asked) => `There is no panel “${asked}”.`,
  silentFor: (forPanels) => `${forPanels} we have no answer to this question at present.`,
  silent: 'We have no answer to this question at present.',
  silentWhy: 'The answer depends on a state, and none fits the present one:',
  silentWays: 'See what we know of your panel:',
  features: 'Features this is about',
  related: 'Similar questions',
  allQuestions: 'All questions',
};

export const faqWords: Readonly<Record<Locale, FaqWords>> = { pl, en };

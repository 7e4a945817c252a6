import type { GivenEstimate } from '../domain/estimate.ts';
import type { Locale } from '../domain/locale.ts';
import type { PromiseEnd } from '../domain/promise-record.ts';
import { joinList } from './list.ts';
import { type PluralForms, plural } from './plural.ts';

const days: Record<Locale, PluralForms> = {
  pl: { one: 'dzień', few: 'dni', many: 'dni' },
  en: { one: 'day', many: 'days' },
};

const inPolish = (count: number) => `${count}\u00a0${plural('pl', count, days.pl)}`;
const inEnglish = (count: number) => `${count}\u00a0${plural('en', count, days.en)}`;

/** Words of a feature over time, and of how its estimates turned out. */
const pl = {
  title: 'Przebieg w\u00a0czasie',
  name: (feature: string, from: string, to: string, today: string) =>
    `${feature}: przebieg od ${from} do ${to}, stan na ${today}. To samo jest w\u00a0tabelach pod rysunkiem.`,
  states: (today: string) => `Stan w\u00a0czasie, do ${today}`,
  state: 'Stan',
  caption: 'Podane terminy i\u00a0co z\u00a0nich wyszło',
  estimate: 'Termin',
  panels: 'Panele',
  given: 'Podano',
  outcome: 'Co z\u00a0niego wyszło',
  open: 'jeszcze nie wiadomo',
  overdue: 'termin minął, jeszcze nie potwierdzono',
  overdueAbout: 'już po terminie, jeszcze nie potwierdzono',
  replaced: (by: string, on: string) => `${on} zmieniono na: ${by}`,
  withdrawn: (on: string) => `odwołano ${on}`,
  onTime: 'w\u00a0terminie',
  early: (count: number) => `${inPolish(count)} przed terminem`,
  late: (count: number) => `${inPolish(count)} po terminie`,
  earlyAtLeast: (count: number) => `co najmniej ${inPolish(count)} przed terminem`,
  lateAtMost: (count: number) => `najwyżej ${inPolish(count)} po terminie`,
  lateAbout: 'po terminie',
  givenBy: (day: string) => `najpóźniej ${day}`,
  came: (day: string) => `wróciło ${day}`,
  cameBy: (day: string) => `wróciło najpóźniej ${day}`,
  settled: 'dawny termin',
  all: 'Podane terminy i\u00a0co z\u00a0nich wyszło',
  allDescription:
    'Każdy termin, który podaliśmy: dotrzymany, przesunięty, spóźniony, odwołany albo jeszcze w\u00a0toku.',
  allLead:
    'Liczymy każdy termin dla każdego panelu osobno, bez ocen i\u00a0procentów. Pomyłek, które cofnęliśmy, tu nie ma.',
  counts: 'Liczba terminów według tego, co z\u00a0nich wyszło',
  kind: 'Rodzaj terminu',
  ends: {
    moved: 'przesunięte',
    kept: 'dotrzymane',
    late: 'spóźnione',
    open: 'w\u00a0toku',
    withdrawn: 'odwołane',
  } satisfies Record<PromiseEnd, string>,
  kinds: {
    day: 'konkretny dzień',
    about: 'przybliżony dzień',
    days: 'w\u00a0najbliższych dniach',
    soon: 'wkrótce',
    condition: 'zależnie od innych prac',
  } satisfies Record<GivenEstimate['kind'], string>,
  kindBy: (kind: string, who: string) => `${kind}, według zapewnień ${who}`,
  ofWhichOverdue: (count: number) => `w\u00a0tym po terminie: ${count}`,
  lateBy: (counts: readonly number[]) =>
    `o\u00a0${joinList('pl', counts.map(String))}\u00a0${plural('pl', counts.at(-1) ?? 0, days.pl)}`,
  lateByAtMost: (counts: readonly number[]) =>
    `najwyżej o\u00a0${joinList('pl', counts.map(String))}\u00a0${plural('pl', counts.at(-1) ?? 0, days.pl)}`,
  ofFeature: 'Co wyszło z\u00a0terminów tej funkcji',
  toAll: 'Terminy wszystkich funkcji',
  older: 'Liczby obejmują wszystkie terminy, poniżej są najnowsze. Starsze znajdziesz na stronach funkcji.',
  none: 'Nie podaliśmy jeszcze żadnego terminu.',
  document: 'To samo dla programów (JSON)',
};

type PromiseWords = typeof pl;

const en: PromiseWords = {
  title: 'Over time',
  name: (feature, from, to, today) =>
    `${feature}: its state over time from ${from} to ${to}, as of ${today}. The tables below the picture say the same.`,
  states: (today) => `State over time, up to ${today}`,
  state: 'State',
  caption: 'Dates and how they turned out',
  estimate: 'Date',
  panels: 'Panels',
  given: 'Stated',
  outcome: 'How it turned out',
  open: 'not known yet',
  overdue: 'the day has passed, not confirmed yet',
  overdueAbout: 'now overdue, not confirmed yet',
  replaced: (by, on) => `changed ${on} to: ${by}`,
  withdrawn: (on) => `withdrawn ${on}`,
  onTime: 'on time',
  early: (count) => `${inEnglish(count)} early`,
  late: (count) => `${inEnglish(count)} late`,
  earlyAtLeast: (count) => `at least ${inEnglish(count)} early`,
  lateAtMost: (count) => `at most ${inEnglish(count)} late`,
  lateAbout: 'late',
  givenBy: (day) => `by ${day} at the latest`,
  came: (day) => `came back ${day}`,
  cameBy: (day) => `came back by ${day} at the latest`,
  settled: 'former date',
  all: 'Dates and how they turned out',
  allDescription: 'Every date we stated: kept, moved, late, open or withdrawn.',
  allLead:
    'Each date is counted separately for each panel, without scores or percentages. Mistakes that were undone are left out.',
  counts: 'Number of dates by how they turned out',
  kind: 'Kind of date',
  ends: { moved: 'moved', kept: 'kept', late: 'late', open: 'open', withdrawn: 'withdrawn' },
  kinds: {
    day: 'an exact day',
    about: 'an approximate day',
    days: 'in the coming days',
    soon: 'soon',
    condition: 'depending on other work',
  },
  kindBy: (kind, who) => `${kind}, according to ${who}`,
  ofWhichOverdue: (count) => `of which overdue: ${count}`,
  lateBy: (counts) =>
    `by ${joinList('en', counts.map(String))}\u00a0${plural('en', counts.at(-1) ?? 0, days.en)}`,
  lateByAtMost: (counts) =>
    `by at most ${joinList('en', counts.map(String))}\u00a0${plural('en', counts.at(-1) ?? 0, days.en)}`,
  ofFeature: 'How the dates of this feature turned out',
  toAll: 'Dates of all features',
  older:
    'The numbers cover all dates; the newest are listed below. Older ones are on the pages of the features.',
  none: 'We have not stated any date yet.',
  document: 'The same for programs (JSON)',
};

export const promiseWords: Readonly<Record<Locale, PromiseWords>> = { pl, en };

import type { EstimateKind } from '../domain/estimate.ts';
import type { Locale } from '../domain/locale.ts';
import type { DateReader } from './dates.ts';
import { MONTHS } from './months.ts';
import type { DayNames } from './name-day.ts';

/** What puts a promise into words, on the server and out of JSON in browsers; `{…}` is to be filled. */
export interface PromisePhrases extends Readonly<Record<EstimateKind, string>> {
  /** A day that has passed. */
  readonly overdue: string;
  /** What was promised, once it has passed. Of about a day always: nobody counts from it. */
  readonly passed: string;
  /** Where there is little room. */
  readonly overdueShort: string;
  readonly promisedBy: string;
  /** Behind a day that has passed. */
  readonly wasPromisedBy: string;
  /** When a promise without a day was made; `…AtLatest`: nobody knows since when. */
  readonly announced: string;
  readonly announcedAtLatest: string;
  readonly stated: string;
  readonly statedAtLatest: string;
  /** In front of a promise that stands beside a state, where a day alone would read as one of the past. */
  readonly labelled: string;
}

const pl: PromisePhrases = {
  day: '{day}',
  about: 'ok.\u00a0{day}',
  days: 'w\u00a0najbliższych dniach',
  soon: 'wkrótce',
  condition: 'zależy od innych prac',
  none: 'bez terminu',
  overdue: 'termin minął {day}{whose}, jeszcze nie potwierdzono',
  passed: '{promise}{whose}, już po terminie',
  overdueShort: 'po terminie',
  promisedBy: 'według zapewnień {who}',
  wasPromisedBy: ' (zapewnienie {who})',
  announced: 'zapowiedziano {day}',
  announcedAtLatest: 'zapowiedziano najpóźniej {day}',
  stated: 'podano {day}',
  statedAtLatest: 'podano najpóźniej {day}',
  labelled: 'termin: {promise}',
};

const en: PromisePhrases = {
  day: '{day}',
  about: 'about {day}',
  days: 'within the coming days',
  soon: 'soon',
  condition: 'depends on other work',
  none: 'no date',
  overdue: 'was due {day}{whose}, not confirmed yet',
  passed: '{promise}{whose}, now overdue',
  overdueShort: 'overdue',
  promisedBy: 'according to {who}',
  wasPromisedBy: ' (according to {who})',
  announced: 'announced {day}',
  announcedAtLatest: 'announced by {day} at the latest',
  stated: 'stated {day}',
  statedAtLatest: 'stated by {day} at the latest',
  labelled: 'expected: {promise}',
};

/** The phrases, and the names of the months as they stand in a date. */
export interface PromiseLanguage extends DayNames {
  readonly estimate: PromisePhrases;
}

export const promiseLanguage: Readonly<Record<Locale, PromiseLanguage>> = {
  pl: { estimate: pl, months: MONTHS.pl },
  en: { estimate: en, months: MONTHS.en },
};

/** The same for who reads it: what leaves the page has every day with its year. */
export function promiseLanguageOf({ locale, leavesPage = false }: Pick<DateReader, 'locale' | 'leavesPage'>) {
  return (leavesPage ? promiseLanguageInFull : promiseLanguage)[locale];
}

/** For JSON and a terminal, which are read anywhere. */
export const promiseLanguageInFull: Readonly<Record<Locale, PromiseLanguage>> = {
  pl: { ...promiseLanguage.pl, leavesPage: true },
  en: { ...promiseLanguage.en, leavesPage: true },
};

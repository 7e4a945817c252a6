import type { Locale } from '../domain/locale.ts';
import { type Instant, localTime } from '../domain/time.ts';
import { type DateReader, daysOfMidnight, formatInstant } from './dates.ts';
import { type PluralForms, plural } from './plural.ts';

const hours: Record<Locale, PluralForms> = {
  pl: { one: 'godziny', many: 'godzin' },
  en: { one: 'hour', many: 'hours' },
};

/** Words of an incident's page. */
const pl = {
  started: 'Początek',
  resolved: 'Koniec',
  notResolved: 'nie ogłoszono',
  backup: 'Kopia zapasowa',
  /** Midnight is named by both its days, since it is read as either. */
  midnight: (before: string, day: string) => `północy z\u00a0${before} na\u00a0${day}`,
  backupAt: (when: string, tolerance: number) =>
    tolerance === 0
      ? `stan z\u00a0${when}`
      : `stan z\u00a0${when}, z\u00a0dokładnością do\u00a0${tolerance.toLocaleString('pl')}\u00a0${plural('pl', tolerance, hours.pl)}`,
  panels: 'Panele',
  /** The list of all. */
  all: 'Zdarzenia',
  allDescription: 'Wszystkie zdarzenia, o\u00a0których tu pisaliśmy, od ostatniego.',
  none: 'Nie było jeszcze żadnego zdarzenia.',
};

type IncidentWords = typeof pl;

const en: IncidentWords = {
  started: 'Began',
  resolved: 'Ended',
  notResolved: 'not announced',
  backup: 'Backup',
  midnight: (before, day) => `midnight between ${before} and ${day}`,
  backupAt: (when, tolerance) =>
    tolerance === 0
      ? `as of ${when}`
      : `as of ${when}, give or take ${tolerance.toLocaleString('en')}\u00a0${plural('en', tolerance, hours.en)}`,
  panels: 'Panels',
  all: 'Incidents',
  allDescription: 'Every incident that we have written about here, the latest first.',
  none: 'There has been no incident yet.',
};

export const incidentWords: Readonly<Record<Locale, IncidentWords>> = { pl, en };

/** What the backup holds: `stan z północy z 8 na 9 marca, z dokładnością do 2 godzin`. */
export function formatBackup(instant: Instant, tolerance: number, reader: DateReader): string {
  const words = incidentWords[reader.locale];
  const { day, clock } = localTime(instant);
  const midnight = () => words.midnight(...daysOfMidnight(day, reader));
  return words.backupAt(clock === '00:00' ? midnight() : formatInstant(instant, reader), tolerance);
}

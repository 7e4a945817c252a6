import type { Locale } from '../domain/locale.ts';
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

import type { Locale } from '../domain/locale.ts';

/** Words of calendars. */
const pl = {
  description: 'Kiedy co ma wrócić i\u00a0kiedy planowane są prace, o\u00a0ile podano dzień.',
  due: (what: string) => `${what}: termin`,
  is: (what: string, word: string) => `${what}: ${word}`,
  cancelled: (what: string) => `Odwołane: ${what}`,
  was: (promise: string) => `Zapowiadano: ${promise}.`,
};

type CalendarWords = typeof pl;

const en: CalendarWords = {
  description: 'When things are expected back, and when maintenance is planned, as far as a day was given.',
  due: (what) => `${what}: expected`,
  is: (what, word) => `${what}: ${word}`,
  cancelled: (what) => `Cancelled: ${what}`,
  was: (promise) => `Announced before: ${promise}.`,
};

export const calendarWords: Readonly<Record<Locale, CalendarWords>> = { pl, en };

import type { Locale } from '../domain/locale.ts';

/** The names of the months as they stand in a date: in Polish the genitive. */
export const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  pl: [
    'stycznia',
    'lutego',
    'marca',
    'kwietnia',
    'maja',
    'czerwca',
    'lipca',
    'sierpnia',
    'września',
    'października',
    'listopada',
    'grudnia',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

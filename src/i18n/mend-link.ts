import type { Locale } from '../domain/locale.ts';

/** Said to staff alone, below a public page. */
export const mendLinkWords: Readonly<Record<Locale, string>> = {
  pl: 'Popraw teksty tej strony (zespół)',
  en: 'Correct the texts of this page (staff)',
};

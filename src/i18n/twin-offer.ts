import { LOCALES, type Locale } from '../domain/locale.ts';

/** A page offered to whoever prefers its language; in that language. */
export const twinOfferWords: Readonly<Record<Locale, { readonly offer: string; readonly dismiss: string }>> =
  {
    pl: { offer: 'Czytaj tę stronę po polsku', dismiss: 'Nie, dziękuję' },
    en: { offer: 'Read this page in English', dismiss: 'No, thank you' },
  };

/** The first language of the reader's that the site has; who has none of them reads English sooner than Polish. */
export function preferredLocale(languages: readonly string[]): Locale {
  const known = languages.map((language) =>
    LOCALES.find((one) => language.toLowerCase().split('-')[0] === one),
  );
  return known.find((locale) => locale !== undefined) ?? 'en';
}

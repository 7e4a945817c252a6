import { LOCALES, type Locale } from '../domain/locale.ts';

/** The language asked for with `?lang=`; Polish when none or an unknown one is. */
export function readLocale(url: URL): Locale {
  const asked = url.searchParams.get('lang');
  return LOCALES.find((locale) => locale === asked) ?? 'pl';
}

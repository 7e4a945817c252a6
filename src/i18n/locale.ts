import { LOCALES, type Locale } from '../domain/locale.ts';

/**
 * The language of a document: of its address (`/api/v1/en/faq.json`, which needs no server that reads a query), or the
 * one asked for with `?lang=`; Polish when none or an unknown one is.
 */
export function readLocale(url: URL): Locale {
  const asked = /^\/api\/v1\/(\w+)\//.exec(url.pathname)?.[1] ?? url.searchParams.get('lang');
  return LOCALES.find((locale) => locale === asked) ?? 'pl';
}

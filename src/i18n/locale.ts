import { askedLocale, LOCALES, type Locale } from '../domain/locale.ts';

/**
 * The language of a document: of its address (`/api/v1/en/faq.json`, which needs no server that reads a query), or the
 * one asked for with `?lang=`; Polish when none is.
 *
 * @returns `null`: one that the site does not speak
 */
export function readLocale(url: URL): Locale | null {
  const written = /^\/api\/v1\/(\w+)\//.exec(url.pathname)?.[1];
  return LOCALES.find((locale) => locale === written) ?? askedLocale(url.searchParams.get('lang'));
}

export const LOCALES = ['pl', 'en'] as const;

/** Polish is the source language and stands at the root of the site. */
export type Locale = (typeof LOCALES)[number];

/** Words in the source language, and in the other one as soon as somebody has translated them. */
export interface TranslatedText {
  readonly pl: string;
  readonly en: string | null;
  /** Both are in this one; left out: each is in its own. */
  readonly only?: Locale;
}

/** The same words in every language of the site. */
export type LocalText = { readonly [locale in Locale]: string };

/**
 * The language that somebody asked for: `en`, `EN`, `en-GB`; the source language where nobody asked for one.
 *
 * @returns `null`: one that the site does not speak
 */
export function askedLocale(asked: string | null): Locale | null {
  if (asked === null || asked === '') return SOURCE_LOCALE;
  const language = asked.trim().toLowerCase().split('-')[0];
  return LOCALES.find((locale) => locale === language) ?? null;
}

/** Words given in the source language alone, which stand in the place of their translation until there is one. */
export function isUntranslated({ pl, en }: LocalText): boolean {
  return pl === en;
}

/** The language that the others are translated from. */
export const SOURCE_LOCALE = 'pl' satisfies Locale;

/** The language in which machines are told what is wrong, where they ask for none. */
export const PROBLEM_LOCALE = 'en' satisfies Locale;

/** The other of the two languages. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'pl' ? 'en' : 'pl';
}

/**
 * The address at which a language has a page.
 *
 * @param path without the language in front, `/` first
 * @example localePath('en', '/faq/') // '/en/faq/'
 */
export function localePath(locale: Locale, path: string): string {
  return locale === SOURCE_LOCALE ? path : `/${locale}${path}`;
}

/**
 * The language that an address speaks, and the address without it (the opposite of `localePath`).
 *
 * @example splitLocale('/en/faq/') // { locale: 'en', path: '/faq/' }
 * @example splitLocale('/en') // { locale: 'en', path: '' }
 * @example splitLocale('/english/') // { locale: 'pl', path: '/english/' }
 */
export function splitLocale(address: string): { readonly locale: Locale; readonly path: string } {
  const first = /^\/([^/?#]*)/.exec(address)?.[1];
  const locale = LOCALES.find((one) => one === first && one !== SOURCE_LOCALE) ?? SOURCE_LOCALE;
  return { locale, path: locale === SOURCE_LOCALE ? address : address.slice(locale.length + 1) };
}

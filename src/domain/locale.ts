export const LOCALES = ['pl', 'en'] as const;

/** Polish is the source language and stands at the root of the site. */
export type Locale = (typeof LOCALES)[number];

/** The same words in every language of the site. */
export type LocalText = { readonly [locale in Locale]: string };

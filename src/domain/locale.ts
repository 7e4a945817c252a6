export const LOCALES = ['pl', 'en'] as const;

/** Polish is the source language and stands at the root of the site. */
export type Locale = (typeof LOCALES)[number];

/** Words in the source language, and in the other one as soon as somebody has translated them. */
export interface TranslatedText {
  readonly pl: string;
  readonly en: string | null;
}

/** The same words in every language of the site. */
export type LocalText = { readonly [locale in Locale]: string };

/** Words given in the source language alone, which stand in the place of their translation until there is one. */
export function isUntranslated({ pl, en }: LocalText): boolean {
  return pl === en;
}

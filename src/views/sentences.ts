import type { Locale } from '../domain/locale.ts';

/** As much of a text as stands on pages that lead to all of it (characters). */
const ENOUGH = 180;

const segmenters: Readonly<Record<Locale, Intl.Segmenter>> = {
  pl: new Intl.Segmenter('pl', { granularity: 'sentence' }),
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** The first sentences of a line of text; a first one that is too long ends at a word, with an ellipsis. */
export function firstSentences(text: string, locale: Locale, enough = ENOUGH): string {
  if (text.length <= enough) return text;
  let said = '';
  for (const { segment } of segmenters[locale].segment(text)) {
    if (said.length + segment.trimEnd().length > enough) break;
    said += segment;
  }
  if (said !== '') return said.trimEnd();
  const cut = text.slice(0, enough);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

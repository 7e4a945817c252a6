import type { Locale, LocalText } from '../../domain/locale.ts';
import { typedIn } from '../../domain/writing.ts';
import { hintText } from '../../i18n/markdown-hints.ts';
import type { ViewContext } from '../context.ts';

/** By the language of the words, in the language of the page: what readers see otherwise than it was typed. */
export type WordsHints = Readonly<Record<Locale, readonly string[]>>;

/** Words in both languages as they will read: safe HTML. */
export function wordsPreview({ words }: ViewContext, { pl, en }: LocalText): LocalText {
  return { pl: words.html(pl, typedIn('pl')), en: words.html(en, typedIn('en')) };
}

export function wordsHints({ words, locale }: ViewContext, typed: LocalText): WordsHints {
  const hintsOf = (one: Locale) =>
    words.hints(typed[one], typedIn(one)).map((hint) => hintText(locale, hint));
  return { pl: hintsOf('pl'), en: hintsOf('en') };
}

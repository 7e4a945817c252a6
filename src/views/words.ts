import { type Entry, type Lag, type LocalWords, wordsOf } from '../domain/catalogue.ts';
import { localText } from '../domain/incidents.ts';
import type { Locale, TranslatedText } from '../domain/locale.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';

/** A part of a page whose words come from a document. */
export interface LocalPart {
  /** The language of the words when it is not the page's. */
  readonly lang: Locale | null;
  /** `null`: they say what the original says. */
  readonly lag: Lag | null;
}

/** What a document is called. */
interface NamedPart extends LocalPart {
  readonly title: string;
  readonly short: string | null;
  readonly revision: number;
}

export interface PartWords extends NamedPart {
  readonly html: string;
}

/** What a document says to the reader of a page, its language marked where it is not the page's. */
export function partWords(context: ViewContext, entry: Entry): PartWords {
  const { body, locale }: LocalWords = wordsOf(entry, context.locale);
  return { ...namedPart(context, entry), html: context.words.html(body, { locale }) };
}

/** The same of its name alone: nothing is rendered. */
export function namedPart({ locale }: Pick<ViewContext, 'locale'>, entry: Entry): NamedPart {
  const words: LocalWords = wordsOf(entry, locale);
  return {
    title: tieShortWords(words.title, words.locale),
    short: words.short === null ? null : tieShortWords(words.short, words.locale),
    lang: words.locale === locale ? null : words.locale,
    lag: words.lag,
    revision: words.revision,
  };
}

/** Something with a page, and the language of its name when that is not the page's. */
export interface NamedLink {
  readonly title: string;
  readonly lang: Locale | null;
  readonly href: string;
}

/** A name that staff or editors gave, in the reader's language if there is one. */
export function localTitle(
  title: TranslatedText,
  locale: Locale,
): { readonly title: string; readonly lang: Locale | null } {
  const { text, locale: lang } = localText(title, locale);
  return { title: tieShortWords(text, lang), lang: lang === locale ? null : lang };
}

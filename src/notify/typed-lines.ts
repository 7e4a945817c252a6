import { type Entry, wordsOf } from '../domain/catalogue.ts';
import { localText } from '../domain/incidents.ts';
import type { Locale, TranslatedText } from '../domain/locale.ts';
import { typedIn } from '../domain/writing.ts';
import { updateWords } from '../i18n/updates.ts';
import type { ViewContext } from '../views/context.ts';
import type { Foreign, MessageSection } from './message.ts';

/** Lines of a section, and which of them are in another language than the reader's. */
export type TypedLines = Required<Pick<MessageSection, 'lines' | 'foreign'>>;

/**
 * What staff typed of an update, or of planned work. In another language than the reader's, that is said before it, as on the page.
 *
 * @param lag what says so already, or that a translation lags; `null`: nothing does
 */
export function staffLines(
  { locale, siteUrl, words }: ViewContext,
  typed: TranslatedText,
  lag: string | null,
): TypedLines {
  const { text, locale: lang } = localText(typed, locale);
  const lines = blocksOf(words.plain(text, siteUrl ?? '', typedIn(lang)));
  const before = lag ?? (lang === locale ? null : updateWords[locale].history.inOther);
  return linesIn(lang, lines, { locale, before });
}

/**
 * What the text of a document says; where it has no translation, that is said before it.
 *
 * @param title lines of the same language that stand above the text
 */
export function documentLines(
  { locale, siteUrl, words }: ViewContext,
  entry: Entry,
  title: readonly string[] = [],
): TypedLines {
  const { body, locale: lang } = wordsOf(entry, locale);
  const lines = [...title, ...blocksOf(words.plain(body, siteUrl ?? '', { locale: lang }))];
  return linesIn(lang, lines, { locale, before: lang === locale ? null : updateWords[locale].pending });
}

/** All of them, one after the other. */
export function together(parts: readonly TypedLines[]): TypedLines {
  return {
    lines: parts.flatMap(({ lines }) => lines),
    foreign: Object.assign({}, ...parts.map(({ foreign }) => foreign)),
  };
}

/** @param lang `null`: it is the reader's */
export function foreignWords(texts: readonly string[], lang: Locale | null): Foreign {
  return lang === null ? {} : Object.fromEntries(texts.map((text) => [text, lang]));
}

function linesIn(
  lang: Locale,
  lines: readonly string[],
  { locale, before }: { readonly locale: Locale; readonly before: string | null },
): TypedLines {
  if (lines.length === 0) return { lines, foreign: {} };
  return {
    lines: before === null ? lines : [before, ...lines],
    foreign: foreignWords(lines, lang === locale ? null : lang),
  };
}

/** Plain text → its blocks, a line each; what stands on lines of its own within one stays so. */
function blocksOf(plain: string): string[] {
  return plain
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

import type { UseId } from '../domain/applicability.ts';
import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import type { Locale } from '../domain/locale.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';

/** What the site calls something, and in which language when it is not the page's. */
interface Term {
  readonly name: string;
  readonly lang: Locale | null;
}

/** What an area of features or questions is called. */
export function areaName(context: ViewContext, area: string): Term {
  return termOf(context, 'areas', area);
}

/** What the things are called that customers use. */
export function useNames(context: ViewContext, uses: readonly UseId[]): string[] {
  return uses.map((use) => termOf(context, 'uses', use).name);
}

/** The name in the reader's language, else in Polish, else the id. */
function termOf({ state, locale }: ViewContext, group: string, id: string): Term {
  const { site } = catalogueOf(state);
  if (!site) return { name: id, lang: null };
  const words = wordsOf(site, locale);
  const name = words.terms[`${group}.${id}`];
  if (name !== undefined) {
    return { name: tieShortWords(name, words.locale), lang: words.locale === locale ? null : words.locale };
  }
  const original = site.source.words.terms[`${group}.${id}`];
  if (original === undefined) return { name: id, lang: null };
  return { name: tieShortWords(original, 'pl'), lang: locale === 'pl' ? null : 'pl' };
}

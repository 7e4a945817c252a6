import { pathIn } from '../domain/document-path.ts';
import type { ContentDocument } from '../domain/documents.ts';
import { type Locale, splitLocale } from '../domain/locale.ts';
import { formatInstant, formatInstantInFull } from '../i18n/dates.ts';
import { errorsWords } from '../i18n/errors.ts';
import { tieShortWords } from '../i18n/typography.ts';
import type { ViewContext } from './context.ts';
import { lastSaid } from './last-said.ts';
import { type OnwardLink, onwardLinks } from './onward-links.ts';
import { type PageView, pageView } from './page.ts';

/** What a withdrawn document said. */
interface LastWords {
  readonly title: string;
  readonly html: string;
  readonly lang: Locale | null;
}

/** A page that was withdrawn, with its last words. */
export interface GoneView {
  readonly page: PageView;
  readonly title: string;
  readonly lead: string;
  /** Several where different panels had different answers. */
  readonly lastWords: readonly LastWords[];
  readonly links: readonly OnwardLink[];
}

/**
 * What is left of a withdrawn page.
 *
 * @param path of the withdrawn document, in the source language: `pl/faq/magazyn.md`
 * @param address of its page, in the reader's language: `/en/faq/magazyn/`
 * @returns `null` when no such document was withdrawn
 */
export function goneView(context: ViewContext, path: string, address: string): GoneView | null {
  const { state, locale } = context;
  const withdrawn = state.withdrawn[path];
  if (!withdrawn) return null;
  const { title, lead } = errorsWords[locale].gone;
  const last = lastWordsOf(context, withdrawn.document);
  const said = lead(last.title, formatInstant(withdrawn.at, context));
  return {
    page: pageView(context, {
      path: splitLocale(address).path,
      title,
      description: lead(last.title, formatInstantInFull(withdrawn.at, locale)),
      revisions: [withdrawn.revision],
      noindex: true,
    }),
    title,
    lead: said,
    lastWords: lastSaid(state, withdrawn).map((document) => lastWordsOf(context, document)),
    links: onwardLinks(context),
  };
}

/** What staff left to be said there, or else what it said; in the reader's language where there is that. */
function lastWordsOf({ state, locale, words: renderer }: ViewContext, source: ContentDocument): LastWords {
  const translated = pathIn(source.path, locale);
  const { document } = state.withdrawn[translated] ?? state.documents[translated] ?? { document: source };
  const left = [state.withdrawn[translated], state.withdrawn[source.path]].find(
    (one) => one?.lastWords !== undefined,
  );
  const said = left?.document ?? document;
  return {
    title: tieShortWords(said.words.title, said.locale),
    html: renderer.html(left?.lastWords ?? said.words.body, { locale: said.locale }),
    lang: said.locale === locale ? null : said.locale,
  };
}

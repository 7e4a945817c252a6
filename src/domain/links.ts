import type { Catalogue } from './catalogue.ts';
import type { ContentDocument } from './documents.ts';
import { type Locale, splitLocale } from './locale.ts';
import { formerPaths, ownPath } from './page-target.ts';

/** `[words](address)`, `[words](<address> "title")`, and where a reference leads: `[words]: address`. */
const WRITTEN_LINK = /\]\(<?([^)\s>]+)[^)]*\)|^ {0,3}\[[^\]]+\]:[ \t]*<?([^\s>]+)/gm;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|#)/i;

/** A link in the words of a document that stays on this site. */
interface OwnLink {
  /** As it is written. */
  readonly link: string;
  /** The page, without the language in front, a query or a place on it. */
  readonly path: string;
  readonly locale: Locale;
}

/** The links in the words of a document, but those that lead elsewhere. */
export function linksIn({ words }: ContentDocument): OwnLink[] {
  return [...words.body.matchAll(WRITTEN_LINK)].flatMap((match) => {
    const link = match[1] ?? match[2] ?? '';
    return ELSEWHERE.test(link) ? [] : [{ link, ...splitLocale(link.replace(/[?#].*$/, '')) }];
  });
}

/** Addresses in the words of a document that lead to no page of this site. Links to other sites are not looked at. */
export function brokenLinks(document: ContentDocument, catalogue: Catalogue): string[] {
  const pages = pagesOf(catalogue);
  return linksIn(document).flatMap(({ link, path, locale }) =>
    locale === document.locale && pages.has(path) ? [] : [link],
  );
}

const memo = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Every page that words can lead to, without the language in front. */
function pagesOf(catalogue: Catalogue): ReadonlySet<string> {
  const known = memo.get(catalogue);
  if (known) return known;
  const pages = new Set([
    '/',
    ...['lookup', 'features', 'faq', 'history', 'subscribe'].map((page) => `/${page}/`),
    ...[...catalogue.panels, ...catalogue.features, ...catalogue.incidents].flatMap((entry) => [
      ownPath(entry),
      ...formerPaths(entry),
    ]),
    ...catalogue.faq.map(({ meta }) => `/faq/${meta.slug}/`),
  ]);
  memo.set(catalogue, pages);
  return pages;
}

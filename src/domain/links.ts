import { type Catalogue, catalogueOf } from './catalogue.ts';
import type { ContentDocument } from './documents.ts';
import { incidentHeads } from './incidents.ts';
import { type Locale, localePath, splitLocale } from './locale.ts';
import { formerPaths } from './page-target.ts';
import { hasPlace, type SitePages, sitePages } from './site-pages.ts';
import type { State } from './state.ts';
import { type WrittenLink, writtenLinks } from './written-links.ts';

const ELSEWHERE = /^[a-z][a-z0-9+.-]*:/i;

/** A link in the words of a document that stays on this site. */
interface OwnLink {
  /** As it is written. */
  readonly link: string;
  /** The page, without the language in front, a query or a place on it. */
  readonly path: string;
  readonly locale: Locale;
}

/** A link that leads readers nowhere. */
interface DeadLink {
  /** As it is written. */
  readonly link: string;
  /** The address that the page has now; `null`: there is none. */
  readonly now: string | null;
}

/** The links in the words of a document, but those that lead elsewhere. */
export function linksIn({ words }: ContentDocument): OwnLink[] {
  return writtenLinks(words.body).flatMap(({ address }) =>
    ELSEWHERE.test(address) ? [] : [{ link: address, ...splitLocale(address.replace(/[?#].*$/, '')) }],
  );
}

/** Addresses in the words of a document that lead to no page of this site. Links to other sites are not looked at. */
export function brokenLinks(document: ContentDocument, catalogue: Catalogue): string[] {
  return deadOfFile(document, catalogue).flatMap(({ link, isReached }) => (isReached ? [] : [link]));
}

/** Those that lead to a page, but to no place on it. The former address of a renamed file redirects for ever. */
export function strayLinks(document: ContentDocument, catalogue: Catalogue): string[] {
  return deadOfFile(document, catalogue).flatMap(({ link, isReached, now }) =>
    isReached && now === null ? [link] : [],
  );
}

function deadOfFile(document: ContentDocument, catalogue: Catalogue) {
  const pages = pagesOfFiles(catalogue);
  const renamed = new Set(
    [...catalogue.panels, ...catalogue.features, ...catalogue.incidents].flatMap(formerPaths),
  );
  return deadIn(writtenLinks(document.words.body), document.locale, pages)
    .filter(({ link }) => !isOfUpdate(link))
    .map((dead) => {
      const page = dead.link.replace(/#.*$/s, '');
      const isReached = page === '' || renamed.has(pathOf(page)) || isAlive(page, document.locale, pages);
      return { ...dead, isReached };
    });
}

/** What leads nowhere of what staff are about to say: by the pages that there are now, and with the addresses that these have now. */
export function deadLinks(
  markdown: string,
  locale: Locale,
  state: Pick<State, 'documents' | 'incidents' | 'updates'>,
): DeadLink[] {
  const links = writtenLinks(markdown);
  if (links.length === 0) return [];
  const updates = new Map(
    incidentHeads(state).map(({ id }) => [id, (state.updates[id] ?? []).map((update) => update.id)]),
  );
  return deadIn(links, locale, sitePages(catalogueOf(state), { updates }));
}

function deadIn(links: readonly WrittenLink[], locale: Locale, pages: SitePages): DeadLink[] {
  return links.flatMap(({ address }) => {
    if (ELSEWHERE.test(address) || isAlive(address, locale, pages)) return [];
    const now = pages.former.get(pathOf(address));
    return [{ link: address, now: now === undefined ? null : localePath(locale, now) }];
  });
}

function isAlive(address: string, locale: Locale, { places, panels }: SitePages): boolean {
  const [, bare = '', query = '', place = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
  const page = splitLocale(bare);
  const onPage = places.get(page.path);
  if (onPage === undefined || page.locale !== locale || !hasPlace(onPage, place)) return false;
  const panel = new URLSearchParams(query.replaceAll('&amp;', '&')).get('panel');
  return panel === null || panels.has(panel);
}

function pathOf(address: string): string {
  return splitLocale(address.replace(/[?#].*$/s, '')).path;
}

/** Updates are in no file: whether there is one is not known from files. */
function isOfUpdate(link: string): boolean {
  return /\/incidents\/[^/]+\/#u\d+(?:-\d+)?$/.test(link);
}

const memo = new WeakMap<Catalogue, SitePages>();

/** Every page that is known from files alone. */
function pagesOfFiles(catalogue: Catalogue): SitePages {
  const known = memo.get(catalogue) ?? sitePages(catalogue, { updates: new Map() });
  memo.set(catalogue, known);
  return known;
}

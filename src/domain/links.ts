import type { Catalogue } from './catalogue.ts';
import type { ContentDocument } from './documents.ts';
import { splitLocale } from './locale.ts';

const INLINE_LINK = /\]\(([^)\s]+)[^)]*\)/g;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|#)/i;

/** Addresses in the words of a document that lead to no page of this site. Links to other sites are not looked at. */
export function brokenLinks({ locale, words }: ContentDocument, catalogue: Catalogue): string[] {
  const pages = pagesOf(catalogue);
  const links = [...words.body.matchAll(INLINE_LINK)].map((match) => match[1] ?? '');
  return links.filter((link) => {
    if (ELSEWHERE.test(link)) return false;
    const page = link.replace(/[?#].*$/, '');
    const leads = splitLocale(page);
    return !(leads.locale === locale && pages.has(leads.path));
  });
}

const memo = new WeakMap<Catalogue, ReadonlySet<string>>();

/** Every page that words can lead to, without the language in front. */
function pagesOf(catalogue: Catalogue): ReadonlySet<string> {
  const known = memo.get(catalogue);
  if (known) return known;
  const pages = new Set([
    '/',
    ...['lookup', 'features', 'faq', 'history', 'subscribe'].map((page) => `/${page}/`),
    ...catalogue.panels.map(({ id }) => `/panel/${id}/`),
    ...catalogue.features.map(({ id }) => `/features/${id}/`),
    ...catalogue.faq.map(({ meta }) => `/faq/${meta.slug}/`),
    ...catalogue.incidents.map(({ id }) => `/incidents/${id}/`),
  ]);
  memo.set(catalogue, pages);
  return pages;
}

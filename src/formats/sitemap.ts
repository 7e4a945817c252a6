import { catalogueOf } from '../domain/catalogue.ts';
import { incidentHeads } from '../domain/incidents.ts';
import { LOCALES, type Locale, localePath, SOURCE_LOCALE } from '../domain/locale.ts';
import { pageChanges } from '../domain/page-changes.ts';
import { sitePages } from '../domain/site-pages.ts';
import type { State } from '../domain/state.ts';
import type { ViewContext } from '../views/context.ts';
import type { SiteDocument } from './site-document.ts';
import { escapeXml } from './xml.ts';

const NAMESPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** Said by a site that does not know its own address. */
const RELATIVE =
  '<!-- SITE_URL is not set, so these addresses are relative. Search engines want whole ones: they are not told of this file. -->\n';

/** `/sitemap.xml` (sitemaps.org, 0.9): every page in every language, with the day on which what it is of last changed. */
export function* sitemapDocuments(): Generator<SiteDocument> {
  yield {
    path: '/sitemap.xml',
    locale: SOURCE_LOCALE,
    make: (context) => ({ type: 'application/xml; charset=utf-8', text: formatSitemap(context) }),
  };
}

function formatSitemap({ state, siteUrl }: Pick<ViewContext, 'state' | 'siteUrl'>): string {
  const paths = pagePaths(state);
  const entries = LOCALES.flatMap((locale) => {
    const changes = pageChanges(state, locale);
    return paths.map((path) => {
      const at = state.changes[(changes.get(path) ?? 0) - 1]?.recordedAt;
      return `<url><loc>${addressOf(locale, path, siteUrl)}</loc>${at ? `<lastmod>${at}</lastmod>` : ''}${alternatesOf(path, siteUrl)}</url>\n`;
    });
  });
  const note = siteUrl === null ? RELATIVE : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n${note}<urlset ${NAMESPACES}>\n${entries.join('')}</urlset>\n`;
}

/** Addresses without the language in front, of what search engines may show. */
function pagePaths(state: State): string[] {
  const updates = new Map(incidentHeads(state).map(({ id }) => [id, []]));
  return [...sitePages(catalogueOf(state), { updates }).places.keys()];
}

function addressOf(locale: Locale, path: string, siteUrl: string | null): string {
  return escapeXml(`${siteUrl ?? ''}${encodeURI(localePath(locale, path))}`);
}

/** The same page in every language: only whole addresses say where that is. */
function alternatesOf(path: string, siteUrl: string | null): string {
  if (siteUrl === null) return '';
  return LOCALES.map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${addressOf(locale, path, siteUrl)}"/>`,
  ).join('');
}

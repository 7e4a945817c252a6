import { commonWords } from '../../i18n/common.ts';
import type { PageView } from '../../views/page.ts';

type Around = Pick<
  PageView,
  'canonical' | 'href' | 'incidents' | 'locale' | 'nav' | 'noindex' | 'path' | 'siteName' | 'title'
>;

/**
 * Where a page stands, from the home page down (schema.org, BreadcrumbList). `null`: search engines are not to show it, it is the
 * home page, or the site does not know its own address and only whole ones say anything.
 */
export function breadcrumbsOf(page: Around): object | null {
  const { canonical, href, path, noindex, siteName, title } = page;
  const [home] = page.nav;
  if (canonical === null || noindex || path === '/' || !home) return null;
  const origin = canonical.slice(0, canonical.length - href.length);
  const above = sectionOf(page);
  const trail = [{ href: home.href, name: siteName }, ...(above ? [above] : []), { href, name: title }];
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((one, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: one.name,
      item: `${origin}${one.href}`,
    })),
  };
}

/** The list that a page is one of; `null`: it is of none. */
function sectionOf({
  href,
  locale,
  nav,
  incidents,
}: Around): { readonly href: string; readonly name: string } | null {
  const list = nav.slice(1).find((one) => one.isCurrent && one.href !== href);
  if (list) return { href: list.href, name: list.label };
  const isIncident = href.startsWith(incidents.all) && href !== incidents.all;
  return isIncident ? { href: incidents.all, name: commonWords[locale].footer.allIncidents } : null;
}

/** Data as they stand in a `script`: nothing in them ends it. */
export function scriptData(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

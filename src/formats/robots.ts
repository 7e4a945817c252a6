import { LOCALES, localePath, SOURCE_LOCALE } from '../domain/locale.ts';
import type { SiteDocument } from './site-document.ts';

/** `/robots.txt` (RFC 9309): everything but the staff area, and where the sitemap is if that can be said whole. */
export function* robotsDocuments(): Generator<SiteDocument> {
  yield {
    path: '/robots.txt',
    locale: SOURCE_LOCALE,
    make: ({ siteUrl }) => ({
      type: 'text/plain; charset=utf-8',
      text: [
        'User-agent: *',
        'Allow: /',
        ...LOCALES.map((locale) => `Disallow: ${localePath(locale, '/staff/')}`),
        ...(siteUrl === null ? [] : ['', `Sitemap: ${siteUrl}/sitemap.xml`]),
        '',
      ].join('\n'),
    }),
  };
}

import { catalogueOf, wordsOf } from '../domain/catalogue.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import type { State } from '../domain/state.ts';
import type { SiteDocument } from './site-document.ts';

/** `/manifest.webmanifest`, and under `/en/`: the site as something to be put on a home screen. */
export function* webManifestDocuments(): Generator<SiteDocument> {
  for (const locale of LOCALES) {
    yield {
      path: localePath(locale, '/manifest.webmanifest'),
      locale,
      make: ({ state }) => ({
        type: 'application/manifest+json',
        text: JSON.stringify(formatWebManifest(state, locale)),
      }),
    };
  }
}

function formatWebManifest(state: State, locale: Locale) {
  const { site } = catalogueOf(state);
  const words = site && wordsOf(site, locale);
  const start = localePath(locale, '/');
  return {
    id: start,
    name: words?.title ?? 'Status',
    ...(words?.short ? { description: words.short } : {}),
    lang: locale,
    dir: 'ltr',
    start_url: start,
    // Whoever changes the language stays within.
    scope: '/',
    display: 'standalone',
    background_color: '#fcfbf8',
    theme_color: '#fcfbf8',
    icons: [
      { src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
}

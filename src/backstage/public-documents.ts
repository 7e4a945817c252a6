import { formatOpenApi } from '../api/openapi.ts';
import { LOCALES, type Locale, localePath } from '../domain/locale.ts';
import { formatEvents } from '../formats/events.ts';
import { formatFaq } from '../formats/faq.ts';
import { formatStatus } from '../formats/status.ts';
import { formatWords } from '../formats/words.ts';
import type { LiveRule } from '../publish/snapshot.ts';
import type { ViewContext } from '../views/context.ts';
import { documentPath } from '../views/page.ts';
import { findableEntries } from '../views/search-index.ts';
import type { Precomputed } from './page-renderer.ts';

/** A JSON document that is published like a page. */
interface PublicDocument {
  readonly query: readonly string[];
  readonly locale: Locale;
  /** It comes with the first swap after a change; left out: with the next. */
  readonly isFirst?: boolean;
  /** What it says, under its name. */
  readonly view: (context: ViewContext) => Precomputed;
}

/** Addresses that have no page of their own in the snapshot. */
export const LIVE: readonly LiveRule[] = [
  { path: '/api/v1/availability/', methods: ['PUT'] },
  { path: '/api/v1/restoration/', methods: ['PUT'] },
  { path: '/api/v1/confirmations', methods: ['POST'] },
  { path: '/api/v1/incidents', methods: ['POST'] },
  { path: '/api/v1/incidents/', methods: ['POST'] },
  { path: '/api/v1/suggestions', methods: ['POST'] },
  { path: '/api/v1/suggestions/', methods: ['POST'] },
  { path: '/api/v1/maintenances', methods: ['POST'] },
  { path: '/api/v1/maintenances/', methods: ['PATCH'] },
  { path: '/api/v1/search', methods: ['GET', 'HEAD'] },
  { path: '/api/v1/changes.json', methods: ['GET', 'HEAD'] },
  { path: '/mcp', methods: ['POST'] },
  ...LOCALES.flatMap((locale): LiveRule[] => [
    { path: localePath(locale, '/as-of'), methods: ['GET', 'HEAD'] },
    { path: localePath(locale, '/as-of/'), methods: ['GET', 'HEAD'] },
    { path: localePath(locale, '/subscribe/'), methods: ['GET', 'HEAD', 'POST'] },
    { path: localePath(locale, '/staff'), methods: ['GET', 'HEAD'] },
    { path: localePath(locale, '/staff/'), methods: ['GET', 'HEAD', 'POST'] },
  ]),
];

/**
 * The JSON documents: what decides what they say. Each language has its own, so that the browser's own search finds it
 * with backstage gone, and on a server that knows no query.
 */
export const DOCUMENTS: Readonly<Record<string, PublicDocument>> = {
  '/api/v1/status.json': {
    query: [],
    locale: 'pl',
    isFirst: true,
    view: ({ state, now }) => ({ 'status.json': formatStatus(state, now) }),
  },
  '/api/v1/events.json': {
    query: ['after'],
    locale: 'pl',
    view: ({ state }) => ({ 'events.json': formatEvents(state, 0) }),
  },
  '/api/openapi.json': {
    query: [],
    locale: 'pl',
    view: ({ siteUrl }) => ({ 'openapi.json': formatOpenApi(siteUrl) }),
  },
  ...inEachLocale('faq.json', viewFaq),
  // Others rely on this address; the query is part of it, so that it needs no backstage.
  '/api/v1/faq.json?lang=en': { query: [], locale: 'en', view: viewFaq },
  ...inEachLocale('search-index.json', (context) => ({ 'search-index.json': findableEntries(context) })),
  ...inEachLocale('words.json', ({ state, locale }) => ({ 'words.json': formatWords(state, locale) })),
};

function viewFaq({ state, now, locale }: ViewContext): Precomputed {
  return { 'faq.json': formatFaq(state, now, locale) };
}

/** A document in each language. That of the source language knows `?lang=` as well. */
function inEachLocale(name: string, view: PublicDocument['view']): Record<string, PublicDocument> {
  return Object.fromEntries(
    LOCALES.map((locale) => [
      documentPath(locale, name),
      { query: locale === 'pl' ? ['lang'] : [], locale, view },
    ]),
  );
}

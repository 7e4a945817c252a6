import type { State } from '../../domain/state.ts';
import { type FeedView, feedView } from '../../views/feed.ts';
import { OPEN_HEADERS } from '../respond.ts';
import type { SiteDocument } from '../site-document.ts';
import { type BesidePage, documentsBeside } from '../subjects.ts';
import type { Addresses } from './addresses.ts';
import { atomFeed } from './atom.ts';
import { jsonFeed } from './json.ts';
import { rssFeed } from './rss.ts';

/** A format of feeds. */
interface FeedFormat {
  readonly name: string;
  readonly type: string;
  readonly write: (view: FeedView, addresses: Addresses) => string;
}

const FORMATS: readonly FeedFormat[] = [
  { name: 'feed.atom', type: 'application/atom+xml; charset=utf-8', write: atomFeed },
  { name: 'feed.rss', type: 'application/rss+xml; charset=utf-8', write: rssFeed },
  { name: 'feed.json', type: 'application/feed+json; charset=utf-8', write: jsonFeed },
];

const DOCUMENTS = FORMATS.map(
  ({ name, type, write }): BesidePage => ({
    name,
    make: (context, subject, path) => {
      const view = feedView(context, subject);
      if (view === null) return null;
      const { locale, siteUrl } = context;
      const text = write(view, { locale, self: path, addressOf: (one) => `${siteUrl ?? ''}${one}` });
      return { type, text, headers: OPEN_HEADERS };
    },
  }),
);

/** The feeds of the site, of every panel and of every feature: what changed, the newest first. */
export function feedDocuments(state: State): Generator<SiteDocument> {
  return documentsBeside(state, DOCUMENTS);
}

import { generateJsonFeed } from 'feedsmith';
import type { FeedView } from '../../views/feed.ts';
import { xmlText } from '../xml-text.ts';
import type { Addresses } from './addresses.ts';
import { urnOf } from './uuid.ts';

/** A feed as JSON Feed 1.1; what XML may not hold is left out here as well, so that every format says the same. */
export function jsonFeed(view: FeedView, { locale, self, addressOf }: Addresses): string {
  const feed = generateJsonFeed({
    title: xmlText(view.title),
    description: xmlText(view.description),
    home_page_url: addressOf(view.page),
    feed_url: addressOf(self),
    language: locale,
    authors: [{ name: xmlText(view.author) }],
    items: view.entries.map(({ hash, href, title, html, published, updated }) => ({
      id: urnOf(hash),
      url: addressOf(href),
      title: xmlText(title),
      content_html: xmlText(html),
      date_published: published,
      date_modified: updated,
      language: locale,
    })),
  });
  // Without entries the library writes no list, which readers ask for.
  return JSON.stringify({ ...Object(feed), items: Object(feed).items ?? [] });
}

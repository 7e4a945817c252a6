import { generateRssFeed } from 'feedsmith';
import type { FeedView } from '../../views/feed.ts';
import { xmlText } from '../xml-text.ts';
import type { Addresses } from './addresses.ts';
import { urnOf } from './uuid.ts';

/** A feed as RSS 2.0; what it has no name for, when an entry was last another, it says in Atom's. */
export function rssFeed(view: FeedView, { locale, self, addressOf }: Addresses): string {
  return generateRssFeed({
    title: xmlText(view.title),
    link: addressOf(view.page),
    description: xmlText(view.description),
    language: locale,
    lastBuildDate: new Date(view.updated),
    atom: { links: [{ rel: 'self', href: addressOf(self), type: 'application/rss+xml' }] },
    items: view.entries.map(({ hash, href, title, html, published, updated }) => ({
      guid: { value: urnOf(hash), isPermaLink: false },
      title: xmlText(title),
      link: addressOf(href),
      description: xmlText(html),
      pubDate: new Date(published),
      atom: { updated },
    })),
  });
}

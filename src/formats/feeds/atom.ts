import { generateAtomFeed } from 'feedsmith';
import type { FeedView } from '../../views/feed.ts';
import { xmlText } from '../xml-text.ts';
import type { Addresses } from './addresses.ts';
import { urnOf } from './uuid.ts';

/** A feed as Atom (RFC 4287). */
export function atomFeed(view: FeedView, { locale, self, addressOf }: Addresses): string {
  return generateAtomFeed({
    id: urnOf(view.key),
    title: { value: xmlText(view.title) },
    subtitle: { value: xmlText(view.description) },
    updated: view.updated,
    authors: [{ name: xmlText(view.author) }],
    links: [
      { rel: 'self', href: addressOf(self), type: 'application/atom+xml' },
      { rel: 'alternate', href: addressOf(view.page), type: 'text/html', hreflang: locale },
    ],
    xml: { lang: locale },
    entries: view.entries.map(({ hash, href, title, html, published, updated }) => ({
      id: urnOf(hash),
      title: { value: xmlText(title) },
      published,
      updated,
      links: [{ rel: 'alternate', href: addressOf(href), type: 'text/html', hreflang: locale }],
      content: { type: 'html', value: xmlText(html) },
    })),
  });
}

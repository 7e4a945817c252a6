import { writtenLinks } from '../domain/written-links.ts';

/**
 * Markdown whose links to this site are absolute.
 *
 * @example absoluteLinks('[jak](/faq/x/)', 'https://a.pl') // '[jak](https://a.pl/faq/x/)'
 */
export function absoluteLinks(markdown: string, origin: string): string {
  return writtenLinks(markdown)
    .filter(({ address }) => /^\/(?!\/)/.test(address))
    .toSorted((one, other) => other.index - one.index)
    .reduce((text, { index }) => text.slice(0, index) + origin + text.slice(index), markdown);
}

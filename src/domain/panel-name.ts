import { type Entry, wordsOf } from './catalogue.ts';
import type { PanelMeta } from './documents.ts';
import type { Locale } from './locale.ts';

/** Before or behind the name proper: `Panel EU`, `Panel: EU`, `EU panel`. */
const WORD = /^panel(?:\s*[:–—-]\s*|\s+)|\s+panel$/iu;

/**
 * How a panel is called where the word “panel” stands before it, or is understood: its title without that word.
 *
 * @example panelNameIn('Panel A') // 'A'
 * @example panelNameIn('Europa Zachodnia') // 'Europa Zachodnia'
 */
export function panelNameIn(title: string): string {
  return title.replace(WORD, '') || title;
}

/** The name of a panel in a language, or in the source language where there is no translation. */
export function panelNameOf(panel: Entry<PanelMeta>, locale: Locale): string {
  return panelNameIn(wordsOf(panel, locale).title);
}

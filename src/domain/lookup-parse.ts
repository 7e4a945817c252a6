import type { Locale } from './locale.ts';
import { readTime, type TimeFlaw, type TimeReading } from './lookup-time.ts';

/** What a text says, before today's date and the panels' account ranges are looked at. */
export type Reading =
  | TimeReading
  | { readonly panel: string }
  | { readonly flaw: TimeFlaw | 'empty' | 'too-long' };

// A panel's address, whatever follows the host.
const ADDRESS = /^\s*(?:https?:\/\/)?(panel-[a-z\d]+)\.baselinker\.com(?:[/?#][!-~]*)?\s*$/;

const READABLE = /^[a-z\d\s~./\-,:;'"?!\p{Ps}\p{Pe}\p{Pi}\p{Pf}]*$/u;

// A panel, with the word before it or alone: "panel-b", "na panelu B", "B".
const PANEL = /^[^a-z\d]*(?:(?:na|on|my|moj|konto) )*(panel(?:u|em)?[^a-z\d]+)?([a-z\d]+)[^a-z\d]*$/;

/**
 * Reads what a person typed: a day, month, season or year, or a panel's name or address, in Polish or
 * English whatever the page's language. The locale matters only where a date such as 03/04/2020 reads
 * two ways. A letter, or what is called a panel, comes back as `panel` whether there is one or not.
 */
export function readLookup(text: string, locale: Locale, panels: readonly string[]): Reading {
  if (text.length > 200) return { flaw: 'too-long' };
  const folded = fold(text).replace(ADDRESS, '$1');
  if (!folded.trim()) return { flaw: 'empty' };
  if (!READABLE.test(folded)) return { flaw: 'unreadable' };
  const [, called, name = ''] = PANEL.exec(folded) ?? [];
  if (called || /^[a-z]$/.test(name) || panels.includes(name)) return { panel: name };
  return readTime(divideDigits(folded), locale);
}

/** Small letters without diacritics, compatibility forms resolved, every dash the same. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/ł/g, 'l');
}

/** Sets dashes into a day written without them: 17112019, 20191117. */
function divideDigits(text: string): string {
  return text
    .replace(/(\d\d)(\d\d)(?=(19|20)\d\d(?!\d))/, '$1-$2-')
    .replace(/(\d{4})(\d\d)(?=\d\d(?!\d))/, '$1-$2-');
}

import type { Locale } from './locale.ts';
import { readTime, type TimeFlaw, type TimeReading } from './lookup-time.ts';

/** What a text says, before today's date and the panels' spans are looked at. */
export type Reading =
  | TimeReading
  | { readonly panel: string }
  | { readonly flaw: TimeFlaw | 'empty' | 'too-long' };

// A panel's address, whatever follows the host.
const ADDRESS = /^\s*(?:https?:\/\/)?panel-([a-z\d]+)\.baselinker\.com(?::\d+)?(?:[/?#][!-~]*)?\s*$/;

const READABLE = /^[a-z\d\s~./\-,:;_()'’"„”“«»?!]*$/;

// A name, with or without the word "panel" before it: "B", "panel-b", "na panelu B".
const NAME = /^[^a-z\d]*(?:(?:na|on|my|moj|konto) )*(panel(?:u|em)?[^a-z\d]+)?([a-z\d]+)[^a-z\d]*$/;

// A time of day, a number, a word, a tilde, or what stands between them.
const TOKEN = /(?:2[0-3]|[01]?\d)(?::[0-5]\d){1,2}(?:[.,]\d{3,})?(?![\d:])|\d+|[a-z]+|~|[^a-z\d~]+/g;

/**
 * Reads what a person typed: a day, month, season or year, or a panel's name or address, in Polish or
 * English whatever the page's language. The locale matters only where a date such as 03/04/2020 reads
 * two ways. A panel is given back in small letters, known or not.
 */
export function readLookup(text: string, locale: Locale, isPanel: (id: string) => boolean): Reading {
  if (text.length > 200) return { flaw: 'too-long' };
  const folded = fold(text);
  if (!folded.trim()) return { flaw: 'empty' };
  const address = ADDRESS.exec(folded)?.[1];
  if (address) return { panel: address };
  if (!READABLE.test(folded)) return { flaw: 'unreadable' };

  const [, called, name = ''] = NAME.exec(folded) ?? [];
  if (called || /^[a-z]$/.test(name) || isPanel(name)) return { panel: name };
  return readTime(folded.replace(/\d{8,}/g, divideDigits).match(TOKEN) ?? [], locale);
}

/** Small letters without diacritics, compatibility forms resolved, every dash the same. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/ł/g, 'l')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Sets dashes into a day written without them: 20191117, 17112019. */
function divideDigits(digits: string): string {
  if (digits.length > 8) return digits;
  return digits.replace(/^....(19|20)/.test(digits) ? /^(..)(..)/ : /^(....)(..)/, '$1-$2-');
}

import type { Pieces } from '../publish/snapshot.ts';

/** What is put in longer than this is cut: nobody reads it, and it stands on the page twice (UTF-16 units). */
const LONGEST = 4096;

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What no page may hold: controls other than tab and line ends, and what is no character. */
const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu;

/** The same text with a sign in place of what no page may hold. */
export function withoutUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd');
}

/** Plain text as HTML, in an element or between the quotes of an attribute. */
export function escapeHtml(text: string): string {
  return withoutUnprintable(text).replace(/[&<>"']/g, (one) => ESCAPED[one] ?? '');
}

/** What was typed, as far as it is shown again; a character is never cut in two. */
export function shorten(typed: string): string {
  return typed.slice(0, LONGEST).toWellFormed();
}

/**
 * A text with something in each of its places.
 *
 * @param put HTML, by the names of the places
 */
export function fillPieces(pieces: Pieces, put: Readonly<Record<string, string>>): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : (put[piece.put] ?? ''))).join('');
}

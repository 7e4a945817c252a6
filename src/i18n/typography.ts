import type { Locale } from '../domain/locale.ts';
import { withoutPiles } from '../domain/marks.ts';
import { tiePolish } from '../domain/short-words.ts';

const RANGE = /(?<=\d)–(?=\d)/g;
/** One word, for all that it has a hyphen. */
const MAIL = /(?<=\be)-(?=mail)/gi;

/**
 * Keeps a line from ending where it should not; see `tiePolish`. A range of numbers and the word e-mail stay in one piece in any language. Marks
 * that would cover other lines are left out: they are accepted from nobody, but an old log may hold some.
 */
export function tieShortWords(text: string, locale: Locale): string {
  const ranged = withoutPiles(text).replace(RANGE, `\u2060–\u2060`).replace(MAIL, '-\u2060');
  return locale === 'pl' ? tiePolish(ranged) : ranged;
}

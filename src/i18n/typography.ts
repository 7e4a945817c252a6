import type { Locale } from '../domain/locale.ts';
import { withoutPiles } from '../domain/marks.ts';
import { NBSP } from './nbsp.ts';

/** A capital only where a sentence begins: elsewhere it is the name of a panel. */
const ONE_LETTER_WORD = /(?<=^|[\s(„])([aiouwz]|(?<=(?:^|„|[.?!:] ))[AIOUWZ]) /gu;
const DAY_OF_MONTH = /(\d) (?=(?:stycz|lut|marc|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud)\p{L}+)/gu;
const RANGE = /(?<=\d)–(?=\d)/g;

/**
 * Keeps a line from ending in a one-letter word, or between a day and its month: in Polish both are mistakes.
 * A range of numbers stays in one piece in any language. Marks that would cover other lines are left out: they are
 * accepted from nobody, but an old log may hold some.
 *
 * @example tieShortWords('Panele A i B od 11 marca', 'pl') // 'Panele A i B od 11 marca', tied with U+00A0
 */
export function tieShortWords(text: string, locale: Locale): string {
  const ranged = withoutPiles(text).replace(RANGE, `\u2060–\u2060`);
  if (locale !== 'pl') return ranged;
  return ranged.replace(ONE_LETTER_WORD, `$1${NBSP}`).replace(DAY_OF_MONTH, `$1${NBSP}`);
}

/** A capital only where a sentence begins: elsewhere it is the name of a panel. */
const ONE_LETTER_WORD = /(?<=^|[\s(„])([aiouwz]|(?<=^|„|[.?!:]\s)[AIOUWZ])[ \n]/gu;
const DAY_OF_MONTH =
  /(\d)[ \n](?=(?:stycz|lut|marc|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud)\p{L}+)/gu;
const KEPT_TOGETHER = '$1\u00a0';

/**
 * Keeps a line from ending in a one-letter word, or between a day and its month: in Polish both are mistakes.
 *
 * @param text Polish
 * @example tiePolish('Panele A i B od 11 marca') // 'Panele A i B od 11 marca', tied with U+00A0
 */
export function tiePolish(text: string): string {
  return text.replace(ONE_LETTER_WORD, KEPT_TOGETHER).replace(DAY_OF_MONTH, KEPT_TOGETHER);
}

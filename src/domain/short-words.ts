/** A capital only where a sentence begins: elsewhere it is the name of a panel. */
const ONE_LETTER_WORD = /(?<=^|[\s(„])([aiouwz]|(?<=^|„|[.?!:]\s)[AIOUWZ])[ \n]/gu;
const DAY_OF_MONTH =
  /(\d)[ \n](?=(?:stycz|lut|marc|kwie|maj|czerw|lip|sierp|wrze|paźdz|listop|grud)\p{L}+)/gu;
/** How much time. */
const AMOUNT = /(\d)[ \n](?=(?:sekund|minut|godzin|dni|dzie[nń]|tygod|miesi|lat)\p{L}*)/gu;
const KEPT_TOGETHER = '$1\u00a0';

/**
 * Keeps a line from ending in a one-letter word, between a day and its month, or between a number and the time it
 * counts: in Polish all of them are mistakes.
 *
 * @param text Polish
 * @example tiePolish('Panele A i B od 11 marca') // 'Panele A i B od 11 marca', tied with U+00A0
 */
export function tiePolish(text: string): string {
  return text
    .replace(ONE_LETTER_WORD, KEPT_TOGETHER)
    .replace(DAY_OF_MONTH, KEPT_TOGETHER)
    .replace(AMOUNT, KEPT_TOGETHER);
}

/** So many marks may stand on one letter; no script in use piles up more. */
export const MOST_MARKS = 8;

/** As many marks as may stand on one letter, and those beyond. What shows nothing between them does not part them. */
const PILE =
  /((?:[[\p{Mn}\p{Me}]--\p{Default_Ignorable_Code_Point}]\p{Default_Ignorable_Code_Point}*){8})(?:[[\p{Mn}\p{Me}]--\p{Default_Ignorable_Code_Point}]\p{Default_Ignorable_Code_Point}*)+/gv;

/**
 * Whether so many marks stand on one letter that they would cover the lines above and below.
 *
 * @example pilesMarks('Z\u0301') // false
 */
export function pilesMarks(text: string): boolean {
  return text.search(PILE) >= 0;
}

/** The same text without the marks that would cover other lines. */
export function withoutPiles(text: string): string {
  return text.replace(PILE, '$1');
}

/** A letter or two stand beside a row, an abbreviation still does; a name in words needs a line of its own. */
const LONGEST_SIGN = 3;

/** Whether panels are called by words, not by letters: then they are laid out otherwise. */
export function areInWords(panels: readonly { readonly letter: string }[]): boolean {
  return panels.some(({ letter }) => letter.length > LONGEST_SIGN);
}

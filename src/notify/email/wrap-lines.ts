/** What takes no room: marks on a letter, joiners. */
const NO_ROOM = /[\p{Mn}\p{Me}\p{Cf}]/gu;

/**
 * A paragraph in lines of so many columns. Lines end at spaces alone, never at one that does not break; a word that is longer
 * has a line of its own. In the lines it is a space like any other: whoever copies or searches finds words.
 */
export function wrapLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columns(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines.map((one) => one.replaceAll('\u00a0', ' ').replaceAll('\u2060', ''));
}

function columns(text: string): number {
  return [...text.replace(NO_ROOM, '')].length;
}

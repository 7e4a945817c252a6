/** No word of any language is as long, and no address that is shown (characters). */
const LONG = 200;
/** So long is what is left in one piece. */
const PIECE = /(?:(?:&[#\w]+;|.)\p{M}{0,8}){1,40}/gsu;

/** Tags, comments and what is no text of the page, as they are; then a word that is too long. */
const PARTS = new RegExp(
  [
    String.raw`<(script|style|textarea|title|option|svg)(?=[\s>/])[\s\S]*?</\1\s*>`,
    String.raw`<!--[\s\S]*?-->`,
    `<(?:"[^"]*"|'[^']*'|[^'">])*>`,
    String.raw`(?<word>[^<\s]{${LONG},})`,
  ].join('|'),
  'gi',
);

/**
 * Lets words that are too long for any screen break after every so many characters (`<wbr>`): nothing else of them
 * changes, what is copied neither. Browsers look for a place in a word without one by measuring all that is left of it
 * for every line: 30,000 characters in one took a page of ours 20 seconds.
 *
 * @param html a whole page, whose text is escaped
 */
export function breakLongWords(html: string): string {
  return html.replace(PARTS, (part: string, ...rest: unknown[]) =>
    isWord(rest.at(-1)) ? (part.match(PIECE) ?? []).join('<wbr>') : part,
  );
}

function isWord(groups: unknown): boolean {
  return typeof groups === 'object' && groups !== null && 'word' in groups && groups.word !== undefined;
}

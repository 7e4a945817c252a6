/** No word of any language is as long, and no address that is shown (characters). */
const LONG = 200;
/** So long is what is left in one piece. */
const PIECE = /(?:(?:&[#\w]+;|.)\p{M}{0,8}){1,40}/gsu;

const WORD = new RegExp(String.raw`\S{${LONG},}`, 'g');
/** What begins with this, up to its end, is no text of the page. */
const NO_TEXT = /<(script|style|textarea|title|option|svg)(?=[\s>/])/iy;
const TAG = /<(?:"[^"]*"|'[^']*'|[^'">])*>/y;

/**
 * Lets words that are too long for any screen break after every so many characters (`<wbr>`): nothing else of them
 * changes, what is copied neither. Browsers look for a place in a word without one by measuring all that is left of it
 * for every line: 30,000 characters in one took a page of ours 20 seconds.
 *
 * @param html a whole page, whose text is escaped
 */
export function breakLongWords(html: string): string {
  let broken = '';
  let copied = 0;
  for (let at = 0; at < html.length; ) {
    const begin = html.indexOf('<', at);
    const end = begin === -1 ? html.length : begin;
    // Most of what stands between two tags is shorter.
    if (end - at >= LONG) {
      const text = html.slice(at, end).replace(WORD, (word) => (word.match(PIECE) ?? []).join('<wbr>'));
      broken += html.slice(copied, at) + text;
      copied = end;
    }
    at = begin === -1 ? html.length : endOfTag(html, begin);
  }
  return broken + html.slice(copied);
}

/** Where a tag, a comment, or what is no text ends; what is none of these is the character that begins it. */
function endOfTag(html: string, begin: number): number {
  if (html.startsWith('<!--', begin)) {
    const end = html.indexOf('-->', begin + 4);
    if (end !== -1) return end + 3;
  }
  NO_TEXT.lastIndex = begin;
  const [, name] = NO_TEXT.exec(html) ?? [];
  if (name !== undefined) {
    const closing = closingOf(name.toLowerCase());
    closing.lastIndex = begin;
    if (closing.test(html)) return closing.lastIndex;
  }
  TAG.lastIndex = begin;
  return TAG.test(html) ? TAG.lastIndex : begin + 1;
}

const closings = new Map<string, RegExp>();

function closingOf(name: string): RegExp {
  const closing = closings.get(name) ?? new RegExp(String.raw`</${name}\s*>`, 'gi');
  closings.set(name, closing);
  return closing;
}

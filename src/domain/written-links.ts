/** A link as it is written in Markdown. */
export interface WrittenLink {
  readonly address: string;
  /** Where the address begins in the text. */
  readonly index: number;
}

/** `(address)`, `(<address> "title")`: what stands behind the words of a link. */
const DESTINATION =
  /\(\s*(?:<([^<>\n]*)>|((?:[^\s()<]|\((?:[^\s()]|\([^\s()]*\))*\))(?:[^\s()]|\((?:[^\s()]|\([^\s()]*\))*\))*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/y;
/** `[words]: address`, for who refers to it by those words; no footnote. */
const DEFINITION = /^(?:[ >]|[-*+] |\d+[.)] )*\[(?!\^)([^\]\n]+)\]:\s*(?:<([^<>\n]*)>|([^\s<]\S*))/gm;
const FENCE =
  /^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)\n?[\s\S]*?(?:^[ \t>]*\2[`~]*[ \t]*$|(?![\s\S]))/gm;
const CODE = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;

/** Where Markdown leads: every link that readers get, but addresses that stand bare. What is code, or escaped, is none. */
export function writtenLinks(markdown: string): WrittenLink[] {
  const structure = blanked(markdown);
  return [...inlineLinks(structure), ...definedLinks(structure)].map(([start, end]) => ({
    address: markdown.slice(start, end),
    index: start,
  }));
}

/** Of the same length, without what is no markup. */
function blanked(markdown: string): string {
  return markdown
    .replace(FENCE, blank)
    .replace(/\\[!-/:-@[-`{-~]/g, blank)
    .replace(CODE, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, 'x');
}

type Span = readonly [start: number, end: number];

/** A bracket that was opened in the same paragraph and is closed in front of an address. */
function inlineLinks(text: string): Span[] {
  const links: Span[] = [];
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n' && /^\n[ \t]*\n/.test(text.slice(at, at + 200))) open = 0;
    if (character === '[') open += 1;
    if (character !== ']' || open === 0) continue;
    open -= 1;
    DESTINATION.lastIndex = at + 1;
    const found = DESTINATION.exec(text);
    const address = found?.[1] ?? found?.[2];
    if (!found || !address) continue;
    const start = at + 1 + found[0].indexOf(address, 1);
    links.push([start, start + address.length]);
  }
  return links;
}

/** Of two definitions of one name the first one holds. */
function definedLinks(text: string): Span[] {
  const known = new Set<string>();
  return [...text.matchAll(DEFINITION)].flatMap((found): Span[] => {
    const [all, label = '', angled, bare] = found;
    const address = angled ?? bare ?? '';
    const isFirst = !known.has(label.toLowerCase());
    known.add(label.toLowerCase());
    const isNamed = text.toLowerCase().split(`[${label.toLowerCase()}]`).length > 2;
    const start = found.index + all.lastIndexOf(address);
    return isNamed && isFirst ? [[start, start + address.length]] : [];
  });
}

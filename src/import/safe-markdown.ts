/** What of HTML has a meaning in Markdown: what stands in front of its words, and behind them. */
const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  strong: ['**', '**'],
  b: ['**', '**'],
  em: ['*', '*'],
  i: ['*', '*'],
  code: ['`', '`'],
  p: ['\n\n', '\n\n'],
  div: ['\n\n', '\n\n'],
  ul: ['\n\n', '\n\n'],
  ol: ['\n\n', '\n\n'],
  blockquote: ['\n\n> ', '\n\n'],
  li: ['\n- ', ''],
  h1: ['\n\n**', '**\n\n'],
  h2: ['\n\n**', '**\n\n'],
  h3: ['\n\n**', '**\n\n'],
  h4: ['\n\n**', '**\n\n'],
  tr: ['\n', ''],
  td: [' ', ' '],
  th: [' ', ' '],
};
// What another site wrote may be long and made to be slow: no pattern looks through the same text from many places in it.
/** Whose words are no words. */
const DROPPED = /<(script|style|iframe|object|template|noscript)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<(\/?)([a-z][a-z0-9]*)\b((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>/gi;
/** What is left of markup that does not end, or has a sign of its own in an attribute: it stays, as words. */
const OPENING = /(?<!\]\()<(?=[a-z/!?])/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
};
/** No page, feed or terminal can show them, or they turn other words around. */
const UNSHOWN = /(?![\n\t])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Markdown that says what HTML, or Markdown with HTML in it, said: links, emphasis, lists and paragraphs stay, everything else of
 * markup goes. Links stay that lead somewhere from this site as well.
 *
 * @example safeMarkdown('<p>See <a href="https://x.example/">there</a>.</p>') // 'See [there](https://x.example/).'
 */
export function safeMarkdown(source: string): string {
  const text = source.replace(/\r\n?/g, '\n').replace(DROPPED, '').replace(COMMENTS, '');
  const links: string[] = [];
  const marked = text.replace(TAG, (_tag, slash: string, written: string, attributes: string) => {
    const name = written.toLowerCase();
    if (name === 'br' || name === 'hr') return '\n';
    if (name === 'a') return slash === '' ? openLink(attributes, links) : closeLink(links);
    const [before, behind] = MARKS[name] ?? ['', ''];
    return slash === '' ? before : behind;
  });
  const closed = marked + links.map(() => closeLink(links)).join('');
  return withOwnLinks(decodeEntities(closed, KEPT))
    .replace(OPENING, '&lt;')
    .replace(UNSHOWN, '')
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One line of plain words. */
export function safeLine(source: string): string {
  return decodeEntities(source.replace(DROPPED, '').replace(COMMENTS, '').replace(TAG, ''))
    .replace(/\s+/g, ' ')
    .replace(UNSHOWN, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function openLink(attributes: string, links: string[]): string {
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? [];
  const to = decodeEntities(double ?? single ?? bare ?? '').trim();
  const isKept = /^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(to);
  links.push(isKept ? `](<${to}>)` : '');
  return isKept ? '[' : '';
}

function closeLink(links: string[]): string {
  return links.pop() ?? '';
}

/** Links of Markdown that lead to pages of the other site, which are not here, are words alone; pictures are links. */
function withOwnLinks(markdown: string): string {
  return markdown
    .replace(/!\[/g, '[')
    .replace(/(?<!\\)\[([^[\]\n]*)\]\((?!<?(?:https?:\/\/|mailto:))[^()\n]*\)/gi, '$1');
}

/** Written as characters these would be markup again. */
const KEPT = '<>&';

function decodeEntities(text: string, kept = ''): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi, (written, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const numbered = code <= 0x10ffff ? String.fromCodePoint(code) : written;
    const decoded = name === undefined ? numbered : (ENTITIES[String(name).toLowerCase()] ?? written);
    return kept.includes(decoded) ? written : decoded;
  });
}

import { Marked, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';

const ALLOWED_TAGS = [
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'blockquote',
  'a',
  'br',
  'hr',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
];
const LINK_SCHEMES = ['https', 'http', 'mailto'];

/** How many rendered texts are kept; the shipped site has about 200. */
const CACHE_SIZE = 20_000;
const cache = new Map<string, string>();

/** Raw HTML is shown as it was typed, images become their description: nothing is fetched from elsewhere. */
const marked = new Marked({ gfm: true, async: false }).use({
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
    image: ({ text }: Tokens.Image) => escapeHtml(text),
    heading({ tokens, depth }: Tokens.Heading) {
      const level = Math.min(4, Math.max(2, depth));
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
  },
});

/**
 * Markdown → HTML that is safe to put on a page: raw HTML escaped, then everything but an allow-list of tags
 * and link schemes taken out. The same text is rendered once.
 */
export function renderMarkdown(markdown: string): string {
  const known = cache.get(markdown);
  if (known !== undefined) return known;
  const html = sanitizeHtml(marked.parse(markdown, { async: false }), {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: { a: ['href'], th: ['align'], td: ['align'], ol: ['start'] },
    allowedSchemes: LINK_SCHEMES,
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
  });
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(markdown, html);
  return html;
}

const textCache = new Map<string, string>();

/** Markdown → one line of plain text, for descriptions and copies. The same text is made once. */
export function markdownToText(markdown: string): string {
  const known = textCache.get(markdown);
  if (known !== undefined) return known;
  const text = plainText(markdown);
  if (textCache.size >= CACHE_SIZE) textCache.clear();
  textCache.set(markdown, text);
  return text;
}

function plainText(markdown: string): string {
  const text = sanitizeHtml(renderMarkdown(markdown), { allowedTags: [], allowedAttributes: {} });
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

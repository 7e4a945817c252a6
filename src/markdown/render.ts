import { Parser, Renderer, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { readTokens } from './lexer.ts';

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
class PageRenderer extends Renderer {
  override html({ text }: Tokens.HTML | Tokens.Tag): string {
    return escapeHtml(text);
  }

  override image({ text }: Tokens.Image): string {
    return escapeHtml(text);
  }

  override heading({ tokens, depth }: Tokens.Heading): string {
    const level = Math.min(4, Math.max(2, depth));
    return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
  }
}

/**
 * Markdown → HTML that is safe to put on a page: raw HTML escaped, then everything but an allow-list of tags
 * and link schemes taken out. Never throws, and takes bounded time and memory: what is too long, too deep or too
 * tangled is shown as it was typed, in paragraphs. The same text is rendered once.
 */
export function renderMarkdown(markdown: string): string {
  const known = cache.get(markdown);
  if (known !== undefined) return known;
  const html = safeHtml(markdown);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(markdown, html);
  return html;
}

function safeHtml(markdown: string): string {
  try {
    const tokens = readTokens(markdown);
    return sanitizeHtml(new Parser({ renderer: new PageRenderer() }).parse(tokens), {
      allowedTags: ALLOWED_TAGS,
      allowedAttributes: { a: ['href'], th: ['align'], td: ['align'], ol: ['start'] },
      allowedSchemes: LINK_SCHEMES,
      allowProtocolRelative: false,
      disallowedTagsMode: 'discard',
    });
  } catch {
    // Also a mistake of the library: one text takes no other along.
    return asTyped(markdown);
  }
}

/** Plain words in paragraphs, line by line. */
function asTyped(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll('\n', '<br />\n')}</p>\n`)
    .join('');
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

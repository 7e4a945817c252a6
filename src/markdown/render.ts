import { Parser, Renderer, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { withoutPiles } from '../domain/marks.ts';
import { Memory } from '../domain/memo.ts';
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

/** How much of what was rendered is kept, sources and results (bytes); the shipped site takes half a megabyte. */
const REMEMBERED = 8 * 2 ** 20;
/** The same of what somebody tries out: it is rendered for a few pages at once, and then most likely never again. */
const REMEMBERED_OF_DRAFTS = 2 ** 20;

/** Makes of Markdown what a page or a copy of it shows. */
export interface Rendering {
  /** HTML that is safe to put on a page. */
  readonly html: (markdown: string) => string;
  /** One line of plain text. */
  readonly text: (markdown: string) => string;
}

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

/** What was rendered is remembered here, and found in `site` before it is rendered. */
class RememberedRendering implements Rendering {
  readonly #site: RememberedRendering | null;
  readonly #html: Memory<string>;
  readonly #text: Memory<string>;

  constructor(limit: number, site: RememberedRendering | null = null) {
    this.#site = site;
    this.#html = new Memory(limit / 2);
    this.#text = new Memory(limit / 2);
  }

  /** What is held (bytes). */
  get bytes(): number {
    return this.#html.bytes + this.#text.bytes;
  }

  readonly html = (markdown: string): string => {
    const known = (this.#site ?? this).#html.get(markdown) ?? this.#html.get(markdown);
    if (known !== undefined) return known;
    const html = withoutPiles(safeHtml(markdown));
    this.#html.set(markdown, html);
    return html;
  };

  readonly text = (markdown: string): string => {
    const known = (this.#site ?? this).#text.get(markdown) ?? this.#text.get(markdown);
    if (known !== undefined) return known;
    const text = plainText(this.html(markdown));
    this.#text.set(markdown, text);
    return text;
  };
}

const site = new RememberedRendering(REMEMBERED);
const drafts = new RememberedRendering(REMEMBERED_OF_DRAFTS, site);

/**
 * Markdown → HTML that is safe to put on a page: raw HTML escaped, then everything but an allow-list of tags
 * and link schemes taken out. Never throws, and takes bounded time and memory: what is too long, too deep or too
 * tangled is shown as it was typed, in paragraphs. The same text is rendered once.
 */
export const renderMarkdown = site.html;

/** Markdown → one line of plain text, for descriptions and copies. The same text is made once. */
export const markdownToText = site.text;

/** The same for what is not published: finds what is remembered of the site, and takes no room from it. */
export const DRAFTS: Rendering = drafts;

/** What is remembered of rendered texts (bytes). */
export function rememberedBytes(): { readonly site: number; readonly drafts: number } {
  return { site: site.bytes, drafts: drafts.bytes };
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

/** How a paragraph begins that is shown as it was typed; no other has attributes. */
const AS_TYPED = '<p class="as-typed">';

/** Whether this is what a text became that could not be shown as Markdown. */
export function isAsTyped(html: string): boolean {
  return html.startsWith(AS_TYPED);
}

/** Plain words in paragraphs, line by line. */
function asTyped(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `${AS_TYPED}${escapeHtml(paragraph.trim()).replaceAll('\n', '<br />\n')}</p>\n`)
    .join('');
}

function plainText(html: string): string {
  const text = sanitizeHtml(html, { allowedTags: [], allowedAttributes: {} });
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

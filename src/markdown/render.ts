import { Parser, Renderer, type Tokens } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { withoutPiles } from '../domain/marks.ts';
import { Memory } from '../domain/memo.ts';
import { depthOf, readTokens } from './lexer.ts';

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

/** What a character of it takes (bytes). */
const CHARACTER = 2;

/** What a text became, and how deep it is nested; see `depthOf`. */
interface RenderedText {
  readonly html: string;
  /** `Infinity`: it could not be shown as Markdown, and stands as it was typed. */
  readonly depth: number;
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
  readonly #rendered: Memory<RenderedText>;
  readonly #text: Memory<string>;

  constructor(limit: number, site: RememberedRendering | null = null) {
    this.#site = site;
    this.#rendered = new Memory(limit / 2, ({ html }) => html.length * CHARACTER);
    this.#text = new Memory(limit / 2);
  }

  /** What is held (bytes). */
  get bytes(): number {
    return this.#rendered.bytes + this.#text.bytes;
  }

  readonly html = (markdown: string): string => this.#render(markdown).html;

  readonly depth = (markdown: string): number => this.#render(markdown).depth;

  readonly text = (markdown: string): string => {
    const known = (this.#site ?? this).#text.get(markdown) ?? this.#text.get(markdown);
    if (known !== undefined) return known;
    const text = plainText(this.html(markdown));
    this.#text.set(markdown, text);
    return text;
  };

  #render(markdown: string): RenderedText {
    const known = (this.#site ?? this).#rendered.get(markdown) ?? this.#rendered.get(markdown);
    if (known !== undefined) return known;
    const { html, depth } = render(markdown);
    const rendered = { html: withoutPiles(html), depth };
    this.#rendered.set(markdown, rendered);
    return rendered;
  }
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

/** How deep a text is nested; 0 for words alone, `Infinity` for what cannot be shown as Markdown. */
export const markdownDepth = site.depth;

/** The same for what is not published: finds what is remembered of the site, and takes no room from it. */
export const DRAFTS: Rendering = drafts;

/** What is remembered of rendered texts (bytes). */
export function rememberedBytes(): { readonly site: number; readonly drafts: number } {
  return { site: site.bytes, drafts: drafts.bytes };
}

function render(markdown: string): RenderedText {
  try {
    const tokens = readTokens(markdown);
    const html = sanitizeHtml(new Parser({ renderer: new PageRenderer() }).parse(tokens), {
      allowedTags: ALLOWED_TAGS,
      allowedAttributes: { a: ['href'], th: ['align'], td: ['align'], ol: ['start'] },
      allowedSchemes: LINK_SCHEMES,
      allowProtocolRelative: false,
      disallowedTagsMode: 'discard',
    });
    return { html, depth: depthOf(tokens) };
  } catch {
    // Also a mistake of the library: one text takes no other along.
    return { html: asTyped(markdown), depth: Number.POSITIVE_INFINITY };
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

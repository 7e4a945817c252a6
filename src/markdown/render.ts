import type { TokensList } from 'marked';
import { type Locale, SOURCE_LOCALE } from '../domain/locale.ts';
import type { MarkdownHint } from '../domain/markdown-hint.ts';
import { withoutPiles } from '../domain/marks.ts';
import { Memory } from '../domain/memo.ts';
import type { LineEnds, Writing } from '../domain/writing.ts';
import { textAsHtml } from './entities.ts';
import { findHints } from './find-hints.ts';
import { depthOf, readTokens } from './lexer.ts';
import { writeHtml } from './page-renderer.ts';
import { writeLead, writeLine, writePlain, writeWords } from './plain-text.ts';
import { sanitise } from './sanitise.ts';

/** How much of what was rendered is kept, sources and results (bytes); the shipped site takes half a megabyte. */
const REMEMBERED = 8 * 2 ** 20;
/** The same of what somebody tries out: it is rendered for a few pages at once, and then most likely never again. */
const REMEMBERED_OF_DRAFTS = 2 ** 20;

/** Makes of Markdown what a page or a copy of it shows. */
export interface Rendering {
  /** HTML that is safe to put on a page. */
  readonly html: (markdown: string, writing?: Writing) => string;
  /** One line of plain text: all of it. */
  readonly text: (markdown: string, writing?: Writing) => string;
  /** One line of plain text: its first paragraph, with the headings above it, and what it announces. */
  readonly lead: (markdown: string, writing?: Writing) => string;
  /** Plain text, block by block, that can be sent on; links of this site begin with `origin`. */
  readonly plain: (markdown: string, origin: string, writing?: Writing) => string;
  /** What readers see otherwise than it was typed. */
  readonly hints: (markdown: string, writing?: Writing) => readonly MarkdownHint[];
}

/** What a character of it takes (bytes). */
const CHARACTER = 2;

/** What a text became, and how deep it is nested; see `depthOf`. */
interface RenderedText {
  readonly html: string;
  /** `Infinity`: it could not be shown as Markdown, and stands as it was typed. */
  readonly depth: number;
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

  readonly html = (markdown: string, writing: Writing = {}): string => this.#render(markdown, writing).html;

  readonly depth = (markdown: string): number => this.#render(markdown, {}).depth;

  readonly text = (markdown: string, { lineEnds = 'joined' }: Writing = {}): string =>
    this.#write('line', lineEnds, markdown, '', writeLine);

  readonly lead = (markdown: string, { lineEnds = 'joined' }: Writing = {}): string =>
    this.#write('lead', lineEnds, markdown, '', writeLead);

  readonly plain = (markdown: string, origin: string, { lineEnds = 'joined' }: Writing = {}): string =>
    this.#write('plain', lineEnds, markdown, origin, writePlain);

  readonly hints = (markdown: string, { lineEnds }: Writing = {}): readonly MarkdownHint[] =>
    findHints(markdown, lineEnds);

  #write(kind: string, lineEnds: LineEnds, markdown: string, origin: string, write: WriteText): string {
    const key = [kind, lineEnds, origin, markdown].join(' ');
    const known = (this.#site ?? this).#text.get(key) ?? this.#text.get(key);
    if (known !== undefined) return known;
    const text = withoutPiles(showable(textOf(markdown, lineEnds, (tokens) => write(tokens, origin))));
    this.#text.set(key, text);
    return text;
  }

  #render(markdown: string, { locale = SOURCE_LOCALE, lineEnds = 'joined' }: Writing): RenderedText {
    const key = [locale, lineEnds, markdown].join(' ');
    const known = (this.#site ?? this).#rendered.get(key) ?? this.#rendered.get(key);
    if (known !== undefined) return known;
    const { html, depth } = render(markdown, locale, lineEnds);
    const rendered = { html: withoutPiles(showable(html)), depth };
    this.#rendered.set(key, rendered);
    return rendered;
  }
}

type WriteText = (tokens: TokensList, origin: string) => string;

const site = new RememberedRendering(REMEMBERED);
const drafts = new RememberedRendering(REMEMBERED_OF_DRAFTS, site);

/**
 * Markdown → HTML that is safe to put on a page: raw HTML escaped, then everything but an allow-list of tags
 * and link schemes taken out. Never throws, and takes bounded time and memory: what is too long, too deep or too
 * tangled is shown as it was typed, in paragraphs. The same text is rendered once.
 */
export const renderMarkdown = site.html;

/** Markdown → one line of plain text, for descriptions and searching. The same text is made once. */
export const markdownToText = site.text;

/** The same of the words alone: of a link without words nothing. */
export function markdownWords(markdown: string): string {
  return withoutPiles(showable(textOf(markdown, 'joined', writeWords)));
}

/** The same for what is published. */
export const PUBLISHED: Rendering = site;

/** How deep a text is nested; 0 for words alone, `Infinity` for what cannot be shown as Markdown. */
export const markdownDepth = site.depth;

/** The same for what is not published: finds what is remembered of the site, and takes no room from it. */
export const DRAFTS: Rendering = drafts;

/** What is remembered of rendered texts (bytes). */
export function rememberedBytes(): { readonly site: number; readonly drafts: number } {
  return { site: site.bytes, drafts: drafts.bytes };
}

function render(markdown: string, locale: Locale, lineEnds: LineEnds): RenderedText {
  try {
    const tokens = readTokens(markdown, lineEnds);
    return { html: sanitise(writeHtml(tokens, locale)), depth: depthOf(tokens) };
  } catch {
    // Also a mistake of the library: one text takes no other along.
    return { html: sanitise(asTyped(markdown)), depth: Number.POSITIVE_INFINITY };
  }
}

function textOf(markdown: string, lineEnds: LineEnds, write: (tokens: TokensList) => string): string {
  try {
    return write(readTokens(markdown, lineEnds));
  } catch {
    return markdown.trim();
  }
}

/** Control characters that no page can hold, and halves of pairs. */
const UNSHOWABLE = /[[\p{Cc}\p{Noncharacter_Code_Point}]--[\n\t]]/gv;

/** With what stands for a character that cannot be shown in its place. */
function showable(text: string): string {
  return text.toWellFormed().replace(UNSHOWABLE, '\ufffd');
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
    .map((paragraph) => `${AS_TYPED}${textAsHtml(paragraph.trim()).replaceAll('\n', '<br />\n')}</p>\n`)
    .join('');
}

import { Lexer, type Links, type Token, Tokenizer, type Tokens, type TokensList } from 'marked';
import type { LineEnds } from '../domain/writing.ts';
import { mayBeginMail, readBareAddress } from './bare-address.ts';
import { excessCells } from './excess-cells.ts';
import { childrenOf } from './token-kinds.ts';

/** A text that would take more than it may: too long, too deep, or too tangled. It is shown as it was typed. */
export class BeyondBounds extends Error {}

/** No text longer than this is read as Markdown (UTF-16 units). Somebody's words are at most 8,000. */
const MAX_LENGTH = 100_000;
/** Blocks in blocks, and spans in spans. */
const MAX_DEPTH = 40;
/** What one text may cost, in characters looked at. Words of 8,000 characters cost up to a tenth of it. */
const MAX_STEPS = 20_000_000;
/** One character looked at for the end of an emphasis costs so many others. */
const EMPHASIS_WEIGHT = 20;
/** One cell of a table. Rows are filled up to the width of the head. */
const CELL_WEIGHT = 50;
/** Blocks begin anew at what is left, of which they mostly look at their own part. */
const BLOCK_SHARE = 8;
/** Of addresses, also of those that are written once and named often, so many characters for each that was typed. */
const LINK_GROWTH = 8;

/**
 * Reads Markdown into tokens, within bounds that depend on the text alone: the same text is read, or is not, on every
 * machine and under every load. Work is counted, not timed. Of what was defined (`links`), what is used.
 *
 * @throws BeyondBounds
 */
export function readTokens(markdown: string, lineEnds: LineEnds): TokensList {
  if (markdown.length > MAX_LENGTH) throw new BeyondBounds('too long');
  const tokens = new BoundedLexer(lineEnds).lex(markdown);
  const allowed = LINK_GROWTH * (markdown.length + 100);
  if (addressLength(tokens) > allowed) throw new BeyondBounds('its addresses take too much');
  return tokens;
}

/** How deep blocks and spans lie in one another; 0 for words alone. A list with its items is one. */
export function depthOf(tokens: readonly Token[]): number {
  return deepest(tokens.map((token) => (isContainer(token) ? 1 : 0) + depthOf(childrenOf(token))));
}

function deepest(depths: readonly number[]): number {
  return depths.reduce((most, depth) => Math.max(most, depth), 0);
}

function isContainer({ type }: Token): boolean {
  return ['blockquote', 'list', 'em', 'strong', 'del', 'link', 'table'].includes(type);
}

function addressLength(tokens: readonly Token[]): number {
  let length = 0;
  for (const token of tokens) {
    if (token.type === 'link') length += token.href.length + (token.title?.length ?? 0);
    length += addressLength(childrenOf(token));
  }
  return length;
}

class BoundedLexer extends Lexer {
  readonly #budget: Budget;
  readonly #tokenizer: SiteTokenizer;
  #depth = 0;

  constructor(lineEnds: LineEnds) {
    const budget = new Budget();
    const tokenizer = new SiteTokenizer();
    tokenizer.budget = budget;
    super({ gfm: true, async: false, breaks: lineEnds === 'kept', tokenizer });
    this.#budget = budget;
    this.#tokenizer = tokenizer;
    const { inline } = tokenizer.rules;
    tokenizer.rules = {
      ...tokenizer.rules,
      inline: {
        ...inline,
        emStrongRDelimAst: new CountedRegExp(inline.emStrongRDelimAst, budget),
        emStrongRDelimUnd: new CountedRegExp(inline.emStrongRDelimUnd, budget),
        delRDelim: new CountedRegExp(inline.delRDelim, budget),
      },
    };
  }

  override lex(src: string): TokensList {
    const tokens = super.lex(src);
    for (const tag of Object.keys(tokens.links)) {
      if (!this.#tokenizer.used.has(tag)) delete tokens.links[tag];
    }
    return tokens;
  }

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    return this.#within(src, () => super.blockTokens(src, tokens, lastParagraphClipped));
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    const outer = this.#tokenizer.span;
    this.#tokenizer.span = src;
    const read = this.#within(src, () => super.inlineTokens(src, tokens));
    this.#tokenizer.span = outer;
    return read;
  }

  #within<T>(src: string, read: () => T): T {
    if (this.#depth > MAX_DEPTH) throw new BeyondBounds('too deep');
    this.#budget.spend(src.length);
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }
}

class Budget {
  #left = MAX_STEPS;

  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new BeyondBounds('too tangled');
  }
}

/**
 * Counts: `space` is asked first at every block, `escape` at every span, and what is left of the text is looked at there.
 * And reads as people mean it where the library would lose something, or link too much.
 */
class SiteTokenizer extends Tokenizer {
  budget = new Budget();
  /** The whole of the spans that are being read. */
  span = '';
  /** The names of definitions that something refers to. */
  readonly used = new Set<string>();

  override space(src: string): Tokens.Space | undefined {
    this.budget.spend(Math.ceil(src.length / BLOCK_SHARE));
    return super.space(src);
  }

  override escape(src: string): Tokens.Escape | undefined {
    this.budget.spend(src.length);
    return super.escape(src);
  }

  /** Cells beyond the last column stand in the last one, as they were typed. */
  override table(src: string): Tokens.Table | undefined {
    const end = src.search(/\n[ \t]*\n/);
    const lines = (end < 0 ? src : src.slice(0, end)).split('\n');
    const columns = (lines[0] ?? '').split('|').length;
    this.budget.spend(columns * lines.length * CELL_WEIGHT);
    const table = super.table(src);
    for (const [row, excess] of table ? excessCells(table) : []) {
      const last = row.at(-1);
      if (last) this.lexer.inline(` | ${excess}`, last.tokens);
    }
    return table;
  }

  /** A footnote (`[^1]: word`) is none of GFM's definitions. */
  override def(src: string): Tokens.Def | undefined {
    const definition = super.def(src);
    return definition?.tag.startsWith('^') ? undefined : definition;
  }

  override reflink(src: string, links: Links): Tokens.Link | Tokens.Image | Tokens.Text | undefined {
    const noting = new Proxy(links, {
      get: (all, tag) => {
        if (typeof tag === 'string' && Object.hasOwn(all, tag)) this.used.add(tag);
        return Reflect.get(all, tag);
      },
    });
    return super.reflink(src, noting);
  }

  /** No tag is one here: what stands in `<kbd>` is text like any other. */
  override tag(src: string): Tokens.Tag | undefined {
    const { inLink } = this.lexer.state;
    const tag = super.tag(src);
    Object.assign(this.lexer.state, { inLink, inRawBlock: false });
    return tag;
  }

  override url(src: string): Tokens.Link | undefined {
    const before = this.span.slice(0, this.span.length - src.length);
    const address = readBareAddress(src, before.slice(-2));
    if (address !== '') return linkTo(address, /^www/i.test(address) ? `http://${address}` : address);
    const found = super.url(src);
    if (!found || /^(?:https?:|ftp:|www\.)/i.test(found.raw) || !mayBeginMail(before.slice(-2)))
      return undefined;
    return found;
  }
}

function linkTo(address: string, href: string): Tokens.Link {
  const words: Tokens.Text = { type: 'text', raw: address, text: address, escaped: true };
  const link: Tokens.Link & { autolink: true } = {
    type: 'link',
    raw: address,
    text: address,
    href,
    autolink: true,
    tokens: [words],
  };
  return link;
}

/** Spends what every search goes through. */
class CountedRegExp extends RegExp {
  readonly #budget: Budget;

  constructor(pattern: RegExp, budget: Budget) {
    super(pattern);
    this.#budget = budget;
  }

  override exec(text: string): RegExpExecArray | null {
    const start = this.lastIndex;
    const found = super.exec(text);
    this.#budget.spend(EMPHASIS_WEIGHT * ((found ? this.lastIndex : text.length) - start));
    return found;
  }
}

import { Lexer, type Token, Tokenizer, type Tokens, type TokensList } from 'marked';

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
 * machine and under every load. Work is counted, not timed.
 *
 * @throws BeyondBounds
 */
export function readTokens(markdown: string): TokensList {
  if (markdown.length > MAX_LENGTH) throw new BeyondBounds('too long');
  const tokens = new BoundedLexer().lex(markdown);
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

function childrenOf(token: Token): Token[] {
  if (isList(token)) return token.items.flatMap(({ tokens }) => tokens);
  if (isTable(token)) return [token.header, ...token.rows].flat().flatMap(({ tokens }) => tokens);
  return ('tokens' in token && token.tokens) || [];
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
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
  #depth = 0;

  constructor() {
    const budget = new Budget();
    const tokenizer = new CountingTokenizer();
    tokenizer.budget = budget;
    super({ gfm: true, async: false, tokenizer });
    this.#budget = budget;
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

  override blockTokens(src: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(src: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(src: string, tokens: Token[] = [], lastParagraphClipped = false): Token[] {
    return this.#within(src, () => super.blockTokens(src, tokens, lastParagraphClipped));
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    return this.#within(src, () => super.inlineTokens(src, tokens));
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

/** `space` is asked first at every block, `escape` at every span: what is left of the text is looked at there. */
class CountingTokenizer extends Tokenizer {
  budget = new Budget();

  override space(src: string): Tokens.Space | undefined {
    this.budget.spend(Math.ceil(src.length / BLOCK_SHARE));
    return super.space(src);
  }

  override escape(src: string): Tokens.Escape | undefined {
    this.budget.spend(src.length);
    return super.escape(src);
  }

  override table(src: string): Tokens.Table | undefined {
    const end = src.search(/\n[ \t]*\n/);
    const lines = (end < 0 ? src : src.slice(0, end)).split('\n');
    const columns = (lines[0] ?? '').split('|').length;
    this.budget.spend(columns * lines.length * CELL_WEIGHT);
    return super.table(src);
  }
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

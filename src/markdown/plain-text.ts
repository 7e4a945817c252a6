import type { Token, Tokens, TokensList } from 'marked';
import { decodeEntities, escapeAroundEntities, textAsHtml } from './entities.ts';
import { linkTarget, readableAddress } from './link-target.ts';
import { seenText } from './seen-text.ts';
import { childrenOf, isDefinition, isLanguage, isLink, isList, isTable, isUsed } from './token-kinds.ts';

/** What is between two parts that are on one line, where the first does not end in a mark of its own. */
const BETWEEN = { blocks: ' · ', items: '; ', heading: ': ', lines: ' ' } as const;

/** Ends a sentence or announces what follows; quotes, brackets and marks of emphasis may stand behind it. */
const ENDED = /[[\p{Sentence_Terminal}\p{Terminal_Punctuation}…]][\p{Pe}\p{Pf}\p{Pi}"'~*]*$/v;

/**
 * Plain text that can be sent on: paragraphs, lists with their numbers and ticks, quotations, code and tables as they are
 * written, a link behind its words.
 *
 * @param origin the site’s address, in front of its own links
 */
export function writePlain(tokens: TokensList, origin: string): string {
  const writer = new PlainWriter({
    all: tokens,
    behind: (href) => ` (${href.startsWith('/') ? origin : ''}${href})`,
  });
  return decodeEntities(writer.blocks(tokens).join('\n\n'));
}

/** All of it on one line, with something between paragraphs, items of a list and cells. */
export function writeLine(tokens: TokensList): string {
  return onOneLine(tokens, { all: tokens });
}

/** On one line what somebody said in words: no address that stands for a link without any, no definition. */
export function writeWords(tokens: TokensList): string {
  return onOneLine(tokens, { all: tokens, isInWords: true });
}

/** On one line the first paragraph with the headings above it; all of the text where it only announces what follows. */
export function writeLead(tokens: TokensList): string {
  const way = { all: tokens };
  const said = tokens.findIndex((token) => token.type !== 'heading' && oneLine(token, way) !== '');
  const lead = onOneLine(said < 0 ? tokens : tokens.slice(0, said + 1), way);
  return lead.endsWith(':') ? onOneLine(tokens, way) : lead;
}

/** How a text is written. */
interface Way {
  readonly all: TokensList;
  /** What stands behind the words of a link; left out: nothing. */
  readonly behind?: (href: string) => string;
  /** Nothing stands for words that there are none of. */
  readonly isInWords?: boolean;
}

function onOneLine(blocks: readonly Token[], way: Way): string {
  return decodeEntities(lineOfBlocks(blocks, way))
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

function lineOfBlocks(tokens: readonly Token[], way: Way): string {
  const blocks = blocksOf(tokens.filter(({ type }) => type !== 'space'));
  return joinParts(
    blocks.map((block, index) => ({
      text: block.map((token) => oneLine(token, way)).join(' '),
      between:
        block[0]?.type === 'heading' || blocks[index + 1]?.[0]?.type === 'list'
          ? BETWEEN.heading
          : BETWEEN.blocks,
    })),
  );
}

/** What a list item begins with comes in several tokens, its tick first. */
function blocksOf(tokens: readonly Token[]): Token[][] {
  const blocks: Token[][] = [];
  for (const token of tokens) {
    const last = blocks.at(-1);
    if (last && isSpan(token) && last.every(isSpan)) last.push(token);
    else blocks.push([token]);
  }
  return blocks;
}

function oneLine(block: Token, way: Way): string {
  const writer = new PlainWriter(way);
  if (isList(block)) {
    // A line that begins with a day of a month is a list to Markdown, and still says which day.
    const items = block.items.map(
      ({ tokens }, index) => `${numberOf(block, index)}${lineOfBlocks(tokens, way)}`,
    );
    return joinParts(items.map((text) => ({ text, between: BETWEEN.items })));
  }
  if (isTable(block)) {
    const rows = [block.header, ...block.rows].map((row) => writer.cells(row).filter(Boolean).join(', '));
    return joinParts(rows.map((text) => ({ text, between: BETWEEN.items })));
  }
  if (block.type === 'blockquote') return lineOfBlocks(childrenOf(block), way);
  if (block.type === 'hr') return '';
  if (block.type === 'code' || block.type === 'html') return writer.lines(block).join(' ');
  return joinParts(writer.lines(block).map(beforeLine));
}

/** A line that goes on in the middle of a sentence was only wrapped. */
function beforeLine(line: string, index: number, lines: readonly string[]) {
  const isWrapped = /^[\p{Ll}\d(]/u.test(lines[index + 1]?.trim() ?? '');
  return { text: line.trim(), between: isWrapped ? BETWEEN.lines : BETWEEN.blocks };
}

function joinParts(parts: readonly { readonly text: string; readonly between: string }[]): string {
  const said = parts.filter(({ text }) => text.trim() !== '');
  return said
    .map(({ text, between }, index) => {
      if (index === said.length - 1) return text;
      return ENDED.test(decodeEntities(text)) ? `${text} ` : `${text}${between}`;
    })
    .join('');
}

/** Writes blocks as lines in which entities are still entities, so that no character typed can become part of one. */
class PlainWriter {
  readonly #way: Way;
  #isInLink = false;

  constructor(way: Way) {
    this.#way = way;
  }

  blocks(tokens: readonly Token[]): string[] {
    return blocksOf(tokens)
      .map((block) =>
        block.every(isSpan) ? this.#spans(block) : block.flatMap((one) => this.lines(one)).join('\n'),
      )
      .filter((block) => block.trim() !== '');
  }

  lines(block: Token): string[] {
    if (isList(block)) return this.#list(block);
    if (isTable(block)) return [block.header, ...block.rows].map((row) => this.cells(row).join(' | '));
    switch (block.type) {
      case 'space':
        return [];
      case 'hr':
        return ['---'];
      case 'def':
        return this.#way.isInWords || (isDefinition(block) && isUsed(block, this.#way.all))
          ? []
          : typed(block.raw);
      case 'html':
        return typed(block.raw);
      case 'code':
        return [...(isLanguage(block.lang ?? '') ? [] : typed(block.lang)), ...typedLines(block.text)];
      case 'blockquote':
        return this.blocks(childrenOf(block))
          .join('\n\n')
          .split('\n')
          .map((line) => `&gt; ${line}`.trimEnd());
      default:
        return this.#spans(isSpan(block) ? [block] : childrenOf(block))
          .split('\n')
          .map((line) => line.trim());
    }
  }

  cells(row: readonly Tokens.TableCell[]): string[] {
    return row.map(({ tokens }) => this.#spans(tokens).replaceAll('\n', ' ').trim());
  }

  #list(list: Tokens.List): string[] {
    const { items, loose } = list;
    const written = items.map(({ tokens }, index) => {
      const sign = numberOf(list, index) || '– ';
      const [first = '', ...more] = this.#blocksOfItem(tokens).split('\n');
      const indent = ' '.repeat(sign.length);
      return [`${sign}${first}`.trimEnd(), ...more.map((line) => (line === '' ? '' : `${indent}${line}`))];
    });
    const isSpaced = loose && written.some((lines) => lines.includes(''));
    return written.flatMap((lines, index) => (isSpaced && index > 0 ? ['', ...lines] : lines));
  }

  /** A list within an item stands right below its words. */
  #blocksOfItem(tokens: readonly Token[]): string {
    return this.blocks(tokens).join(tokens.some(({ type }) => type === 'space') ? '\n\n' : '\n');
  }

  #spans(tokens: readonly Token[]): string {
    return tokens.map((token) => this.#span(token)).join('');
  }

  #span(token: Token): string {
    switch (token.type) {
      case 'checkbox':
        return token.checked ? '[x] ' : '[ ] ';
      case 'br':
        return '\n';
      case 'html':
      case 'codespan':
        return textAsHtml(token.text).replaceAll(/\s*\n\s*/g, ' ');
      case 'escape':
        return textAsHtml(token.text);
      case 'del':
        return `~~${this.#spans(childrenOf(token))}~~`;
      default:
        if (isLink(token)) return this.#link(token);
        return childrenOf(token).length > 0
          ? this.#spans(childrenOf(token))
          : escapeAroundEntities(textOf(token)).replaceAll(/ *\n */g, ' ');
    }
  }

  #link(token: Tokens.Link | Tokens.Image): string {
    const { href, title, text, tokens } = token;
    const isBare = 'autolink' in token && token.autolink === true;
    const isOuter = !this.#isInLink;
    this.#isInLink = true;
    const words = (isBare || !tokens ? textAsHtml(text) : this.#spans(tokens)).trim();
    if (isOuter) this.#isInLink = false;
    const said = title ? ` (${escapeAroundEntities(title)})` : '';
    const address = readableAddress(href);
    if (seenText(decodeEntities(words)) === '') {
      return this.#way.isInWords ? '' : textAsHtml(address) + said;
    }
    if (isBare || address === '' || decodeEntities(words) === address) return words + said;
    // Where readers cannot be sent, the page shows the address too.
    const isLink = isOuter && linkTarget(href) !== null;
    const behind = isLink ? (this.#way.behind?.(address) ?? '') : ` (${address})`;
    return `${words}${textAsHtml(behind)}${said}`;
  }
}

const SPANS = ['checkbox', 'text', 'escape', 'strong', 'em', 'codespan', 'br', 'del', 'link', 'image'];

function isSpan({ type }: Token): boolean {
  return SPANS.includes(type);
}

function typed(text: string): string[] {
  return typedLines(text.trim()).map((line) => line.trim());
}

function typedLines(text: string): string[] {
  return text.split('\n').map(textAsHtml);
}

function numberOf({ ordered, start }: Tokens.List, index: number): string {
  return ordered ? `${Number(start) + index}. ` : '';
}

function textOf(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? token.text : '';
}

import type { Token, TokensList } from 'marked';
import type { MarkdownHint } from '../domain/markdown-hint.ts';
import type { LineEnds } from '../domain/writing.ts';
import { readTokens } from './lexer.ts';
import { linkTarget } from './link-target.ts';
import { isDefinition, isLink, isUsed, tokensIn } from './token-kinds.ts';

/** As much of what was typed as names it (characters). */
const ENOUGH = 60;
/** Words that refer to a footnote, or are one. */
const FOOTNOTE = /\[\^[^\]\s]+\]/g;

/**
 * What readers see otherwise than it was typed: HTML as text, images as links, footnotes without a link, addresses to which
 * nobody can be sent. Each kind of a text once. A text beyond all bounds has none: it is refused.
 */
export function findHints(markdown: string, lineEnds: LineEnds = 'joined'): MarkdownHint[] {
  const hints = hintsIn(markdown, lineEnds).map(({ code, found }) => ({ code, found: shortened(found) }));
  return [...new Map(hints.toReversed().map((hint) => [hint.code, hint])).values()].toReversed();
}

function hintsIn(markdown: string, lineEnds: LineEnds): MarkdownHint[] {
  try {
    const tokens = readTokens(markdown, lineEnds);
    return [...tokensIn(tokens)].flatMap((token) => hintsOf(token, tokens));
  } catch {
    return [];
  }
}

function hintsOf(token: Token, all: TokensList): MarkdownHint[] {
  if (token.type === 'html') {
    return [{ code: /^\s*<!--/.test(token.raw) ? 'comment' : 'html', found: token.raw }];
  }
  if (isDefinition(token)) return isUsed(token, all) ? [] : [{ code: 'definition', found: token.raw }];
  if (isLink(token)) {
    const { type, href, title, raw } = token;
    return [
      ...(type === 'image' ? [{ code: 'image' as const, found: raw }] : []),
      ...(linkTarget(href) === null ? [{ code: 'address' as const, found: href || raw }] : []),
      ...(title ? [{ code: 'title' as const, found: title }] : []),
    ];
  }
  if (token.type !== 'text') return [];
  return (token.raw.match(FOOTNOTE) ?? []).map((found) => ({ code: 'footnote', found }));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > ENOUGH ? `${line.slice(0, ENOUGH).toWellFormed()}…` : line;
}

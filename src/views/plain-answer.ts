import type { MarkdownRenderer } from './context.ts';

const LINK = /\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g;
const LIST_ITEM = /^\s*(?:([-*+])|(\d+)[.)])\s+/;

/** Markdown whose links to this site are absolute. */
export function absoluteLinks(markdown: string, origin: string): string {
  return markdown.replace(LINK, (link, label: string, href: string) =>
    href.startsWith('/') ? `[${label}](${origin}${href})` : link,
  );
}

/**
 * Markdown as plain text that keeps its paragraphs and lists; a link stands behind its words.
 *
 * @example plainAnswer('**Tak.** Zobacz [jak](/faq/x/).', words, 'https://a.pl') // 'Tak. Zobacz jak (https://a.pl/faq/x/).'
 */
export function plainAnswer(markdown: string, words: MarkdownRenderer, origin: string): string {
  const blocks = markdown.trim().split(/\n\s*\n/);
  return blocks.map((block) => joinLines(block.split('\n')).map(toPlain).join('\n')).join('\n\n');

  function toPlain(line: string): string {
    const marker = LIST_ITEM.exec(line);
    const sign = marker === null ? '' : marker[2] === undefined ? '– ' : `${marker[2]}. `;
    const linked = line.slice(marker?.[0].length ?? 0).replace(LINK, (_, label: string, href: string) => {
      return `${label} (${href.startsWith('/') ? origin : ''}${href})`;
    });
    return `${sign}${words.text(linked)}`;
  }
}

/** A paragraph is one line however it was wrapped; each item of a list is one too. */
function joinLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.pop();
    if (last === undefined) joined.push(line);
    else if (LIST_ITEM.test(line)) joined.push(last, line);
    else joined.push(`${last} ${line.trim()}`);
  }
  return joined;
}

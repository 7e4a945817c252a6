import { htmlOfText } from '../../domain/html-of-text.ts';
import type { Locale } from '../../domain/locale.ts';
import { absoluteLinks } from '../absolute-links.ts';
import { plainSpaces } from '../answer-copy.ts';
import type { MarkdownRenderer } from '../context.ts';

/** A part of an answer to be sent, before it is written in a format. `text` is plain; `body` the site's Markdown. */
export type AnswerBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly title: string;
      readonly items: readonly string[];
      readonly isOrdered: boolean;
    }
  | { readonly kind: 'markdown'; readonly body: string }
  | { readonly kind: 'link'; readonly label: string; readonly href: string };

/** The same answer in every format in which it can be sent. */
export interface WrittenAnswer {
  readonly text: string;
  readonly markdown: string;
  /** Safe: of the site’s Markdown what its renderer lets through, of everything else its text. */
  readonly html: string;
}

/** @param origin the site’s address, for links in the site’s Markdown; those of `link` are whole already */
export function writeAnswer(
  blocks: readonly AnswerBlock[],
  words: MarkdownRenderer,
  origin: string,
  locale: Locale,
): WrittenAnswer {
  const join = (write: (block: AnswerBlock) => string) => plainSpaces(blocks.map(write).join('\n\n'));
  return {
    text: join((block) => toText(block, words, origin)),
    markdown: join((block) => toMarkdown(block, origin)),
    html: plainSpaces(blocks.map((block) => toHtml(block, words, origin, locale)).join('\n')),
  };
}

function toText(block: AnswerBlock, words: MarkdownRenderer, origin: string): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return listLines(block, (item) => item, block.title, '–').join('\n');
    case 'markdown':
      return words.plain(block.body, origin);
    case 'link':
      return `${block.label} ${block.href}`;
    default:
      return block satisfies never;
  }
}

function toMarkdown(block: AnswerBlock, origin: string): string {
  switch (block.kind) {
    case 'heading':
      return `**${escapeMarkdown(block.text)}**`;
    case 'paragraph':
      return escapeMarkdown(block.text);
    case 'list':
      return listLines(block, escapeMarkdown, `${escapeMarkdown(block.title)}\n`, '-').join('\n');
    case 'markdown':
      return absoluteLinks(block.body.trim(), origin);
    case 'link':
      return `${escapeMarkdown(block.label)} <${block.href}>`;
    default:
      return block satisfies never;
  }
}

function toHtml(block: AnswerBlock, words: MarkdownRenderer, origin: string, locale: Locale): string {
  switch (block.kind) {
    case 'heading':
      return `<p><strong>${htmlOfText(block.text)}</strong></p>`;
    case 'paragraph':
      return `<p>${htmlOfText(block.text)}</p>`;
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${htmlOfText(item)}</li>`).join('');
      return `<p>${htmlOfText(block.title)}</p>\n<${tag}>${items}</${tag}>`;
    }
    case 'markdown':
      return words.html(absoluteLinks(block.body.trim(), origin), { locale }).trim();
    case 'link': {
      const href = htmlOfText(block.href);
      return `<p>${htmlOfText(block.label)} <a href="${href}">${href}</a></p>`;
    }
    default:
      return block satisfies never;
  }
}

function listLines(
  { items, isOrdered }: Extract<AnswerBlock, { kind: 'list' }>,
  write: (item: string) => string,
  title: string,
  sign: string,
): string[] {
  return [title, ...items.map((item, index) => `${isOrdered ? `${index + 1}.` : sign} ${write(item)}`)];
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}

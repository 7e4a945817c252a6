import { lagOf } from './catalogue.ts';
import type { ContentDocument } from './documents.ts';

/**
 * All that lists of other pages show of a document: everything but how its text goes on. Two that come to the same read the
 * same there.
 *
 * @param source what a translation translates, as it is published; `null`: it is not
 */
export function listedPart(document: ContentDocument, source: ContentDocument | null): string {
  const { title, short, body, terms } = document.words;
  const own =
    document.locale === 'pl'
      ? [document.meta, document.mentions]
      : [source?.locale === 'pl' ? lagOf(document, source) : null];
  return JSON.stringify([document.id, title, short, terms, beginningOf(body), ...own]);
}

/** Words, as paragraphs begin with; what begins otherwise may be any kind of Markdown. */
const PARAGRAPH = /^(?:[\p{L}„“"(]|\*{1,2}\p{L})/u;
const HEADING = /^#{1,6}\s/;
/** `[words]: address`: what any link of the text may mean. */
const DEFINITION = /^\s*\[[^\]\n]+\]:/m;

/** The first paragraph with the headings above it; all of the text where it announces more, or is not as simple as that. */
function beginningOf(body: string): string {
  const text = body.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  if (DEFINITION.test(text)) return text;
  const blocks = text.split(/\n[^\S\n]*\n/);
  const first = blocks.findIndex((block) => !HEADING.test(block.trimStart()));
  const paragraph = blocks[first] ?? '';
  // What it announces may follow without a blank line, and a heading be underlined.
  const isPlain = PARAGRAPH.test(paragraph) && !/^(?:\s*[-*+>|=#~`]|\s*\d+[.)])/m.test(paragraph.slice(1));
  if (!isPlain || /:[*_\s]*$/.test(paragraph)) return text;
  return blocks.slice(0, first + 1).join('\n\n');
}

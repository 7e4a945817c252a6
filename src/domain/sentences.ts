import type { ContentDocument } from './documents.ts';

const known = new WeakMap<ContentDocument, readonly string[]>();

/** What stands before the words of a line: marks of lists, headings and quotations. */
const MARKS = /^[\s>*+#-]*(?:\d{1,9}[.)]\s+)?/;

/**
 * A text sentence by sentence and line by line, as it is written. A single word says nothing by itself: it may stand anywhere.
 */
export function sentencesIn(text: string): string[] {
  return text
    .split(/\n|(?<=[.!?…])\s+/)
    .map((line) => line.replace(MARKS, '').trim())
    .filter((line) => /\S\s+\S/.test(line));
}

/** What a document says, the same way. */
export function sentencesOf(document: ContentDocument): readonly string[] {
  const found = known.get(document);
  if (found) return found;
  const { title, short, body } = document.words;
  const sentences = sentencesIn([title, short ?? '', body].join('\n'));
  known.set(document, sentences);
  return sentences;
}

import type { ContentDocument } from './documents.ts';

const known = new WeakMap<ContentDocument, readonly string[]>();

/** What stands before the words of a line: marks of lists, headings and quotations. */
const MARKS = /^[\s>*+#-]*(?:\d{1,9}[.)]\s+)?/;

/**
 * What a document says, sentence by sentence and line by line, as it is written. A single word says nothing by itself: it may
 * stand anywhere.
 */
export function sentencesOf(document: ContentDocument): readonly string[] {
  const found = known.get(document);
  if (found) return found;
  const { title, short, body } = document.words;
  const sentences = [title, short ?? '', body]
    .join('\n')
    .split(/\n|(?<=[.!?…])\s+/)
    .map((line) => line.replace(MARKS, '').trim())
    .filter((line) => /\S\s+\S/.test(line));
  known.set(document, sentences);
  return sentences;
}

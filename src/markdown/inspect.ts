import { markdownDepth, markdownToText } from './render.ts';

/** What a text comes to before anybody has read it. */
interface Inspected {
  /** What readers will see of it, on one line, without characters that show nothing; `''`: nothing. */
  readonly text: string;
  /** How deep blocks and spans lie in one another; 0 for words alone, `Infinity` for what is not even looked at to its end. */
  readonly depth: number;
  /** Whether it is shown as Markdown. Otherwise it is too long, too deep or too tangled, and shown as it was typed. */
  readonly isRendered: boolean;
}

/** Control and format characters, halves of pairs, fillers: they take no ink. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Looks at a text as it will be shown. Never throws, and takes bounded time for every text. */
export function inspectMarkdown(source: string): Inspected {
  const depth = markdownDepth(source);
  return { text: seenText(markdownToText(source)), depth, isRendered: Number.isFinite(depth) };
}

/** Of plain words what can be seen, on one line; `''`: nothing. */
function seenText(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(/ {2,}/g, ' ').trim();
}

import { markdownDepth, markdownWords } from './render.ts';
import { seenText } from './seen-text.ts';

/** What a text comes to before anybody has read it. */
interface Inspected {
  /** What readers will see of its words, on one line, without characters that show nothing; `''`: nothing. */
  readonly text: string;
  /** How deep blocks and spans lie in one another; 0 for words alone, `Infinity` for what is not even looked at to its end. */
  readonly depth: number;
  /** Whether it is shown as Markdown. Otherwise it is too long, too deep or too tangled, and shown as it was typed. */
  readonly isRendered: boolean;
}

/** Looks at a text as it will be shown. Never throws, and takes bounded time for every text. */
export function inspectMarkdown(source: string): Inspected {
  const depth = markdownDepth(source);
  return { text: seenText(markdownWords(source)), depth, isRendered: Number.isFinite(depth) };
}

import type { ContentDocument } from '../domain/documents.ts';
import type { MarkdownHint } from '../domain/markdown-hint.ts';
import { findHints } from './find-hints.ts';
import { lineWhere } from './line-at.ts';
import type { Problem } from './problem.ts';

/** Warns of what readers see otherwise than it was typed. */
export function checkHints(documents: readonly ContentDocument[]): Problem[] {
  return documents.flatMap(({ path, source, words }) =>
    findHints(words.body).map((hint) => ({
      file: path,
      line: lineOf(source, hint.found),
      field: null,
      message: MESSAGES[hint.code](hint.found),
      isWarning: true as const,
    })),
  );
}

const MESSAGES: Readonly<Record<MarkdownHint['code'], (found: string) => string>> = {
  html: (found) => `${found} is HTML, which readers see as it is typed; write it in Markdown`,
  comment: (found) => `${found} is a comment, which readers see as it is typed; take it out`,
  image: (found) => `${found} is an image, of which readers get a link with its description; say it in words`,
  footnote: (found) => `${found} is a footnote, which readers see as it is typed; say it where it belongs`,
  address: (found) =>
    `${found} is no address that readers can be sent to; it stands behind its words as text`,
  title: (found) =>
    `“${found}” is the title of a link, which stands behind it in brackets; say it in the text`,
  definition: (found) => `${found} defines a link that nothing refers to, so readers see it as it is typed`,
};

/** The line (1-based) of the file on which it begins; `null`: it is written otherwise there. */
function lineOf(source: string, found: string): number | null {
  return lineWhere(source, found.replace(/…$/, '').slice(0, 20));
}

import type { MistakeCode } from '../domain/mistake.ts';
import { findHints } from './find-hints.ts';
import { mergeParagraphs } from './merge-paragraphs.ts';
import type { Problem } from './problem.ts';
import { type FindFlaws, readDocument } from './read.ts';
import { fieldsOf } from './typed-fields.ts';
import { writeDocument } from './write.ts';

/** Reads, writes and merges documents for those who write them elsewhere than in files. */
export function manuscriptsBy(findFlaws: FindFlaws) {
  return {
    read: (path: string, source: string) => {
      const read = readDocument(path, source, findFlaws);
      return read.ok ? read : { ok: false as const, mistakes: read.problems.map(mistakeOf) };
    },
    fieldsOf,
    write: writeDocument,
    merge: mergeParagraphs,
    hints: (markdown: string) => findHints(markdown),
  };
}

function mistakeOf({ file, field, message, fault }: Problem) {
  return { path: file, field: field ?? 'body', message, ...(fault ?? { code: codeOf(message) }) };
}

/** What the reader of files says in words alone. */
function codeOf(message: string): MistakeCode {
  if (/^is (?:missing|empty)/.test(message)) return 'field.missing';
  if (message.startsWith('is before ')) return 'end.early';
  return message.startsWith('no such key') ? 'field.unknown' : 'field.kind';
}

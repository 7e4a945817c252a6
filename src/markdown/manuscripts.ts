import type { DocumentFields } from '../domain/document-fields.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { Mistake } from '../domain/mistake.ts';
import { type FindFlaws, readDocument } from './read.ts';

/** Reads, writes and checks documents for those who write them elsewhere than in files. */
export function manuscriptsBy(findFlaws: FindFlaws) {
  return {
    read: (path: string, source: string) => {
      const read = readDocument(path, source, findFlaws);
      if (read.ok) return read;
      const mistakes = read.problems.map(
        ({ field, message }): Mistake => ({ path, field, code: 'other', message }),
      );
      return { ok: false as const, mistakes };
    },
    fieldsOf: (_document: ContentDocument): DocumentFields => ({}),
    write: (_path: string, source: string, _fields: DocumentFields, _translates: string | null): string =>
      source,
    check: (_documents: readonly ContentDocument[]): readonly Mistake[] => [],
    merge: ({ mine }: { readonly base: string; readonly mine: string; readonly theirs: string }) => ({
      text: mine,
      clashes: [],
    }),
  };
}

import type { Catalogue } from '../domain/catalogue.ts';
import type { SourceDocument } from '../domain/documents.ts';
import { unknownReferences } from '../domain/references.ts';
import type { Problem } from './problem.ts';

/** Ids in a document's front matter that nothing has, with those that there are. */
export function checkReferences(document: SourceDocument, catalogue: Catalogue): Problem[] {
  return unknownReferences(document, catalogue).map(({ field, id, known }) => ({
    file: document.path,
    line: null,
    field,
    message: `there is no “${id}”; write one of ${known.join(', ') || '(none yet)'}`,
  }));
}

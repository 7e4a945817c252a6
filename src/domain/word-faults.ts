import { catalogueOf, entriesOf } from './catalogue.ts';
import { brokenLinks } from './links.ts';
import { unknownReferences } from './references.ts';
import type { State } from './state.ts';

/** Something in a published document that leads nowhere: a link in its words, or an id in its front matter. */
export type WordFault =
  /** `path`: of the document, as it is published: `en/faq/x.md`. */
  | { readonly kind: 'link.broken'; readonly path: string; readonly link: string }
  | { readonly kind: 'id.unknown'; readonly path: string; readonly field: string; readonly id: string };

const memo = new WeakMap<State['documents'], readonly WordFault[]>();

/** All of them. The same words are looked at once. */
export function wordFaults(state: Pick<State, 'documents'>): readonly WordFault[] {
  const known = memo.get(state.documents);
  if (known) return known;
  const catalogue = catalogueOf(state);
  const found = entriesOf(catalogue).flatMap(({ source, translations }): WordFault[] => [
    // Areas and uses are named by the site’s own document: without it nothing can be said of them.
    ...unknownReferences(source, catalogue)
      .filter(({ field }) => catalogue.site !== null || !/^(?:area|uses)$/.test(field))
      .map(({ field, id }): WordFault => ({ kind: 'id.unknown', path: source.path, field, id })),
    ...[source, ...Object.values(translations)].flatMap((document) =>
      brokenLinks(document, catalogue).map(
        (link): WordFault => ({ kind: 'link.broken', path: document.path, link }),
      ),
    ),
  ]);
  memo.set(state.documents, found);
  return found;
}

import { pathIn } from './document-path.ts';
import type { ContentDocument } from './documents.ts';
import type { Revision } from './events.ts';
import { listedPart } from './listed.ts';
import { LOCALES } from './locale.ts';
import type { Change, PublishedDocument, Recorded, State } from './state.ts';

/** What of a state a document is put into. */
interface Draft {
  documents: Record<string, State['documents'][string]>;
  withdrawn: Record<string, State['withdrawn'][string]>;
}

/** By whom a document is said, and what its address says once it is withdrawn. */
type Origin = Pick<PublishedDocument, 'byStaff' | 'lastWords'>;

/** Puts words in the place of those at a path, or takes them away, and tells what was there before. */
export function putDocument(
  draft: Draft,
  path: string,
  after: ContentDocument | null,
  recorded: Recorded,
  { byStaff, lastWords }: Origin = {},
): Change['documents'][number] {
  const published = draft.documents[path];
  const origin = { ...(byStaff && { byStaff }) };
  const wasByStaff = (published ?? draft.withdrawn[path])?.byStaff;
  if (after) {
    const isReworded = !published || !readsAlike(published.document, after);
    const worded = isReworded ? recorded.revision : (published.worded ?? published.revision);
    const listed = published?.listed ?? published?.revision ?? recorded.revision;
    draft.documents[path] = { document: after, ...recorded, worded, listed, ...origin };
    delete draft.withdrawn[path];
  } else {
    const document = published?.document ?? draft.withdrawn[path]?.document;
    if (document)
      draft.withdrawn[path] = {
        document,
        ...recorded,
        ...origin,
        ...(lastWords !== undefined && { lastWords }),
      };
    delete draft.documents[path];
  }
  return {
    path,
    before: published?.document ?? null,
    after,
    ...(wasByStaff && { wasByStaff }),
    ...(lastWords !== undefined && lastWords !== null && { lastWords }),
  };
}

/** Says of documents, and of what translates them, whether lists show something else of them now. */
export function settleListed(draft: Draft, changes: Change['documents'], revision: Revision): void {
  if (changes.length === 0) return;
  const before = new Map<string, ContentDocument | null>();
  for (const { path, before: was } of changes) if (!before.has(path)) before.set(path, was);
  const documentAt = (path: string) => draft.documents[path]?.document ?? null;
  const wasAt = (path: string) => before.get(path) ?? (before.has(path) ? null : documentAt(path));
  const paths = new Set([...before.keys()].flatMap((path) => LOCALES.map((locale) => pathIn(path, locale))));
  for (const path of paths) {
    const published = draft.documents[path];
    if (!published) continue;
    const source = pathIn(path, 'pl');
    const was = wasAt(path);
    const isSame =
      was !== null && listedPart(was, wasAt(source)) === listedPart(published.document, documentAt(source));
    if (!isSame) draft.documents[path] = { ...published, listed: revision };
  }
}

/** Front matter, and how lines are wrapped, are no words. */
function readsAlike(x: ContentDocument, y: ContentDocument): boolean {
  const read = ({ words: { title, short, body } }: ContentDocument) =>
    JSON.stringify([
      title,
      short,
      body
        .trim()
        .replace(/[^\S\n]+$/gm, '')
        .replace(/\n{3,}/g, '\n\n'),
    ]);
  return read(x) === read(y);
}

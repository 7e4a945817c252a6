import { conflictsSince, wishesOf } from '../domain/conflict.ts';
import { documentAt } from '../domain/document-versions.ts';
import type { ContentDocument } from '../domain/documents.ts';
import type { DraftEvent } from '../domain/events.ts';
import { checkExpected, checkRevision, explain } from './expected.ts';
import { findDocumentMistakes } from './find-document-mistakes.ts';
import type { Manuscripts, Present } from './ports.ts';
import type { BringBackWords } from './proposal.ts';
import { type Refusal, refuse } from './refusal.ts';
import { refuseMistakes } from './refuse-mistakes.ts';

/** What bringing back versions of documents appends, or why it is refused: they are read from the log, byte by byte. */
export function decideBringingBack(
  { state }: Present,
  actor: string,
  { paths, revision, notify, ...based }: BringBackWords,
  manuscripts: Manuscripts,
): readonly DraftEvent[] | Refusal {
  const future = checkRevision(state, based);
  if (future) return future;
  if (state.changes.find((change) => change.revision === revision)?.isRedacted) {
    return refuse('revision.unknown', `What revision ${revision} said was taken out of the log.`);
  }
  const documents: ContentDocument[] = [];
  for (const path of paths) {
    const version = documentAt(state, path, revision);
    if (!version?.document) {
      return refuse('revision.unknown', `There was no ${path} at revision ${revision}.`);
    }
    const { source } = version.document;
    const current = state.documents[path]?.document;
    // Its former names are no part of what it said.
    const former = current && manuscripts.fieldsOf(current).former;
    const isMoved = version.path !== path && former !== undefined;
    const read = manuscripts.read(path, isMoved ? manuscripts.write(path, source, { former }, null) : source);
    if (!read.ok) return refuseMistakes(read.mistakes);
    if (read.document.source !== current?.source) documents.push(read.document);
  }
  if (documents.length === 0) return refuse('nothing.changed', 'It reads like that already.');
  const draft: DraftEvent = { type: 'words.published', payload: { documents }, since: null, actor };
  const wishes = wishesOf(draft);
  const refusal = checkExpected(state, based, wishes);
  if (refusal) return refusal;
  const changed = documents.map((document) => ({ path: document.path, document }));
  const mistakes = findDocumentMistakes(state, changed, manuscripts);
  if (mistakes.some(({ isWarning }) => !isWarning)) return refuseMistakes(mistakes);
  const why = explain(based, conflictsSince(state, based, wishes));
  return [{ ...draft, payload: { documents, ...(notify === false && { notify }), ...why } }];
}

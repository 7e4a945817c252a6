import { placeOfDocument } from './document-path.ts';
import type { ContentDocument } from './documents.ts';
import type { Revision } from './events.ts';
import type { Change, State } from './state.ts';
import type { Instant } from './time.ts';

/** A document as it read from a revision on; `null`: it was withdrawn. */
interface DocumentVersion {
  readonly revision: Revision;
  /** Where it lay then: it may have been renamed since. */
  readonly path: string;
  readonly document: ContentDocument | null;
  readonly actor: string;
  readonly at: Instant;
}

/** Every version of a document that the log still holds, the newest first, those under its former names too. */
export function versionsOfDocument({ changes }: Pick<State, 'changes'>, path: string): DocumentVersion[] {
  const versions: DocumentVersion[] = [];
  let where = path;
  for (const change of changes.toReversed()) {
    const found = change.documents.findLast((one) => one.path === where);
    if (!found) continue;
    const { revision, actor, at } = change;
    versions.push({ revision, path: where, document: found.after, actor, at });
    where = found.before === null && found.after !== null ? (cameFrom(change, found.after) ?? where) : where;
  }
  return versions;
}

/** How a document read at a revision, and where it lay; `null`: there was none, or it was taken out of the log. */
export function documentAt(
  state: Pick<State, 'changes'>,
  path: string,
  revision: Revision,
): DocumentVersion | null {
  return versionsOfDocument(state, path).find((version) => version.revision <= revision) ?? null;
}

/** Where a document lies that lay there at a revision: it may have been renamed since. */
export function pathSince({ changes }: Pick<State, 'changes'>, path: string, revision: Revision): string {
  let where = path;
  for (const change of changes.slice(revision)) {
    const left = change.documents.some((one) => one.path === where && one.before && one.after === null);
    if (!left) continue;
    const moved = change.documents.find(
      ({ before, after }) => before === null && after !== null && cameFrom(change, after) === where,
    );
    where = moved?.path ?? where;
  }
  return where;
}

/** The path that the same change took it away from. */
function cameFrom({ documents }: Change, after: ContentDocument): string | null {
  const place = placeOfDocument(after.path);
  const left = documents.find(
    ({ before, after: now, path }) =>
      now === null &&
      before !== null &&
      before.locale === after.locale &&
      before.collection === after.collection &&
      (before.id === after.id || suffixOf(path) === suffixOf(after.path)) &&
      place !== null,
  );
  return left?.path ?? null;
}

/** Of a variant. @example suffixOf('pl/faq/x.offline.md') // 'offline' */
function suffixOf(path: string): string {
  return placeOfDocument(path)?.name.split('.').slice(1).join('.') ?? '';
}

import type { ContentDocument } from './documents.ts';
import { kindOfPart } from './event-part.ts';
import type { EventType, Revision } from './events.ts';
import type { Change, State } from './state.ts';

/**
 * What becomes of a file of the content folder, there or gone:
 * `same` it says what the log says; `seen` likewise, and the log is yet to be told that it does; `taken` and `withdrawn` it was
 * changed by somebody who had the log's words before them; `behind` the log went on, nobody touched the file; `stale` it is not
 * known to come after what the log says, so that somebody has to say so; `conflict` it was changed where staff have said
 * something else meanwhile; `broken` it has a mistake, or cannot be read.
 */
export type FileCourse = 'same' | 'seen' | 'taken' | 'withdrawn' | 'behind' | 'stale' | 'conflict' | 'broken';

/** A path of the content folder, and what lies there. */
export interface FolderFile {
  readonly path: string;
  /** Of the bytes that lie there; `''`: they cannot be read; `null`: there is no such file. */
  readonly sha256: string | null;
}

/**
 * What a folder held when it was last looked at and nothing was left to decide, by path: the SHA-256 of a file, `''`: of one on
 * which nobody agreed yet; or by which revision of staff it is gone. Of what is not in it there was nothing. `null`: the folder
 * was never looked at.
 */
export type Remembered = ReadonlyMap<string, string> | null;

type Known = Pick<State, 'documents' | 'withdrawn' | 'ingested' | 'changes' | 'index'>;

/** Words whose redaction makes that nobody can tell any more what the log has had. */
const OF_WORDS: readonly EventType[] = ['content.published', 'words.published', 'change.undone'];

/** What the log says of itself: what it took in last from each path is what lay there. */
export function rememberedByLog({ ingested }: Pick<State, 'ingested'>): ReadonlyMap<string, string> {
  return new Map(Object.entries(ingested).flatMap(([path, sha256]) => (sha256 ? [[path, sha256]] : [])));
}

/**
 * What becomes of a file, so that in whatever order files are saved and staff write, no older file takes the place of newer
 * words, and what nobody can tell is left for somebody to decide.
 *
 * @param isValid whether the file can be read as a document; asked only where it matters
 */
export function courseOfFile(
  state: Known,
  { path, sha256 }: FolderFile,
  remembered: Remembered,
  isValid: () => boolean,
): FileCourse {
  const now = state.documents[path]?.document.sha256 ?? null;
  const base = state.ingested[path] ?? null;
  if (sha256 === now) return base === sha256 ? 'same' : 'seen';
  if (sha256 === '') return 'broken';
  const before = beforeOf(remembered, path);
  if (before === sha256) return courseOfUntouched(state, path, sha256);
  if (sha256 === null) return courseOfGone(state, path, { before, now, base });
  if (remembered !== null && (remembered.get(path) ?? null) === agreedWith(state, path, now)) {
    return isValid() ? 'taken' : 'broken';
  }
  if (base === sha256) return 'behind';
  const versions = versionsOf(state, path);
  const isKnown = versions.includes(sha256);
  if (!isKnown && !isValid()) return 'broken';
  if (isByStaff(state, path)) {
    const isOnItsWay =
      before === undefined || versions.lastIndexOf(sha256) > versions.lastIndexOf(before ?? '');
    return isKnown && isOnItsWay ? courseOfUntouched(state, path, sha256) : 'conflict';
  }
  if (isKnown) return before !== undefined && before === base ? 'taken' : 'stale';
  const isUnsure = before === undefined && (hadAndLost(state, path) || wordsWereRedacted(state));
  return isUnsure ? 'stale' : 'taken';
}

/** Behind the log is what the log has had since it last looked; anything else may be of another folder, or older. */
function courseOfUntouched(state: Known, path: string, sha256: string | null): FileCourse {
  const base = state.ingested[path] ?? null;
  if (base === sha256) return 'behind';
  const versions = versionsOf(state, path);
  const isSince = sha256 !== null && versions.lastIndexOf(sha256) > versions.lastIndexOf(base ?? '');
  return isSince ? 'behind' : 'stale';
}

interface Standing {
  /** What lay there when it was last looked at; `undefined`: nobody looked. */
  readonly before: string | null | undefined;
  readonly now: string | null;
  /** What the log took in last, or saw. */
  readonly base: string | null;
}

/** Only what was once taken in from a folder is withdrawn by its absence, and only where it was seen to go. */
function courseOfGone(state: Known, path: string, { before, now, base }: Standing): FileCourse {
  if (base === null) return 'behind';
  if (before === undefined || before === null || before === '') return 'stale';
  if (before === now) return 'withdrawn';
  if (isByStaff(state, path)) return 'conflict';
  return before === base ? 'withdrawn' : 'stale';
}

/**
 * What there is to remember of a folder once this is what the log says.
 *
 * @param files every file in it, and what becomes of it
 */
export function rememberFiles(
  state: Known,
  files: readonly (FolderFile & { readonly course: FileCourse })[],
  remembered: Remembered,
): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ path, sha256, course }): [string, string][] => {
      const isDecided = course === 'same' || course === 'seen' || course === 'behind' || course === 'stale';
      const isAgreed = course === 'same' || course === 'seen';
      const kept = isAgreed
        ? agreedWith(state, path, sha256)
        : isDecided
          ? sha256
          : keepUndecided(state, path, remembered);
      return kept === null ? [] : [[path, kept]];
    }),
  );
}

const GONE = 'gone at ';

/** Words that staff withdrew are gone by that very withdrawal: a folder that had no such file before knows nothing of it. */
function agreedWith(state: Known, path: string, sha256: string | null): string | null {
  if (sha256 !== null) return sha256;
  const gone = state.documents[path] ? null : saidByStaff(state, path);
  return gone === null ? null : `${GONE}${gone}`;
}

/** What lay there; `undefined`: nobody has looked. */
function beforeOf(remembered: Remembered, path: string): string | null | undefined {
  if (remembered === null) return undefined;
  const before = remembered.get(path) ?? null;
  return before?.startsWith(GONE) ? null : before;
}

function keepUndecided(state: Known, path: string, remembered: Remembered): string | null {
  if (remembered !== null) return remembered.get(path) ?? null;
  // Nobody agreed on it yet, and nobody saw that it was not there.
  return state.documents[path] || state.withdrawn[path] ? '' : null;
}

/** Whether words stood at a path and were taken away, as far as the log still tells. */
export function wasTakenAway(state: Known, path: string): boolean {
  if (state.documents[path]) return false;
  return state.withdrawn[path] !== undefined || isByStaff(state, path);
}

/** Whether the log has had exactly these bytes as the words of this path. */
export function isKnownVersion(state: Pick<State, 'index'>, { path, sha256 }: FolderFile): boolean {
  return sha256 !== null && versionsOf(state, path).includes(sha256);
}

/** The version of a path that had these bytes; `null`: the log holds none. */
export function findVersion(
  { changes }: Pick<State, 'changes'>,
  path: string,
  sha256: string | null,
): ContentDocument | null {
  for (const { documents } of changes.toReversed()) {
    const found = documents.find((one) => one.path === path && one.after?.sha256 === sha256);
    if (found?.after) return found.after;
  }
  return null;
}

/** Of a change, by path: the versions that it said. One may say thousands of documents. */
const saidBy = new WeakMap<Change, ReadonlyMap<string, readonly string[]>>();

function versionsIn(change: Change): ReadonlyMap<string, readonly string[]> {
  const known = saidBy.get(change);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const { path, after } of change.documents) {
    if (after) found.set(path, [...(found.get(path) ?? []), after.sha256]);
  }
  saidBy.set(change, found);
  return found;
}

/** Every version of the words of a path that the log still holds, oldest first. */
function versionsOf({ index }: Pick<State, 'index'>, path: string): string[] {
  return (index.documents[path] ?? []).flatMap((change) => versionsIn(change).get(path) ?? []);
}

function isByStaff(state: Known, path: string): boolean {
  return saidByStaff(state, path) !== null;
}

/** By which revision staff said what stands there, or took it away; `null`: they did not. */
function saidByStaff(state: Known, path: string): Revision | null {
  const said = state.documents[path] ?? state.withdrawn[path];
  if (said) return said.byStaff === true ? said.revision : null;
  // What had been there was taken out of the log; that it was taken away was not.
  const last = state.index.documents[path]?.at(-1);
  return last?.type === 'words.published' || last?.type === 'words.withdrawn' ? last.revision : null;
}

function hadAndLost({ documents, withdrawn }: Known, path: string): boolean {
  return documents[path] === undefined && withdrawn[path] !== undefined;
}

function wordsWereRedacted({ changes }: Known): boolean {
  return changes.some(
    ({ type, isRedacted, redaction }) =>
      (isRedacted === true && OF_WORDS.includes(type)) ||
      redaction?.parts?.some((name) => kindOfPart(name) === 'document') === true,
  );
}

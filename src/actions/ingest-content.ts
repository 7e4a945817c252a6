import type { ContentDocument } from '../domain/documents.ts';
import type { DraftEvent } from '../domain/events.ts';
import {
  courseOfFile,
  type FileCourse,
  type FolderFile,
  type Remembered,
  rememberedByLog,
} from '../domain/folder-files.ts';
import type { State } from '../domain/state.ts';
import { act } from './authorise.ts';
import type { ActionContext } from './context.ts';
import type { AppendResult } from './ports.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A content file as it lies on disk, read if it is valid. */
export interface IncomingFile {
  readonly path: string;
  readonly sha256: string;
  /** `null`: the file has a mistake, so the last good version stays on the site. */
  readonly document: ContentDocument | null;
}

/** A path of the folder or of the log: what lies there, and what becomes of it. */
export interface ComparedFile extends FolderFile {
  readonly course: FileCourse;
  readonly file: IncomingFile | null;
}

/** What the folder held when it was last looked at, as far as that is of this very log. */
type Recall = (state: State) => Remembered;

/**
 * Takes the words of the content folder into the log: what was changed in it is published, what is gone is withdrawn, and what
 * equals the words of the log is noted, in at most three events. A file that nobody touched is not taken in again, also when its
 * publication was undone meanwhile, or staff say something else; nor is one over words that staff have changed since. A folder
 * without any file, or without any original, is refused: a disk that is not there, or a clone that is not done, is more likely
 * than a site that takes back every word.
 *
 * @param recall left out: the folder held what the log has taken in
 */
export function ingestContent(
  context: ActionContext,
  files: readonly IncomingFile[],
  recall: Recall = rememberedByLog,
): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'content', reach: 'site' }, ({ state }) =>
    isGone(state, files)
      ? refuse(
          'content.empty',
          `The content folder holds no file${files.length > 0 ? ' in pl/' : ''}, so nothing was withdrawn.`,
        )
      : draftIngestion(compareFolder(state, files, recall(state)), context.actor),
  );
}

/** What becomes of every file of the folder, and of what the log says that is not in it. Sorted by path. */
export function compareFolder(
  state: State,
  files: readonly IncomingFile[],
  remembered: Remembered,
): ComparedFile[] {
  const present = new Map(files.map((file) => [file.path, file]));
  const paths = new Set([
    ...present.keys(),
    ...Object.keys(state.documents),
    ...Object.keys(state.withdrawn),
  ]);
  const isUnread = findUnread(files);
  return [...paths].sort().map((path) => {
    const file = present.get(path) ?? null;
    const sha256 = file?.sha256 ?? (isUnread(path) ? '' : null);
    // A document may be made only when it is asked for.
    const course = courseOfFile(state, { path, sha256 }, remembered, () => file?.document != null);
    return { path, sha256, course, file };
  });
}

/**
 * Whether a file that is not there may be there all the same, only not to be read: below a link that is not followed, or under
 * a name in capitals, which no document has. It has not gone by that.
 */
function findUnread(files: readonly IncomingFile[]): (path: string) => boolean {
  const unread = new Set(
    files.flatMap(({ path, sha256 }) => {
      const lower = path.toLowerCase();
      return sha256 === '' || lower !== path ? [lower] : [];
    }),
  );
  return (path) => {
    const parts = path.split('/');
    return unread.size > 0 && parts.some((_, index) => unread.has(parts.slice(0, index + 1).join('/')));
  };
}

/** Whether the folder is empty, of originals at least, although words of the log came out of it. */
function isGone({ documents, ingested }: State, files: readonly IncomingFile[]): boolean {
  const isOriginal = (path: string) => path.startsWith('pl/');
  if (files.some(({ path }) => path === 'pl' || isOriginal(path))) return false;
  return Object.keys(documents).some(
    (path) => ingested[path] != null && (files.length === 0 || isOriginal(path)),
  );
}

/** What is to be appended so that the log says what was changed in the folder. */
function draftIngestion(compared: readonly ComparedFile[], actor: string): DraftEvent[] {
  const documents = compared.flatMap(({ course, file }) =>
    course === 'taken' && file?.document ? [file.document] : [],
  );
  const paths = compared.flatMap(({ course, path }) => (course === 'withdrawn' ? [path] : []));
  const files = compared.flatMap(({ course, path, sha256 }) => (course === 'seen' ? [{ path, sha256 }] : []));
  const drafts: DraftEvent[] = [];
  if (documents.length > 0) {
    drafts.push({ type: 'content.published', payload: { documents }, since: null, actor });
  }
  if (paths.length > 0) drafts.push({ type: 'content.withdrawn', payload: { paths }, since: null, actor });
  if (files.length > 0) drafts.push({ type: 'content.seen', payload: { files }, since: null, actor });
  return drafts;
}

import type { ContentDocument } from '../domain/documents.ts';
import type { DraftEvent } from '../domain/events.ts';
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

/**
 * Takes the words of the content folder into the log: what is new or changed is published, what is gone is
 * withdrawn, in at most two events. A file already taken in is not taken in again, also when its publication
 * was undone meanwhile: changing it is what publishes it. A folder without any file is refused: a disk that is not
 * there is more likely than a site that takes back every word.
 */
export function ingestContent(
  context: ActionContext,
  files: readonly IncomingFile[],
): Promise<AppendResult | Refusal> {
  return act(context, { verb: 'content', reach: 'site' }, ({ state }) =>
    files.length === 0 && Object.keys(state.documents).length > 0
      ? refuse('content.empty', 'The content folder holds no file, so nothing was withdrawn.')
      : draftIngestion(state, files, context.actor),
  );
}

/** The files, there or gone, of which the log says something else than the folder. */
export function differingPaths(
  state: Pick<State, 'documents' | 'ingested'>,
  files: readonly Pick<IncomingFile, 'path' | 'sha256'>[],
): string[] {
  const changed = files.filter(({ path, sha256 }) => state.ingested[path] !== sha256).map(({ path }) => path);
  return [...changed, ...missingPaths(state, files)];
}

function missingPaths(
  state: Pick<State, 'documents' | 'ingested'>,
  files: readonly Pick<IncomingFile, 'path'>[],
): string[] {
  const present = new Set(files.map((file) => file.path));
  return Object.keys(state.documents).filter((path) => !present.has(path) && state.ingested[path] !== null);
}

/** What is to be appended so that the log says what the folder says. Empty when it does already. */
function draftIngestion(state: State, files: readonly IncomingFile[], actor: string): DraftEvent[] {
  // A document may be made only when it is asked for.
  const documents = files
    .filter(({ path, sha256 }) => state.ingested[path] !== sha256)
    .flatMap(({ document }) => document ?? []);
  const paths = missingPaths(state, files);
  const drafts: DraftEvent[] = [];
  if (documents.length > 0) {
    drafts.push({ type: 'content.published', payload: { documents }, since: null, actor });
  }
  if (paths.length > 0) drafts.push({ type: 'content.withdrawn', payload: { paths }, since: null, actor });
  return drafts;
}

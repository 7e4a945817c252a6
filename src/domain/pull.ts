import type { ContentDocument } from './documents.ts';
import { type FolderFile, isKnownVersion, wasTakenAway } from './folder-files.ts';
import type { State } from './state.ts';

/** What would make a content folder say what the log says. */
interface Pull {
  /** Documents whose file is to be written, as they were saved byte by byte. */
  readonly write: readonly ContentDocument[];
  /** Files that are to go: what they say was withdrawn. */
  readonly remove: readonly string[];
  /** Those of both whose words the log has not, only that somebody decided on them: what they say is put aside. */
  readonly aside: readonly string[];
  /** Files that say what the log has never had: they stay as they are. */
  readonly kept: readonly string[];
}

/**
 * What of a folder is to be overwritten or removed, so that nothing is lost: of bytes that the log knows alone, or on which
 * somebody has decided that the site is to say something else.
 */
export function planPull(
  state: Pick<State, 'documents' | 'withdrawn' | 'changes' | 'ingested' | 'index'>,
  files: readonly FolderFile[],
): Pull {
  const present = new Map(files.map((file) => [file.path, file]));
  const documents = Object.values(state.documents).map(({ document }) => document);
  const differing = documents.filter(({ path, sha256 }) => present.get(path)?.sha256 !== sha256);
  const mayGo = (path: string) => {
    const file = present.get(path);
    return file === undefined || isKnownVersion(state, file) || isDecided(file);
  };
  const isDecided = ({ path, sha256 }: FolderFile) => sha256 !== null && state.ingested[path] === sha256;
  const gone = files.filter(({ path }) => wasTakenAway(state, path));
  return {
    aside: [...differing, ...gone].flatMap(({ path }) => {
      const file = present.get(path);
      return file && isDecided(file) && !isKnownVersion(state, file) ? [path] : [];
    }),
    write: differing.filter(({ path }) => mayGo(path)).sort((x, y) => (x.path < y.path ? -1 : 1)),
    remove: gone.map(({ path }) => path).filter(mayGo),
    kept: [...differing, ...gone]
      .map(({ path }) => path)
      .filter((path) => !mayGo(path))
      .sort(),
  };
}

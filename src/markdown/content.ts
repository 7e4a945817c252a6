import type { ContentDocument } from '../domain/documents.ts';
import { readContentFolder } from './folder.ts';
import type { Problem } from './problem.ts';
import { type FindFlaws, readDocument } from './read.ts';

/** A content file and, if it is valid, the document in it; or a folder that is not looked into. */
interface ReadFile {
  readonly path: string;
  /** `''`: it was not read. */
  readonly sha256: string;
  readonly document: ContentDocument | null;
}

/** A whole content folder, read: every file, and every mistake in one. */
export interface Content {
  readonly files: readonly ReadFile[];
  readonly problems: readonly Problem[];
}

/**
 * @param findFlaws what of a document readers could not be shown; left out: nobody asks
 * @param isSound whether a file is known to have no mistake: then its document is made when it is asked for
 */
export async function readContent(
  folder: string,
  findFlaws?: FindFlaws,
  isSound: (file: Omit<ReadFile, 'document'>) => boolean = () => false,
): Promise<Content> {
  const { files, refused } = await readContentFolder(folder);
  const read = files.map((file) => {
    const { path } = file;
    // What is not read was never taken in, so it equals nothing that was.
    if (file.refusal !== null)
      return { file: fileOf(path, '', null), problems: [toProblem(path, file.refusal)] };
    const { sha256, source } = file;
    if (isSound({ path, sha256 })) return { file: soundFile(path, sha256, source), problems: [] };
    const result = readDocument(path, source, findFlaws);
    return result.ok
      ? { file: fileOf(path, sha256, result.document), problems: [] }
      : { file: fileOf(path, sha256, null), problems: result.problems };
  });
  return {
    // Of a folder that is not looked into nobody knows what is in it: nothing of that has gone.
    files: [...read.map(({ file }) => file), ...refused.map(({ path }) => fileOf(path, '', null))],
    problems: [
      ...refused.map(({ path, refusal }) => toProblem(path, refusal)),
      ...read.flatMap(({ problems }) => problems),
    ],
  };
}

function fileOf(path: string, sha256: string, document: ContentDocument | null): ReadFile {
  return { path, sha256, document };
}

function soundFile(path: string, sha256: string, source: string): ReadFile {
  return {
    path,
    sha256,
    get document() {
      const result = readDocument(path, source);
      return result.ok ? result.document : null;
    },
  };
}

function toProblem(file: string, message: string): Problem {
  return { file, line: null, field: null, message };
}

import type { ContentDocument } from '../domain/documents.ts';
import { readContentFolder } from './folder.ts';
import type { Problem } from './problem.ts';
import { type FindFlaws, readDocument } from './read.ts';

/** A content file and, if it is valid, the document in it. */
interface ReadFile {
  readonly path: string;
  readonly sha256: string;
  readonly document: ContentDocument | null;
}

/** A whole content folder, read: every file, and every mistake in one. */
export interface Content {
  readonly files: readonly ReadFile[];
  readonly problems: readonly Problem[];
}

/** @param findFlaws what of a document readers could not be shown; left out: nobody asks */
export async function readContent(folder: string, findFlaws?: FindFlaws): Promise<Content> {
  const { files, refused } = await readContentFolder(folder);
  const read = files.map((file) => ({
    path: file.path,
    // What is not read was never taken in, so it equals nothing that was.
    sha256: file.refusal === null ? file.sha256 : '',
    result:
      file.refusal === null
        ? readDocument(file.path, file.source, findFlaws)
        : { ok: false as const, problems: [toProblem(file.path, file.refusal)] },
  }));
  return {
    files: read.map(({ path, sha256, result }) => ({
      path,
      sha256,
      document: result.ok ? result.document : null,
    })),
    problems: [
      ...refused.map(({ path, refusal }) => toProblem(path, refusal)),
      ...read.flatMap(({ result }) => (result.ok ? [] : result.problems)),
    ],
  };
}

function toProblem(file: string, message: string): Problem {
  return { file, line: null, field: null, message };
}

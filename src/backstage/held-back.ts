import { statSync } from 'node:fs';
import { join } from 'node:path';
import { differingPaths, type IncomingFile } from '../actions/ingest-content.ts';
import type { State } from '../domain/state.ts';

/**
 * What a node that takes over from another leaves as it is: files that are older in its own folder than in the log, or not
 * there at all. Nobody changed them; this folder was only not kept up. A file counts again once it is saved.
 */
export class HeldBack {
  readonly #folder: string;
  /** Each as it lay there when that was found. */
  readonly #files: Map<string, string>;

  private constructor(folder: string, files: Map<string, string>) {
    this.#folder = folder;
    this.#files = files;
  }

  /** @param files as they lie in the folder; `null`: no other node has a folder, so that whatever differs is a change */
  static begin(
    folder: string,
    state: Pick<State, 'documents' | 'ingested' | 'changes'>,
    files: readonly IncomingFile[] | null,
  ): HeldBack {
    const here = new Map(files?.map(({ path, sha256 }) => [path, sha256]));
    const older = (files === null ? [] : differingPaths(state, files)).filter((path) => {
      const sha256 = here.get(path);
      return sha256 === undefined || wasPublished(state, path, sha256);
    });
    return new HeldBack(folder, new Map(older.map((path) => [path, stamp(folder, path)])));
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** The files as they are to be taken in: of those held back, as if there were nothing new. */
  without(files: readonly IncomingFile[]): readonly IncomingFile[] {
    for (const [path, before] of this.#files) {
      if (stamp(this.#folder, path) !== before) this.#files.delete(path);
    }
    return [
      ...files.filter(({ path }) => !this.#files.has(path)),
      ...this.paths.map((path) => ({ path, sha256: '', document: null })),
    ];
  }
}

function wasPublished({ changes }: Pick<State, 'changes'>, path: string, sha256: string): boolean {
  return changes.some(({ documents }) =>
    documents.some((one) => one.path === path && one.after?.sha256 === sha256),
  );
}

/** Another one whenever the file is written to; empty: it is not there. */
function stamp(folder: string, path: string): string {
  const found = statSync(join(folder, path), { throwIfNoEntry: false });
  return found ? `${found.ino}:${found.size}:${found.mtimeMs}` : '';
}

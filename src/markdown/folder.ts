import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { sha256 } from './read.ts';

/** A content file as it lies on disk. */
export interface ContentFile {
  /** Below the content folder, with `/`. */
  readonly path: string;
  readonly source: string;
  readonly sha256: string;
}

/** Every `.md` below a content folder, sorted by path. A missing folder holds none. Hidden files are left out. */
export async function readContentFolder(folder: string): Promise<ContentFile[]> {
  const paths = await contentPaths(folder);
  return Promise.all(
    paths.map(async (path) => {
      const source = await readFile(join(folder, path), 'utf8');
      return { path, source, sha256: sha256(source) };
    }),
  );
}

/** The paths that `readContentFolder` reads. */
export async function contentPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { listContentFolder } from '../markdown/folder.ts';

/** Changes with every file that is added, removed or written to. Empty when the folder cannot be read. */
export async function folderFingerprint(folder: string): Promise<string> {
  try {
    const { files, folders } = await listContentFolder(folder);
    const paths = [...folders, ...files].map(({ path }) => path);
    const found = await Promise.all(paths.map((path) => lstat(join(folder, path))));
    return found
      .map(({ ino, size, mtimeMs }, at) => `${paths[at] ?? ''}:${ino}:${size}:${mtimeMs}`)
      .join('\n');
  } catch {
    return '';
  }
}

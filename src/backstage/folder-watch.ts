import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** So many folders are watched; a site has about twenty. The others are looked at now and then. */
const MOST = 256;

/** Tells of what changes in some folders, each watched by itself: never what lies deeper, or behind a link. */
export class FolderWatch {
  readonly #onChange: () => void;
  readonly #onError: (error: unknown) => void;
  /** By path and inode: a folder that was put in place of another is another. */
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(onChange: () => void, onError: (error: unknown) => void) {
    this.#onChange = onChange;
    this.#onError = onError;
  }

  /**
   * From now on these folders are watched and no others, paths below `root`. Returns whether one was not watched before.
   * @throws when the system takes no more watchers
   */
  follow(root: string, folders: readonly { readonly path: string; readonly ino: number }[]): boolean {
    const wanted = new Map(
      folders.slice(0, MOST).map(({ path, ino }) => [`${ino} ${path}`, join(root, path)]),
    );
    for (const [key, watcher] of this.#watchers) {
      if (wanted.has(key)) continue;
      watcher.close();
      this.#watchers.delete(key);
    }
    let isNew = false;
    for (const [key, folder] of wanted) {
      if (this.#watchers.has(key)) continue;
      const watcher = watch(folder, this.#onChange);
      watcher.on('error', this.#onError);
      this.#watchers.set(key, watcher);
      isNew = true;
    }
    return isNew;
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }
}

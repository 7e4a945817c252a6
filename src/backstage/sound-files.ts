import { type Ground, keepWork, takeWork } from './kept-work.ts';

type File = { readonly path: string; readonly sha256: string };

/** Files of the content folder that were read and have no mistake: the same bytes at the same path need no second look. */
export class SoundFiles {
  /** By path: the SHA-256 that was read there. */
  #sound = new Map<string, string>();

  has({ path, sha256 }: File): boolean {
    return this.#sound.get(path) === sha256;
  }

  /** These alone were there when the folder was last read. */
  note(files: readonly File[]): void {
    this.#sound = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  }

  /** What was kept by whoever read files in the very same way (see `takeWork`). */
  recall(file: string, ground: Ground): void {
    const work = takeWork(file, ground);
    const kept: [string, string][] = work === null ? [] : JSON.parse(work);
    this.#sound = new Map([...kept, ...this.#sound]);
  }

  keep(file: string, ground: Ground): void {
    if (this.#sound.size > 0) keepWork(file, ground, JSON.stringify([...this.#sound]));
  }
}

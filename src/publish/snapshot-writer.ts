import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, SnapshotReader, type Variant } from './snapshot.ts';

/** How many generations are kept, so that a reader who just got a page still gets what belongs to it. */
const KEPT_GENERATIONS = 5;
/** A file without a generation is left alone this long: it may belong to one that is being made (ms). */
const GRACE = 10_000;

/** SHA-256, hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes the snapshot. Every file is whole on disk before anything names it. */
export class SnapshotWriter {
  readonly reader: SnapshotReader;
  readonly #folder: string;
  /** Blobs known to be on disk. */
  readonly #known = new Set<string>();
  #count = 0;

  /** The generation that is served, as it was last read or written. */
  #last: Manifest | null = null;

  constructor(folder: string) {
    this.#folder = folder;
    this.reader = new SnapshotReader(folder);
  }

  /** The generation that is served, or `null`. */
  last(): Manifest | null {
    const id = this.reader.currentId();
    if (id !== this.#last?.id) this.#last = id === null ? null : this.reader.current();
    return this.#last;
  }

  /** Whether the bytes lie on disk. Looked at once; `forget` makes it look again. */
  has(variant: Variant): boolean {
    if (this.#known.has(variant.blob)) return true;
    const isThere = this.reader.hasBlob(variant);
    if (isThere) this.#known.add(variant.blob);
    return isThere;
  }

  /** Trusts nothing that was seen on disk before, and makes the folders where they are missing. */
  forget(): void {
    this.#known.clear();
    this.#last = null;
    for (const name of ['blobs', 'generations', 'state']) {
      mkdirSync(join(this.#folder, name), { recursive: true });
    }
  }

  /** Puts bytes down under their hash; those that lie there already are not written again. */
  async putBlob(bytes: Buffer): Promise<string> {
    const hash = sha256(bytes);
    if (this.#known.has(hash)) return hash;
    const name = join('blobs', hash);
    const lies = await stat(join(this.#folder, name)).catch(() => null);
    if (lies?.size !== bytes.length) await this.#write(name, bytes);
    this.#known.add(hash);
    return hash;
  }

  async putState(id: string, json: string): Promise<void> {
    await this.#write(join('state', `${id}.json`), json);
  }

  /** Puts the manifest down and makes it the one that is served. */
  async publish(manifest: Manifest): Promise<void> {
    await this.#write(join('generations', `${manifest.id}.json`), JSON.stringify(manifest));
    await this.#write('current', `${manifest.id}\n`);
    await this.#syncFolder('.');
    this.#last = manifest;
  }

  /** Removes what neither the last generations nor `kept` (blobs of the state) name. Returns how many files went. */
  async collectGarbage(kept: ReadonlySet<string>): Promise<number> {
    const ids = (await readdir(join(this.#folder, 'generations')))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
    const current = this.reader.currentId();
    const keptIds = new Set([...ids.slice(-KEPT_GENERATIONS), ...(current === null ? [] : [current])]);
    const blobs = new Set(kept);
    for (const id of keptIds) {
      for (const { variants } of Object.values(this.#manifestEntries(id))) {
        for (const { blob } of variants) blobs.add(blob);
      }
    }
    const gone = await Promise.all([
      this.#removeOthers('generations', (name) => keptIds.has(name.replace(/\.json$/, ''))),
      this.#removeOthers('state', (name) => name.replace(/\.json$/, '') === current),
      this.#removeOthers('blobs', (name) => blobs.has(name)),
    ]);
    return gone.reduce((sum, count) => sum + count, 0);
  }

  #manifestEntries(id: string): Manifest['entries'] {
    try {
      return this.reader.manifest(id).entries;
    } catch {
      return {};
    }
  }

  async #removeOthers(folder: string, isKept: (name: string) => boolean): Promise<number> {
    let count = 0;
    for (const name of await readdir(join(this.#folder, folder))) {
      const path = join(this.#folder, folder, name);
      if (isKept(name)) continue;
      const modified = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Number.POSITIVE_INFINITY,
      );
      if (Date.now() - modified < GRACE) continue;
      await rm(path, { force: true });
      this.#known.delete(name);
      count += 1;
    }
    return count;
  }

  /** Whole or not at all: written beside, flushed, renamed. */
  async #write(name: string, content: Buffer | string): Promise<void> {
    const path = join(this.#folder, name);
    this.#count += 1;
    const beside = `${path}.${process.pid}-${this.#count}.tmp`;
    try {
      const file = await open(beside, 'w', 0o644);
      try {
        await file.writeFile(content);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }

  async #syncFolder(name: string): Promise<void> {
    const folder = await open(join(this.#folder, name), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

import { hash } from 'node:crypto';
import { closeSync, fdatasync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  type BlobPart,
  CHANGES_FORMAT,
  type Manifest,
  type ManifestChanges,
  type SnapshotEntry,
} from './snapshot.ts';
import { blobFiles, SnapshotReader } from './snapshot-reader.ts';

/** How many generations are kept, so that a reader who just got a page still gets what belongs to it. */
const KEPT_GENERATIONS = 5;
/** From this part of all addresses on a manifest is written whole, not as what differs from a whole one. */
const WORTH_WHOLE = 0.25;
/** A file without a generation is left alone this long: it may belong to one that is being made (ms). */
const GRACE = 10_000;

const flush = promisify(fdatasync);

/** SHA-256, hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}

/** What a generation needs on disk: the blobs of its entries, and the manifest that its own says the difference from. */
interface Needs {
  readonly base: string | null;
  readonly entries: Manifest['entries'];
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
  /** The whole manifest that the next one may say the difference from. */
  #base: Manifest | null = null;
  /** By name: what the last generations need, which the next clearing must know. */
  readonly #needs = new Map<string, Needs>();

  constructor(folder: string) {
    this.#folder = folder;
    this.reader = new SnapshotReader(folder);
  }

  /** The generation that is served, or `null`. */
  last(): Manifest | null {
    const id = this.reader.currentId();
    if (id === this.#last?.id) return this.#last;
    this.#last = null;
    this.#base = null;
    if (id === null) return null;
    try {
      const { manifest, base } = this.reader.readManifest(id);
      this.#last = manifest;
      this.#base = base ?? manifest;
    } catch {
      // It is made anew, and its last bytes with it.
    }
    return this.#last;
  }

  /** The same with the whole one that it is written down as the difference from; `null` where it is whole itself. */
  lastWithBase(): { readonly manifest: Manifest; readonly base: Manifest | null } | null {
    const manifest = this.last();
    if (manifest === null) return null;
    return { manifest, base: this.#base === manifest ? null : this.#base };
  }

  /** Whether all bytes of an answer lie on disk. Looked at once; `forget` makes it look again. */
  has(variants: readonly BlobPart[]): boolean {
    if (variants.every(({ blob }) => this.#known.has(blob))) return true;
    const files = blobFiles(variants);
    if (!files.every((file) => this.reader.hasBlob(file))) return false;
    for (const { blob } of files) this.#known.add(blob);
    return true;
  }

  /**
   * Whether the generation that was written last is the one that is served, and all of it still lies on disk. A front that
   * serves it has it in its memory; one that is started has not.
   */
  isWhole(): boolean {
    const last = this.#last;
    if (last === null) return true;
    try {
      if (this.reader.currentId() !== last.id) return false;
      const { entries } = new SnapshotReader(this.#folder).manifest(last.id);
      return Object.values(entries).every(({ variants }) =>
        blobFiles(variants).every((file) => this.reader.hasBlob(file)),
      );
    } catch {
      return false;
    }
  }

  /** Trusts nothing that was seen on disk before, and makes the folders where they are missing. */
  forget(): void {
    this.#known.clear();
    this.#last = null;
    this.#base = null;
    for (const name of ['blobs', 'generations', 'state']) {
      mkdirSync(join(this.#folder, name), { recursive: true });
    }
  }

  /** Puts bytes down under their hash; those that are known to lie there are not written again. */
  async putBlob(bytes: Buffer): Promise<string> {
    const hash = sha256(bytes);
    if (this.#known.has(hash)) return hash;
    await this.#write(join('blobs', hash), bytes);
    this.#known.add(hash);
    return hash;
  }

  async putState(id: string, json: string): Promise<void> {
    await this.#write(join('state', `${id}.json`), json);
  }

  /** Puts the manifest down and makes it the one that is served. */
  async publish(manifest: Manifest): Promise<void> {
    const changes = this.#base && changesFrom(this.#base, manifest);
    await this.#write(join('generations', `${manifest.id}.json`), JSON.stringify(changes ?? manifest));
    await this.#write('current', `${manifest.id}\n`);
    await this.#syncFolder('.');
    this.#last = manifest;
    if (!changes) this.#base = manifest;
    this.#needs.set(manifest.id, { base: changes?.base ?? null, entries: manifest.entries });
    for (const id of [...this.#needs.keys()].slice(0, -KEPT_GENERATIONS)) this.#needs.delete(id);
  }

  /**
   * Removes what neither the last generations nor `kept` (blobs of the state) name.
   *
   * @param mayGoOn asked again and again: whether there is still time for it
   * @returns whether nothing is left to be removed
   */
  async collectGarbage(kept: ReadonlySet<string>, mayGoOn: () => boolean = () => true): Promise<boolean> {
    return this.#clear(kept, KEPT_GENERATIONS, GRACE, mayGoOn);
  }

  /** Removes at once all that is not served now: what was published before is not to be found any more. */
  async forgetPast(kept: ReadonlySet<string>): Promise<void> {
    await this.#clear(kept, 1, 0, () => true);
  }

  async #clear(
    kept: ReadonlySet<string>,
    generations: number,
    grace: number,
    mayGoOn: () => boolean,
  ): Promise<boolean> {
    const ids = (await readdir(join(this.#folder, 'generations')))
      .filter((name) => name.endsWith('.json'))
      .map(idOf)
      .sort();
    const current = this.reader.currentId();
    const keptIds = new Set([...ids.slice(-generations), ...(current === null ? [] : [current])]);
    const needs = [...keptIds].map((id) => this.#needsOf(id));
    // Most entries are the same objects in all of them.
    const entries = new Set(needs.flatMap((one) => Object.values(one.entries)));
    const blobs = new Set(kept);
    for (const { variants } of entries) for (const { blob } of variants) blobs.add(blob);
    const bases = new Set(needs.map(({ base }) => base));
    const isOld = async (path: string) => {
      const modified = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Number.POSITIVE_INFINITY,
      );
      return Date.now() - modified >= grace;
    };
    const removeOthers = async (folder: string, isKept: (name: string) => boolean): Promise<boolean> => {
      for (const name of await readdir(join(this.#folder, folder))) {
        if (!mayGoOn()) return false;
        const path = join(this.#folder, folder, name);
        if (isKept(name) || !(await isOld(path))) continue;
        await rm(path, { force: true });
        this.#known.delete(name);
        this.#needs.delete(idOf(name));
      }
      return true;
    };
    const isKeptManifest = (name: string) => {
      const id = idOf(name);
      return keptIds.has(id) || bases.has(id);
    };
    const done = [
      await removeOthers('generations', isKeptManifest),
      await removeOthers('state', (name) => idOf(name) === current),
      await removeOthers('blobs', (name) => blobs.has(name)),
    ];
    return done.every(Boolean);
  }

  #needsOf(id: string): Needs {
    const known = this.#needs.get(id);
    if (known) return known;
    try {
      const { manifest, base } = this.reader.readManifest(id);
      const needs = { base: base?.id ?? null, entries: manifest.entries };
      this.#needs.set(id, needs);
      return needs;
    } catch {
      return { base: null, entries: {} };
    }
  }

  /**
   * Whole or not at all: written beside, flushed, renamed. Only the flush is waited for off this thread: the rest is done
   * sooner than a thread is asked for it.
   */
  async #write(name: string, content: Buffer | string): Promise<void> {
    const path = join(this.#folder, name);
    this.#count += 1;
    const beside = `${path}.${process.pid}-${this.#count}.tmp`;
    try {
      const file = openSync(beside, 'w', 0o644);
      try {
        writeFileSync(file, content);
        await flush(file);
      } finally {
        closeSync(file);
      }
      renameSync(beside, path);
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

/** The generation that a file belongs to. */
function idOf(name: string): string {
  return name.replace(/\.json$/, '');
}

/**
 * A manifest as what differs from a whole one; `null` when that is too much to be worth it. Entries that were taken over are
 * the same objects.
 */
export function changesFrom(base: Manifest, { entries, ...rest }: Manifest): ManifestChanges | null {
  const changed: Record<string, SnapshotEntry> = {};
  const gone: string[] = [];
  let [all, different] = [0, 0];
  for (const path in entries) {
    const entry = entries[path];
    all += 1;
    if (entry === undefined || entry === base.entries[path]) continue;
    changed[path] = entry;
    different += 1;
  }
  for (const path in base.entries) if (entries[path] === undefined) gone.push(path);
  if (different + gone.length > all * WORTH_WHOLE) return null;
  return { ...rest, format: CHANGES_FORMAT, base: base.id, entries: changed, gone };
}

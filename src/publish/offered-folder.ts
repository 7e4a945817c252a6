import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OFFERED } from './offer-addresses.ts';

/** What nothing names any more stays for so long: a mirror may be fetching it (ms). */
const GRACE = 60_000;

/** What a front offers to mirrors, on disk: below the snapshot's folder, each file whole or not there. */
export class OfferedFolder {
  readonly #folder: string;
  #count = 0;

  /** @param snapshot the snapshot's folder */
  constructor(snapshot: string) {
    this.#folder = join(snapshot, OFFERED);
  }

  async putDocument(sha256: string, compressed: Buffer): Promise<void> {
    await this.#write(`${sha256}.br`, compressed);
  }

  /** A document as it was sent; `null`: it is not there. */
  async document(sha256: string): Promise<Buffer | null> {
    return readFile(join(this.#folder, `${sha256}.br`)).catch(() => null);
  }

  /** @param generation its name in this snapshot */
  async putOffer(generation: string, text: string): Promise<void> {
    await this.#write(`${generation}.json`, text);
  }

  async putKeys(text: string): Promise<void> {
    await this.#write('keys.json', text);
  }

  /** Removes what is of none of these. @param grace how long a file is left alone (ms) */
  async clear(names: ReadonlySet<string>, grace = GRACE): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (name === 'keys.json' || names.has(name.replace(/\.(json|br)$/, ''))) continue;
      const path = join(this.#folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      if (Date.now() - mtimeMs >= grace) await rm(path, { force: true });
    }
  }

  async #write(name: string, content: Buffer | string): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    this.#count += 1;
    const path = join(this.#folder, name);
    const beside = `${path}.${process.pid}-${this.#count}.tmp`;
    try {
      await writeFile(beside, content);
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  }
}

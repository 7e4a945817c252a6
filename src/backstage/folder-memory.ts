import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../config/settings.ts';
import type { Remembered } from '../domain/folder-files.ts';
import type { State } from '../domain/state.ts';

/** As it is kept: of which folder, and of which log up to where. */
interface Kept {
  readonly folder: string;
  readonly log_id: string;
  readonly revision: number;
  /** When that revision was recorded: a log that was put back and went on otherwise has another one there. */
  readonly recorded_at: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What a node remembers of its content folder: what lay there when it was last looked at. Kept in its data folder. */
export class FolderMemory {
  readonly #file: string;
  readonly #folder: string;
  #kept: Kept | null = null;
  /** The files of what is kept, once asked for: the same object as long as they are the same. */
  #files: ReadonlyMap<string, string> | null = null;

  constructor({ dataDir, contentDir }: Pick<Config, 'dataDir' | 'contentDir'>) {
    this.#file = join(dataDir, 'content-seen.json');
    this.#folder = contentDir;
  }

  /** What lay in the folder, if that is remembered of this very log; `null`: nobody has looked. */
  of(state: Pick<State, 'logId' | 'changes'>): Remembered {
    this.#kept ??= this.#read();
    const kept = this.#kept;
    if (kept === null || kept.folder !== this.#folder || kept.log_id !== state.logId) return null;
    if (state.changes[kept.revision - 1]?.recordedAt !== kept.recorded_at) return null;
    this.#files ??= new Map(Object.entries(kept.files));
    return this.#files;
  }

  /** @throws when it cannot be written down; it is remembered until the end of the process all the same */
  keep(state: Pick<State, 'logId' | 'changes'>, files: ReadonlyMap<string, string>): void {
    const last = state.changes.at(-1);
    if (state.logId === null || last === undefined) return;
    const former = this.of(state);
    if (former !== null && isSame(former, files)) return;
    const kept: Kept = {
      folder: this.#folder,
      log_id: state.logId,
      revision: last.revision,
      recorded_at: last.recordedAt,
      files: Object.fromEntries(files),
    };
    this.#kept = kept;
    this.#files = null;
    const beside = `${this.#file}.${process.pid}.tmp`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(beside, JSON.stringify(kept), { mode: 0o600 });
      renameSync(beside, this.#file);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  }

  #read(): Kept | null {
    try {
      const said: unknown = JSON.parse(readFileSync(this.#file, 'utf8'));
      return isKept(said) ? said : null;
    } catch {
      return null;
    }
  }
}

function isSame(x: ReadonlyMap<string, string>, y: ReadonlyMap<string, string>): boolean {
  return x.size === y.size && [...x].every(([path, sha256]) => y.get(path) === sha256);
}

function isKept(said: unknown): said is Kept {
  if (typeof said !== 'object' || said === null) return false;
  if (!('folder' in said && 'log_id' in said && 'revision' in said && 'recorded_at' in said)) return false;
  return (
    typeof said.revision === 'number' &&
    'files' in said &&
    typeof said.files === 'object' &&
    said.files !== null &&
    Object.values(said.files).every((sha256) => typeof sha256 === 'string')
  );
}

import { spawn } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { exportSite } from './export.ts';
import { ExportedPages } from './exported-pages.ts';
import { isComplete } from './snapshot.ts';
import type { SnapshotReader } from './snapshot-reader.ts';
import { Wakeable } from './wakeable.ts';

/** How long the hook may take (ms). */
const HOOK_LIMIT = 5 * 60_000;

interface ExporterOptions {
  readonly folder: string;
  /** Run by the shell after each export; `null`: none. */
  readonly hook: string | null;
  readonly reader: SnapshotReader;
  readonly key: KeyObject;
  readonly onError: (error: unknown) => void;
}

/** Keeps a folder like the published site. One export at a time, the last generation always in the end. */
export class Exporter {
  readonly #options: ExporterOptions;
  readonly #pages = new ExportedPages();
  readonly #exports = new Wakeable(() => this.#export());
  #trouble: { readonly message: string; readonly since: string } | null = null;

  constructor(options: ExporterOptions) {
    this.#options = options;
  }

  /** `null`: the folder is as it should be, and the hook was content. */
  get trouble(): { readonly message: string; readonly since: string } | null {
    return this.#trouble;
  }

  wake(): void {
    this.#exports.wake();
  }

  /** Resolves once the folder is as it should be. */
  settled(): Promise<void> {
    return this.#exports.settled();
  }

  /** Finishes the export under way, and starts no other. */
  stop(): Promise<void> {
    return this.#exports.stop();
  }

  async #export(): Promise<void> {
    const { reader, folder, key, hook } = this.#options;
    const manifest = reader.current();
    // Of another one we are told in a moment.
    if (!manifest || !isComplete(manifest)) return;
    try {
      await exportSite(manifest, reader, folder, key, this.#pages);
      if (hook !== null) await runHook(hook, folder, manifest.id);
      this.#trouble = null;
    } catch (error) {
      // Another generation was published, and the files of this one were cleared away: that one is what is to be exported.
      if (isMissing(error) && reader.currentId() !== manifest.id) return this.wake();
      const message = error instanceof Error ? error.message : String(error);
      this.#trouble = { message, since: this.#trouble?.since ?? new Date().toISOString() };
      this.#options.onError(error);
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function runHook(hook: string, folder: string, generation: string): Promise<void> {
  const child = spawn(hook, {
    shell: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, EXPORT_DIR: folder, LATARNIA_GENERATION: generation },
    timeout: HOOK_LIMIT,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-500);
  });
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal ?? 1));
  });
  if (code !== 0) throw new Error(`EXPORT_HOOK ended with ${code}: ${said.trim()}`);
}

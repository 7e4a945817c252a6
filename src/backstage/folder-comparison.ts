import type { Logger } from 'pino';
import { type ComparedFile, compareFolder, type IncomingFile } from '../actions/ingest-content.ts';
import { rememberFiles } from '../domain/folder-files.ts';
import type { State } from '../domain/state.ts';
import type { FolderMemory } from './folder-memory.ts';
import { isOpen } from './folder-news.ts';

interface FolderComparisonOptions {
  readonly logger: Pick<Logger, 'error'>;
  /** What lay in the folder when it was last looked at. */
  readonly memory: Pick<FolderMemory, 'of' | 'keep'>;
  /** The state as last read. */
  readonly state: () => State;
  /** Whether that state is the log's; default: it is. */
  readonly isCurrent?: () => boolean;
}

/** What lay in the content folder when it was last read, beside what the log says now. */
export class FolderComparison {
  readonly #options: FolderComparisonOptions;
  /** Documents of those alone that may have to be decided on; `null`: it was not read yet. */
  #files: readonly IncomingFile[] | null = null;
  /** What was last found to become of them, and all that this was found from. */
  #compared: { readonly ground: readonly unknown[]; readonly files: ComparedFile[] } = {
    ground: [],
    files: [],
  };
  /** The log as it was then: what was just written may not be read yet. */
  #then: State | null = null;
  #hasForgotten = false;

  constructor(options: FolderComparisonOptions) {
    this.#options = options;
  }

  /** Once the log says `state`: what there is to remember of the folder, here and for whoever starts next. */
  remember(state: State, files: readonly IncomingFile[]): void {
    const { memory, logger } = this.#options;
    this.#then = state;
    const compared = compareFolder(state, files, memory.of(state));
    this.#files = compared.flatMap(({ file, course }) => {
      if (file === null) return [];
      const { path, sha256 } = file;
      return [{ path, sha256, document: isOpen(course) ? file.document : null }];
    });
    try {
      memory.keep(state, rememberFiles(state, compared, memory.of(state)));
      this.#hasForgotten = false;
    } catch (error) {
      if (!this.#hasForgotten) logger.error({ error }, 'content: what was seen cannot be kept in DATA_DIR');
      this.#hasForgotten = true;
    }
  }

  /** What becomes of the files as the log is now, looked at once for all that decides it; empty before they were first read, and while the log cannot be. */
  get files(): ComparedFile[] {
    const { memory, isCurrent } = this.#options;
    if (this.#files === null || isCurrent?.() === false) return [];
    const { state } = this;
    const { documents, withdrawn, ingested, index } = state;
    const ground = [
      this.#files,
      memory.of(state),
      documents,
      withdrawn,
      ingested,
      index.documents,
      index.redactions,
    ];
    if (!ground.every((one, at) => one === this.#compared.ground[at])) {
      this.#compared = { ground, files: compareFolder(state, this.#files, memory.of(state)) };
    }
    return this.#compared.files;
  }

  /** The newer of what was last read and what was last written. */
  get state(): State {
    const state = this.#options.state();
    return this.#then?.logId === state.logId && this.#then.revision > state.revision ? this.#then : state;
  }
}

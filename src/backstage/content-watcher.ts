import type { Logger } from 'pino';
import type { ActionContext } from '../actions/context.ts';
import { isOwed } from '../actions/database-trouble.ts';
import { findDocumentFlaws } from '../actions/find-document-flaws.ts';
import { type IncomingFile, ingestContent } from '../actions/ingest-content.ts';
import { findVersion } from '../domain/folder-files.ts';
import { lostSubjects, sayLost } from '../domain/lost-subjects.ts';
import type { State } from '../domain/state.ts';
import type { FileConflict, FileInError } from '../domain/surroundings.ts';
import type { Instant } from '../domain/time.ts';
import { readContent } from '../markdown/content.ts';
import { type Problem, problemLine } from '../markdown/problem.ts';
import { LeaseLost } from '../store/lease.ts';
import { FolderComparison } from './folder-comparison.ts';
import { FolderFollower } from './folder-follower.ts';
import type { FolderMemory } from './folder-memory.ts';
import { describeUndecided, describeUntaken, isNews } from './folder-news.ts';
import { isGitAtWork } from './git-at-work.ts';
import { SoundFiles } from './sound-files.ts';

interface ContentFolderOptions {
  readonly folder: string;
  readonly logger: Logger;
  readonly wallClock: () => Instant;
  /** With which the words are taken into the log. */
  readonly context: ActionContext;
  /** Whether the site shows a version of a file, path below the folder. */
  readonly isPublished: (path: string) => boolean;
  /** Whether the log has taken in exactly this file: what was accepted once is not looked at again. */
  readonly isTaken: (file: { readonly path: string; readonly sha256: string }) => boolean;
  /** Whether this node may take them in: only then is the log written to. Default: it may. */
  readonly mayTake?: () => boolean;
  /** Whether this site takes in files at all (`INGEST`). Default: it does. */
  readonly ingests?: boolean;
  /** What lay in the folder when it was last looked at. */
  readonly memory: Pick<FolderMemory, 'of' | 'keep'>;
  /** The state as last read. */
  readonly state: () => State;
  /** Whether that state is the log's: while the database is in trouble it may be what is published. Default: it is. */
  readonly isCurrent?: () => boolean;
  /** Told when the log has got words from the folder. */
  readonly onIngested: () => void;
  /** What needs no second look; default: nothing so far. */
  readonly sound?: SoundFiles;
  /** Whether somebody is just writing many files; default: git, and nobody else. */
  readonly isBusy?: (folder: string) => Promise<boolean>;
  /** Instead of the usual time between two looks (ms). */
  readonly look?: number;
}

/** Why the words of the folder cannot be taken into the log: all of them. */
interface ContentTrouble {
  readonly message: string;
  readonly todo: string;
  /** Wall clock. */
  readonly since: Instant;
}

/** The content folder, followed: what is saved in it is taken into the log. */
export class ContentFolder {
  readonly #options: ContentFolderOptions;
  readonly #sound: SoundFiles;
  #problems: readonly Problem[] = [];
  #trouble: ContentTrouble | null = null;
  #isOwed = false;
  #elsewhere: ContentTrouble | null = null;
  #undecided: ContentTrouble | null = null;
  #said: string | null = null;
  #saidConflicts = '';
  readonly #follower: FolderFollower;
  readonly #comparison: FolderComparison;
  /** The last ingestion: one at a time, or an older reading could come after a newer one. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: ContentFolderOptions) {
    this.#options = options;
    this.#sound = options.sound ?? new SoundFiles();
    this.#comparison = new FolderComparison(options);
    this.#follower = new FolderFollower({
      ...options,
      read: () => this.ingest(),
      isOwed: () => this.#trouble !== null,
    });
  }

  /** Mistakes in the files, as of when they were last read. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The files that cannot be read, each with its first mistake. */
  get filesInError(): FileInError[] {
    return [...Map.groupBy(this.#problems, ({ file }) => file)].flatMap(([file, [first]]) =>
      first ? [{ file, message: problemLine(first) }] : [],
    );
  }

  get trouble(): ContentTrouble | null {
    return this.#trouble;
  }

  /** The log refused the words when they were last read, or it is another since: they are to be taken in again. */
  get isOwed(): boolean {
    const hasNews = () =>
      this.#mayTake && this.#trouble === null && this.#comparison.files.some(({ course }) => isNews(course));
    return this.#isOwed || hasNews();
  }

  /** What lies in this node’s folder and not in the log, and is not taken in; `null`: nothing. */
  get elsewhere(): ContentTrouble | null {
    const message = this.#describeUntaken();
    this.#elsewhere =
      message === null
        ? null
        : { message, todo: '', since: this.#elsewhere?.since ?? this.#options.wallClock() };
    return this.#elsewhere;
  }

  /** The same as trouble, where this node takes in files; `null`: there is nothing to decide. */
  get undecided(): ContentTrouble | null {
    const paths = this.#mayTake ? this.conflicts.map(({ path }) => path) : [];
    this.#undecided =
      paths.length === 0
        ? null
        : {
            message: describeUndecided(paths),
            todo: '',
            since: this.#undecided?.since ?? this.#options.wallClock(),
          };
    return this.#undecided;
  }

  get #mayTake(): boolean {
    return this.#options.mayTake?.() !== false;
  }

  /** Files that were saved over words which staff have changed since: none of them is published until somebody decides. */
  get conflicts(): FileConflict[] {
    const { memory, ingests } = this.#options;
    if (ingests === false) return [];
    const { state, files } = this.#comparison;
    const remembered = memory.of(state);
    return files.flatMap(({ path, sha256, course, file }): FileConflict[] => {
      if (course !== 'conflict') return [];
      const base = findVersion(state, path, remembered?.get(path) ?? state.ingested[path] ?? null);
      return [{ path, sha256, document: file?.document ?? null, base }];
    });
  }

  /**
   * Takes the folder into the log; while somebody writes many files, once they have. What `git pull` brings comes as one, and
   * nothing is read between a file that goes and the same that comes. Never fails: see `problems` and `trouble`.
   */
  ingest(): Promise<void> {
    this.#last = this.#last
      .then(() => this.#take())
      .catch((error: unknown) => {
        // Whoever has the lease now takes in what lies with them.
        if (!(error instanceof LeaseLost)) this.#noteTrouble(error);
      });
    return this.#last;
  }

  /** Takes in what is there, and from now on what changes, until `close`. Never fails likewise. */
  async follow(): Promise<void> {
    await this.#follower.start();
  }

  close(): void {
    this.#follower.close();
  }

  async #take(): Promise<void> {
    const { folder, logger, context, isTaken, onIngested, memory, isBusy = isGitAtWork } = this.#options;
    if (await isBusy(folder)) {
      this.#follower.readSoon();
      return;
    }
    const { files, problems } = await readContent(
      folder,
      (document) => (isTaken(document) ? [] : findDocumentFlaws(document, context.inspect)),
      (file) => isTaken(file) && this.#sound.has(file),
    );
    const wrong = new Set(problems.map(({ file }) => file));
    this.#sound.note(files.filter(({ path }) => !wrong.has(path)));
    this.#noteProblems(problems);
    if (!this.#mayTake) {
      this.#leaveUntaken(files);
      return;
    }
    const outcome = await ingestContent(context, files, (state) => memory.of(state));
    if (outcome.ok) this.#comparison.remember(outcome.state, files);
    this.#sayUntaken();
    this.#isOwed = !outcome.ok && isOwed(outcome);
    if (!outcome.ok && !this.#isOwed) throw new Error(outcome.message);
    this.#trouble = null;
    if (outcome.ok && outcome.events.some(({ type }) => type === 'content.withdrawn')) {
      for (const lost of lostSubjects(outcome.state, outcome.state.lastEffectiveAt ?? '')) {
        logger.error({ file: lost.path }, `content: ${lost.path}: ${sayLost(lost)}`);
      }
    }
    if (outcome.ok && outcome.events.length > 0) {
      logger.info({ revision: outcome.revision }, 'content: taken into the log');
      onIngested();
    }
  }

  #leaveUntaken(files: readonly IncomingFile[]): void {
    this.#isOwed = false;
    this.#trouble = null;
    if (this.#options.isCurrent?.() !== false) this.#comparison.remember(this.#options.state(), files);
    this.#sayUntaken();
  }

  #describeUntaken(): string | null {
    return this.#options.ingests === false ? null : describeUntaken(this.#comparison.files, this.#mayTake);
  }

  /** Once for each thing that there is to say. */
  #sayUntaken(): void {
    const message = this.#describeUntaken();
    if (message !== null && message !== this.#said) this.#options.logger.warn(`content: ${message}`);
    this.#said = message;
    const conflicts = this.undecided?.message ?? '';
    if (conflicts !== '' && conflicts !== this.#saidConflicts)
      this.#options.logger.warn(`content: ${conflicts}`);
    this.#saidConflicts = conflicts;
  }

  #noteTrouble(error: unknown): void {
    const { folder, logger, wallClock } = this.#options;
    const message = error instanceof Error ? error.message : String(error);
    if (this.#trouble?.message !== message) logger.error({ error, folder }, 'content: cannot be taken in');
    this.#trouble = {
      message,
      todo: 'Put the content folder back (CONTENT_DIR). What is published stays as it is.',
      since: this.#trouble?.since ?? wallClock(),
    };
  }

  #noteProblems(problems: readonly Problem[]): void {
    const { logger, isPublished } = this.#options;
    const known = new Set(this.#problems.map(problemLine));
    for (const problem of problems) {
      if (known.has(problemLine(problem))) continue;
      const kept = isPublished(problem.file)
        ? 'the last good version stays on the site'
        : 'it is not on the site';
      logger.error({ file: problem.file }, `content: ${problemLine(problem)} (${kept})`);
    }
    this.#problems = problems;
  }
}

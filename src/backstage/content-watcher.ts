import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { ActionContext } from '../actions/context.ts';
import { isOwed } from '../actions/database-trouble.ts';
import { findDocumentFlaws } from '../actions/find-document-flaws.ts';
import { differingPaths, type IncomingFile, ingestContent } from '../actions/ingest-content.ts';
import { lostSubjects, sayLost } from '../domain/lost-subjects.ts';
import type { State } from '../domain/state.ts';
import type { FileInError } from '../domain/surroundings.ts';
import type { Instant } from '../domain/time.ts';
import { readContent } from '../markdown/content.ts';
import { listContentFolder } from '../markdown/folder.ts';
import { type Problem, problemLine } from '../markdown/problem.ts';
import { LeaseLost } from '../store/lease.ts';
import { FolderWatch } from './folder-watch.ts';
import { HeldBack } from './held-back.ts';
import { SoundFiles } from './sound-files.ts';

/** How long the folder must be quiet before it is read (ms). */
const QUIET = 200;
/** How often the folder is looked at, beside being told of what changes: not every disk tells (ms). */
const LOOK = 30_000;
/** So many files are named in one line. */
const NAMED = 5;

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
  /** Whether other nodes have folders of their own: then what is older here is no change. Default: none has. */
  readonly hasNeighbours?: () => boolean;
  /** The state as last read. */
  readonly state: () => State;
  /** Told when the log has got words from the folder. */
  readonly onIngested: () => void;
  /** What needs no second look; default: nothing so far. */
  readonly sound?: SoundFiles;
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
  /** What lay in the folder when it was last read, where another node takes in files; `null`: this one does. */
  #untaken: readonly Omit<IncomingFile, 'document'>[] | null = null;
  /** What was older here than in the log when this node began to take in files; `null`: it does not. */
  #heldBack: HeldBack | null = null;
  #elsewhere: ContentTrouble | null = null;
  #said: string | null = null;
  #isClosed = false;
  readonly #watcher: FolderWatch;
  #quiet: NodeJS.Timeout | null = null;
  #looking: NodeJS.Timeout | null = null;
  /** What was there at the last look. */
  #seen = '';
  /** The last ingestion: one at a time, or an older reading could come after a newer one. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: ContentFolderOptions) {
    this.#options = options;
    const { folder, logger } = options;
    this.#sound = options.sound ?? new SoundFiles();
    this.#watcher = new FolderWatch(
      () => this.#ingestWhenQuiet(),
      (error) =>
        logger.error(
          { error, folder },
          'content: the folder cannot be watched, but is looked at now and then',
        ),
    );
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

  /** The log refused the words when they were last read: they are to be taken in again. */
  get isOwed(): boolean {
    return this.#isOwed;
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

  /** Takes the folder into the log. Never fails: see `problems` and `trouble`. */
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
    // Watched before it is read: what changes meanwhile would be missed.
    await this.#watch();
    this.#seen = await fingerprint(this.#options.folder);
    await this.ingest();
    this.#looking = setInterval(() => void this.#look(), this.#options.look ?? LOOK).unref();
  }

  close(): void {
    this.#isClosed = true;
    this.#watcher.close();
    if (this.#quiet) clearTimeout(this.#quiet);
    if (this.#looking) clearInterval(this.#looking);
  }

  async #take(): Promise<void> {
    const { folder, logger, context, isTaken, onIngested, hasNeighbours } = this.#options;
    const { files, problems } = await readContent(
      folder,
      (document) => (isTaken(document) ? [] : findDocumentFlaws(document, context.inspect)),
      (file) => isTaken(file) && this.#sound.has(file),
    );
    const wrong = new Set(problems.map(({ file }) => file));
    this.#sound.note(files.filter(({ path }) => !wrong.has(path)));
    this.#noteProblems(problems);
    if (this.#options.mayTake?.() === false) {
      this.#leaveUntaken(files);
      return;
    }
    this.#untaken = null;
    this.#heldBack ??= HeldBack.begin(folder, this.#options.state(), hasNeighbours?.() ? files : null);
    const outcome = await ingestContent(context, this.#heldBack.without(files));
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
    this.#heldBack = null;
    this.#trouble = null;
    this.#untaken = files.map(({ path, sha256 }) => ({ path, sha256 }));
    this.#sayUntaken();
  }

  #describeUntaken(): string | null {
    const { state } = this.#options;
    if (this.#untaken !== null) {
      const paths = differingPaths(state(), this.#untaken);
      return paths.length === 0
        ? null
        : `${nameSome(paths)}: not as on the site, and another node takes in files (latarnia nodes). Change them there, too, or bring this folder up to date; INGEST=no if this folder is not kept.`;
    }
    const older = this.#heldBack?.paths ?? [];
    return older.length === 0
      ? null
      : `${nameSome(older)}: older than on the site, or not there; this node has taken over from another, and leaves the site as it is. Bring this folder up to date. To take in a file as it is here, save it again.`;
  }

  /** Once for each thing that there is to say. */
  #sayUntaken(): void {
    const message = this.#describeUntaken();
    if (message !== null && message !== this.#said) this.#options.logger.warn(`content: ${message}`);
    this.#said = message;
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

  /** Watches each folder there is, and no other: what a link leads to may be the whole disk. */
  async #watch(): Promise<void> {
    const { folder, logger } = this.#options;
    try {
      const { folders } = await listContentFolder(folder);
      if (this.#isClosed) return;
      // A folder that is new may have got another one before it was watched.
      if (this.#watcher.follow(folder, folders)) this.#ingestWhenQuiet();
    } catch (error) {
      logger.error({ error, folder }, 'content: the folder cannot be watched, but is looked at now and then');
    }
  }

  #ingestWhenQuiet(): void {
    if (this.#isClosed) return;
    if (this.#quiet) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => void this.#watch().then(() => this.ingest()), QUIET);
  }

  /** Finds what the system did not tell of: a folder that was put in place of another, a disk of the network. */
  async #look(): Promise<void> {
    const found = await fingerprint(this.#options.folder);
    if (found === this.#seen && this.#trouble === null) return;
    this.#seen = found;
    await this.#watch();
    await this.ingest();
  }
}

function nameSome(paths: readonly string[]): string {
  const more = paths.length - NAMED;
  return more > 0 ? `${paths.slice(0, NAMED).join(', ')} and ${more} more` : paths.join(', ');
}

/** Changes with every file that is added, removed or written to. Empty when the folder cannot be read. */
async function fingerprint(folder: string): Promise<string> {
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

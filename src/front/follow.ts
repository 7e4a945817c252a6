import { type FSWatcher, watch } from 'node:fs';
import { type MirrorStatus, readMirrorStatus } from '../publish/mirror-status.ts';
import { SnapshotReader } from '../publish/snapshot-reader.ts';
import { COMES_WITHIN, Generation } from './generation.ts';
import { logError } from './log.ts';
import { certainUntil } from './outdated.ts';
import { startLimit } from './time-limit.ts';

/** How often the disk is asked when it does not tell by itself (ms). */
const POLL = 250;
/** How often it is read how a mirror is (ms). */
const STATUS_EVERY = 1000;
/** How long bytes are read before requests have their turn again (ms). */
const SLICE = 4;

/** Follows the snapshot on disk: `generation` is always whole, and replaced at once. */
export class Follower {
  generation: Generation | null = null;
  /** When it took the place of the one before (ms since the epoch); `null`: there is none. */
  swappedAt: number | null = null;
  readonly #folder: string;
  readonly #reader: SnapshotReader;
  readonly #onSwap: (id: string) => void;
  /** How the mirror is that keeps the folder; `null`: none does. */
  mirror: MirrorStatus | null = null;
  #statusReadAt = Number.NEGATIVE_INFINITY;
  /** Who waits for the generation after this one. */
  #next = Promise.withResolvers<void>();
  #endPatience = () => {};
  #isPatient = true;
  #watcher: FSWatcher | null = null;
  #poll: NodeJS.Timeout | null = null;
  /** The generation of which it was said that it cannot be served. */
  #complained: string | null = null;

  constructor(folder: string, onSwap: (id: string) => void) {
    this.#folder = folder;
    this.#reader = new SnapshotReader(folder);
    this.#onSwap = onSwap;
  }

  start(): void {
    this.look();
    this.#poll = setInterval(() => this.look(), POLL);
  }

  stop(): void {
    if (this.#poll) clearInterval(this.#poll);
    this.#watcher?.close();
    this.waitNoMore();
  }

  /** Resolves once another generation is served, or is not waited for any more. */
  async comesNext(generation: Generation): Promise<void> {
    if (generation.isFollowed) await this.#next.promise;
  }

  /** Has nobody wait for what comes next any more: what is there is answered. */
  waitNoMore(): void {
    this.#isPatient = false;
    this.#endWaiting(this.generation);
  }

  #endWaiting(generation: Generation | null): void {
    this.#endPatience();
    if (generation) generation.isFollowed = false;
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  /** Takes the generation that `current` names, if it is another one. A broken one changes nothing. */
  look(): void {
    this.#watch();
    this.#take();
    this.#lookAtAge();
  }

  #take(): void {
    const first = this.generation === null;
    // Whoever serves nothing yet serves the newest that can be read; the others keep what they have.
    const manifest = first ? this.#reader.newest() : null;
    const id = manifest?.id ?? this.#reader.currentId();
    if (id === null || id === this.generation?.manifest.id) return;
    try {
      const next = new Generation(manifest ?? this.#reader.manifest(id), this.#reader, this.generation);
      // The first generation answers at once and reads on beside that; a later one waits until it is whole.
      if (!first) next.prime(Number.POSITIVE_INFINITY);
      this.#replaceBy(next);
      if (first) this.#primeInSlices(next);
      this.#onSwap(id);
    } catch (error) {
      if (this.#complained !== id) logError(`generation ${id} cannot be served`, error);
      this.#complained = id;
    }
  }

  #replaceBy(next: Generation): void {
    const { generation } = this;
    this.generation = next;
    this.swappedAt = Date.now();
    // What was made long before we came is followed by nothing.
    const isNew = generation !== null || this.swappedAt - Date.parse(next.manifest.created) < COMES_WITHIN;
    next.isFollowed = isNew && this.#isPatient;
    this.#endWaiting(generation);
    this.#endPatience = startLimit(COMES_WITHIN, () => this.#endWaiting(next));
  }

  /** Whether what is served is still what the site says. */
  #lookAtAge(): void {
    const now = Date.now();
    if (now - this.#statusReadAt >= STATUS_EVERY || now < this.#statusReadAt) {
      this.mirror = readMirrorStatus(this.#folder);
      this.#statusReadAt = now;
    }
    if (this.generation) {
      this.generation.outdated = certainUntil(this.generation.manifest, this.mirror, now);
    }
  }

  #primeInSlices(generation: Generation): void {
    setImmediate(() => {
      try {
        if (!generation.prime(SLICE)) this.#primeInSlices(generation);
      } catch {
        // The answer that lacks its bytes says so when it is asked for.
      }
    });
  }

  #watch(): void {
    if (this.#watcher) return;
    try {
      this.#watcher = watch(this.#folder, { persistent: false }, (_, name) => {
        if (name === 'current' || name === null) this.look();
      });
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#watcher = null;
      });
    } catch {
      // No folder yet: asked for again with the next poll.
    }
  }
}

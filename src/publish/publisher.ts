import { encodeEntry, makeEntry } from './encode-entry.ts';
import type { Plan, PlannedEntry, Publication, Rendered, RenderedEntry, WaitingEntry } from './planned.ts';
import { SharedFile } from './shared-files.ts';
import { type Manifest, SNAPSHOT_FORMAT, type SnapshotEntry } from './snapshot.ts';
import { type SnapshotWriter, sha256 } from './snapshot-writer.ts';
import type { StateStore } from './state-store.ts';

/** How many pages are rendered and compressed at the same time. */
const CONCURRENCY = 6;
/** How long at most the event loop is kept busy (ms). */
const TURN = 20;
/**
 * Where what comes first took longer (ms), nothing is left to the next generation if that is more: it would take longer still, and a
 * front waits for it for five seconds.
 */
const LONGEST_FIRST = 700;
/** Immutable files of so many builds before this one stay. */
const KEPT_BUILDS = 4;

/** What a page says when it could never be rendered. */
const BROKEN: Rendered = {
  status: 503,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: Buffer.from('503\nTej strony nie udało się przygotować.\nThis page could not be prepared.\n'),
};

/**
 * Makes the next generation: renders the addresses whose key is another than in the last one, takes over the bytes of
 * all others, and swaps. Nothing is swapped when anything of it cannot be written.
 *
 * @param onFailure told of each page that failed and keeps its last good bytes
 */
export async function publishPlan(
  plan: Plan,
  writer: SnapshotWriter,
  states: StateStore,
  onFailure: (error: unknown, path: string) => void,
): Promise<Publication> {
  const started = performance.now();
  const last = writer.last();
  const next = new NextGeneration(plan, writer, onFailure);
  const [state] = await Promise.all([states.put(plan.state), next.putAll()]);
  const manifest = await next.finish();
  const isNew = !last || next.isNew || !isSame(last, manifest);
  if (isNew) {
    await states.name(manifest.id, state);
    await writer.publish(manifest);
  }
  const { rendered, planned, asTyped, pending, waiting } = next;
  const duration = performance.now() - started;
  return { manifest: isNew ? manifest : last, rendered, planned, asTyped, pending, waiting, duration };
}

/** A generation while it is made, address after address. */
class NextGeneration implements Omit<Publication, 'manifest' | 'duration'> {
  readonly rendered: string[] = [];
  readonly asTyped = new Map<string, string>();
  readonly pending: RenderedEntry[] = [];
  planned = 0;
  readonly #plan: Plan;
  readonly #writer: SnapshotWriter;
  readonly #onFailure: (error: unknown, path: string) => void;
  readonly #last: Manifest | null;
  readonly #entries: Record<string, SnapshotEntry>;
  readonly #failing: Record<string, string> = {};
  readonly #shared = new SharedFile();
  readonly #keyOf: (entry: RenderedEntry) => string;
  #hasCaughtUp = false;
  #waiting: WaitingEntry[] = [];

  constructor(plan: Plan, writer: SnapshotWriter, onFailure: (error: unknown, path: string) => void) {
    this.#plan = plan;
    this.#writer = writer;
    this.#onFailure = onFailure;
    this.#last = writer.last();
    this.#entries = oldAssets(this.#last, plan.build);
    this.#keyOf = keysOf(plan);
  }

  /** Whether an address answers otherwise than it did, or is not behind any more. */
  get isNew(): boolean {
    return this.rendered.length > 0 || this.#hasCaughtUp;
  }

  /** Addresses that the next one is left. */
  get waiting(): string[] {
    return this.#waiting.map(({ path }) => path);
  }

  /** What every address answers in it. What may wait does, unless what comes first shows that it would take too long. */
  async putAll(): Promise<void> {
    const began = performance.now();
    await forEach(this.#plan.entries, CONCURRENCY, (entry) => {
      this.planned += 1;
      return this.#put(entry);
    });
    // Of the rest of a change nothing is due sooner than what is newer.
    const isFirst = this.#last !== null && this.#last.revision < this.#plan.revision;
    const isSlow = performance.now() - began > LONGEST_FIRST && this.#waiting.length > this.rendered.length;
    if (isFirst && isSlow) await forEach(this.#takeWaiting(), CONCURRENCY, (entry) => this.#put(entry));
  }

  /** What waited so far, and waits no more: it is to be put in this one. */
  #takeWaiting(): Iterable<PlannedEntry> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { path } of waiting) {
      // What stood there is not taken along in the place of what is made now.
      delete this.#entries[path];
      delete this.#failing[path];
    }
    return Iterator.from(waiting).map((entry) => entry.waits());
  }

  /**
   * What an address answers in it. Most answer what they did, and nothing is waited for.
   * @throws when the disk cannot be written to
   */
  #put(entry: PlannedEntry): Promise<void> | undefined {
    if ('error' in entry) return this.#keepLast(entry, entry.error);
    if ('waits' in entry) return this.#keepWaiting(entry);
    if (entry.asTyped) this.asTyped.set(entry.path, entry.asTyped);
    const key = this.#keyOf(entry);
    try {
      const before = this.#madeBefore(entry.path, key);
      if (before === undefined) {
        return entry.isLater ? this.#makeLater(entry, key) : this.#makeNew(entry, key);
      }
      this.#hasCaughtUp ||= before.revision !== undefined;
      this.#entries[entry.path] = before.revision === undefined ? before : upToDate(before);
      return undefined;
    } catch (error) {
      return this.#keepLast(entry, error);
    }
  }

  /** Writes what lies in one file. @returns all of it, not yet named as the current one */
  async finish(): Promise<Manifest> {
    const plan = this.#plan;
    // Somebody waits for a generation that another follows at once: files are tidied up by that one.
    if (this.#waiting.length === 0)
      this.#shared.takeAlong(this.#entries, this.#writer, plan.forgetsPast === true);
    Object.assign(this.#entries, await this.#shared.write(this.#writer));
    const created = new Date();
    const newest = this.#last?.id ?? this.#writer.reader.newestId();
    return {
      format: SNAPSHOT_FORMAT,
      id: nextGenerationId(plan.revision, created, newest),
      revision: plan.revision,
      logId: plan.logId,
      head: plan.head,
      build: plan.build,
      created: created.toISOString(),
      changesAt: plan.changesAt,
      entries: this.#entries,
      missing: plan.missing,
      live: plan.live,
      failing: this.#failing,
      ...(plan.redacted === undefined ? {} : { redacted: plan.redacted }),
    };
  }

  /** What was made of just what decides it now, and is still there. */
  #madeBefore(path: string, key: string): SnapshotEntry | undefined {
    const found = [this.#last?.entries[path], this.#plan.rehearsed?.[path]].find((one) => one?.key === key);
    return found !== undefined && this.#writer.has(found.variants) ? found : undefined;
  }

  async #makeNew(entry: RenderedEntry, key: string): Promise<void> {
    const plan = this.#plan;
    try {
      const fresh = await entry.render();
      if (fresh.status >= 500) throw new Error(`answers ${fresh.status}`);
      if (entry.isShared || (plan.isAwaited && entry.asset === undefined))
        this.#shared.add(entry.path, ...(await encodeEntry(entry, fresh, key, plan)));
      else this.#entries[entry.path] = await makeEntry(entry, fresh, key, plan, this.#writer);
      this.rendered.push(entry.path);
    } catch (error) {
      await this.#keepLast(entry, error);
    }
  }

  #makeLater(entry: RenderedEntry, key: string): Promise<void> | undefined {
    const { path, later } = entry;
    if (later) return this.#makeNew({ ...entry, render: async () => later }, key);
    this.pending.push(entry);
    const kept = this.#last?.entries[path];
    const revision = kept?.revision ?? this.#last?.revision ?? 0;
    // What was taken out of the log may be in it.
    if (kept && this.#writer.has(kept.variants) && revision >= (this.#plan.redacted ?? 0))
      this.#entries[path] = behind(kept, revision);
    return undefined;
  }

  #keepWaiting(entry: WaitingEntry): Promise<void> | undefined {
    const kept = this.#last?.entries[entry.path];
    if (!kept) return this.#keepLast(entry, new Error('nothing stands there that could wait'));
    this.#entries[entry.path] = { ...behind(kept, this.#last.revision), isComing: true };
    // Nobody has looked at it since.
    const failing = this.#last.failing[entry.path];
    if (failing !== undefined) this.#failing[entry.path] = failing;
    this.#waiting.push(entry);
    return undefined;
  }

  async #keepLast(entry: PlannedEntry, error: unknown): Promise<void> {
    const { path } = entry;
    if (isDiskError(error)) throw error;
    this.#failing[path] = error instanceof Error ? error.message : String(error);
    this.#onFailure(error, path);
    const kept = this.#last?.entries[path];
    this.#entries[path] = kept
      ? behind(kept, this.#last.revision)
      : await makeEntry(entry, BROKEN, '', this.#plan, this.#writer);
  }
}

/** What stays as it was, while the generation is of a later revision. */
function behind(kept: SnapshotEntry, revision: number): SnapshotEntry {
  return { ...upToDate(kept), revision: kept.revision ?? revision };
}

/** What was said before is what is to be said now: the address is not behind any more. */
function upToDate({ revision: _behind, isComing: _awaited, ...entry }: SnapshotEntry): SnapshotEntry {
  return entry;
}

/**
 * What decides what an address answers: the build and the site's own address, and what is seen there. Of what is slow to make
 * all of it is in the digest: another build is no reason to make it anew.
 */
function keysOf({ build, siteUrl }: Plan): (entry: RenderedEntry) => string {
  const [page, asset] = [build, ''].map((one) => sha256(JSON.stringify([one, siteUrl])).slice(0, 16));
  return ({ asset: file, isLater, digest }) =>
    `${file === undefined && !isLater ? page : asset}${digest.slice(0, 32)}`;
}

/** Fingerprinted files of the builds before: a page that someone just loaded still finds its own. */
function oldAssets(last: Manifest | null, build: string): Record<string, SnapshotEntry> {
  const found: Record<string, SnapshotEntry> = {};
  for (const path in last?.entries) {
    const entry = last.entries[path];
    if (entry?.build !== undefined && entry.build !== build) found[path] = entry;
  }
  const kept = new Set([...new Set(Object.values(found).map((entry) => entry.build))].slice(-KEPT_BUILDS));
  return Object.fromEntries(Object.entries(found).filter(([, entry]) => kept.has(entry.build)));
}

/** Names sort in the order in which they were given, also when the machine's clock is turned back. */
export function nextGenerationId(revision: number, created: Date, last: string | null): string {
  const count = Number(last?.split('-')[0] ?? 0) + 1;
  return `${String(count).padStart(9, '0')}-r${revision}-${created.getTime().toString(36)}`;
}

/** Whether nothing but the name would be new; no page was rendered. */
function isSame(x: Manifest, y: Manifest): boolean {
  const core = ({ id: _id, created: _created, entries, ...rest }: Manifest) =>
    JSON.stringify([rest, Object.keys(entries).length]);
  return core(x) === core(y);
}

/** The disk is full, read-only or gone: no page's fault. */
function isDiskError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(ENOSPC|EROFS|EDQUOT|EIO|EACCES|EPERM|EMFILE|ENFILE|ENOENT)$/.test(error.code)
  );
}

/** Runs `work` for each item, `limit` at a time where there is something to wait for. The first error ends it. */
async function forEach<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void> | undefined,
): Promise<void> {
  const rest = Iterator.from(items);
  let turn = performance.now();
  await Promise.all(
    Array.from({ length: limit }, async () => {
      for (const item of rest) {
        const working = work(item);
        if (working) await working;
        if (performance.now() - turn < TURN) continue;
        await new Promise((resolve) => setImmediate(resolve));
        turn = performance.now();
      }
    }),
  );
}

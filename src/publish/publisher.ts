import { type Encoded, encodeBody } from './encode.ts';
import { entryHeaders } from './headers.ts';
import { placeVariants, SharedFile } from './shared-files.ts';
import { type LiveRule, type Manifest, SNAPSHOT_FORMAT, type SnapshotEntry } from './snapshot.ts';
import { type SnapshotWriter, sha256 } from './snapshot-writer.ts';
import type { StateStore } from './state-store.ts';

/** What was rendered for one address. */
export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One address to be published. */
export type PlannedEntry = {
  readonly path: string;
  /** Names of the query that change the answer. */
  readonly query: readonly string[];
  /** The bytes will hardly change again: the slowest compression is worth it. */
  readonly isFinal?: boolean;
  /** The build that brought this immutable file. */
  readonly asset?: string;
  /** Nobody's answer: see `SnapshotEntry`. */
  readonly part?: SnapshotEntry['part'] | undefined;
  /** It is small and changes with others: they lie in one file of the snapshot. */
  readonly isShared?: boolean | undefined;
  /** It is slow to make: nothing waits for it. What stood there stays, at its revision, until it is made (`later`). */
  readonly isLater?: boolean | undefined;
} & (
  | {
      /** SHA-256 of what decides, with the build, what is rendered: under the same one it is not rendered again. */
      readonly digest: string;
      readonly render: () => Promise<Rendered>;
      /** Why a part of it is shown as it was typed; `null`, left out: none is. */
      readonly asTyped?: string | null;
      /** Of one that is made later: what was made meanwhile of the same digest; `null`, left out: nothing yet. */
      readonly later?: Rendered | null;
    }
  | {
      /** Why what decides it cannot be made. */
      readonly error: unknown;
    }
  | {
      /** What stands there stays, at its revision, until the next generation, which is made at once. */
      readonly waits: true;
    }
);

/** One of which it is known what decides it. */
export type RenderedEntry = Extract<PlannedEntry, { readonly digest: string }>;

/** A whole site as it is to be published: everything of it at one revision. */
export interface Plan {
  readonly revision: number;
  readonly logId: string | null;
  readonly head: string;
  readonly build: string;
  readonly siteUrl: string | null;
  /** Wall clock; `null`: the site never changes by itself. */
  readonly changesAt: string | null;
  /** Gone through once, one by one. */
  readonly entries: Iterable<PlannedEntry>;
  /** What this build rendered before, its bytes where those of the snapshot lie: taken where it is what is to be rendered. */
  readonly rehearsed?: Manifest['entries'];
  readonly missing: Manifest['missing'];
  readonly live: readonly LiveRule[];
  /** What the pages are made from; kept beside them. */
  readonly state: object;
  /** Somebody waits for it: what is new lies in one file, with one flush. */
  readonly isAwaited?: boolean;
  /** What was published before must not be found on the disk any more. */
  readonly forgetsPast?: boolean;
  /** The last revision that took something out of the log; left out: nothing was. */
  readonly redacted?: number;
}

/** What one publication did. */
export interface Publication {
  readonly manifest: Manifest;
  /** Addresses rendered anew. */
  readonly rendered: readonly string[];
  readonly planned: number;
  /** Addresses of which a part is shown as it was typed: why. */
  readonly asTyped: ReadonlyMap<string, string>;
  /** What is to be made and taken by a later generation, in the order in which it was planned. */
  readonly pending: readonly RenderedEntry[];
  /** Addresses that stayed as they were until the next generation. */
  readonly waiting: readonly string[];
  /** From plan to swap (ms). */
  readonly duration: number;
}

/** How many pages are rendered and compressed at the same time. */
const CONCURRENCY = 6;
/** How long at most the event loop is kept busy (ms). */
const TURN = 20;
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
  const failing: Record<string, string> = {};
  const rendered: string[] = [];
  const asTyped = new Map<string, string>();
  const pending: RenderedEntry[] = [];
  const waiting: string[] = [];
  let planned = 0;
  let hasCaughtUp = false;
  const entries = oldAssets(last, plan.build);
  const shared = new SharedFile();
  const keepLast = async (entry: PlannedEntry, error: unknown): Promise<void> => {
    const { path } = entry;
    if (isDiskError(error)) throw error;
    failing[path] = error instanceof Error ? error.message : String(error);
    onFailure(error, path);
    const kept = last?.entries[path];
    if (!kept) entries[path] = await makeEntry(entry, BROKEN, '', plan, writer);
    else entries[path] = behind(kept, last.revision);
  };
  const makeNew = async (entry: RenderedEntry, key: string): Promise<void> => {
    const fresh = await entry.render();
    if (fresh.status >= 500) throw new Error(`answers ${fresh.status}`);
    if (entry.isShared || (plan.isAwaited && entry.asset === undefined))
      shared.add(entry.path, ...(await encodeEntry(entry, fresh, key, plan)));
    else entries[entry.path] = await makeEntry(entry, fresh, key, plan, writer);
    rendered.push(entry.path);
  };
  const keyOf = keysOf(plan);
  const publishLater = (entry: RenderedEntry, key: string): Promise<void> | undefined => {
    const { path, later } = entry;
    if (later)
      return makeNew({ ...entry, render: async () => later }, key).catch((error) => keepLast(entry, error));
    pending.push(entry);
    const kept = last?.entries[path];
    const revision = kept?.revision ?? last?.revision ?? 0;
    // What was taken out of the log may be in it.
    if (kept && writer.has(kept.variants) && revision >= (plan.redacted ?? 0))
      entries[path] = { ...kept, revision };
    return undefined;
  };
  /** Most addresses answer what they did, and nothing is waited for. */
  const publishEntry = (entry: PlannedEntry): Promise<void> | undefined => {
    planned += 1;
    if ('error' in entry) return keepLast(entry, entry.error);
    if ('waits' in entry) {
      const kept = last?.entries[entry.path];
      if (!kept) return keepLast(entry, new Error('nothing stands there that could wait'));
      entries[entry.path] = behind(kept, last.revision);
      waiting.push(entry.path);
      return undefined;
    }
    if (entry.asTyped) asTyped.set(entry.path, entry.asTyped);
    const { path } = entry;
    const key = keyOf(entry);
    const [kept, rehearsed] = [last?.entries[path], plan.rehearsed?.[path]];
    const before = kept?.key === key ? kept : rehearsed?.key === key ? rehearsed : undefined;
    try {
      if (before === undefined || !writer.has(before.variants)) {
        if (entry.isLater) return publishLater(entry, key);
        return makeNew(entry, key).catch((error) => keepLast(entry, error));
      }
    } catch (error) {
      return keepLast(entry, error);
    }
    hasCaughtUp ||= before.revision !== undefined;
    entries[path] = before.revision === undefined ? before : upToDate(before);
    return undefined;
  };
  const [state] = await Promise.all([
    states.put(plan.state),
    forEach(plan.entries, CONCURRENCY, publishEntry),
  ]);

  // Somebody waits for a generation that another follows at once: files are tidied up by that one.
  if (waiting.length === 0) shared.takeAlong(entries, writer, plan.forgetsPast === true);
  Object.assign(entries, await shared.write(writer));
  const created = new Date();
  const manifest: Manifest = {
    format: SNAPSHOT_FORMAT,
    id: nextGenerationId(plan.revision, created, last?.id ?? writer.reader.newestId()),
    revision: plan.revision,
    logId: plan.logId,
    head: plan.head,
    build: plan.build,
    created: created.toISOString(),
    changesAt: plan.changesAt,
    entries,
    missing: plan.missing,
    live: plan.live,
    failing,
    ...(plan.redacted === undefined ? {} : { redacted: plan.redacted }),
  };
  const isNew = !last || rendered.length > 0 || hasCaughtUp || !isSame(last, manifest);
  if (isNew) {
    await states.name(manifest.id, state);
    await writer.publish(manifest);
  }
  const duration = performance.now() - started;
  return { manifest: isNew ? manifest : last, rendered, planned, asTyped, pending, waiting, duration };
}

/** What stays as it was, while the generation is of a later revision. */
function behind(kept: SnapshotEntry, revision: number): SnapshotEntry {
  return kept.revision === undefined ? { ...kept, revision } : kept;
}

/** What was said before is what is to be said now: the address is not behind any more. */
function upToDate({ revision: _behind, ...entry }: SnapshotEntry): SnapshotEntry {
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

/** What an address answers, its bytes in a file of their own: one flush for all encodings. */
async function makeEntry(
  planned: PlannedEntry,
  rendered: Rendered,
  key: string,
  plan: Plan,
  writer: SnapshotWriter,
): Promise<SnapshotEntry> {
  const [entry, encoded] = await encodeEntry(planned, rendered, key, plan);
  if (encoded.length === 0) return entry;
  const blob = await writer.putBlob(Buffer.concat(encoded.map(({ bytes }) => bytes)));
  return { ...entry, variants: placeVariants(blob, 0, entry.headers, encoded) };
}

/** What an address answers before its bytes lie anywhere, and these. */
async function encodeEntry(
  { part, isFinal = false, isShared = false, asset, query, isLater }: PlannedEntry,
  { status, headers: given, body }: Rendered,
  key: string,
  { siteUrl }: Plan,
): Promise<[entry: SnapshotEntry, encoded: readonly Encoded[]]> {
  const headers = entryHeaders(given, siteUrl);
  const type = headers.find(([name]) => name === 'Content-Type')?.[1] ?? '';
  const encoded: readonly Encoded[] =
    part === undefined
      ? await encodeBody(body, type, { isFinal, isSmall: isShared })
      : [{ encoding: 'identity', bytes: body }];
  const build = asset === undefined ? {} : { build: asset };
  return [
    {
      status,
      headers,
      variants: [],
      query,
      key,
      ...build,
      ...(part && { part }),
      ...(isLater && { isRare: true }),
    },
    encoded,
  ];
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

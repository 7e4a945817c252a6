import type { Change, State } from '../domain/state.ts';
import { formatRecords, publicEntry } from '../formats/log-entry.ts';
import type { MadeDocument } from '../formats/site-document.ts';
import { TILE, type Tile, tileBytes, tilePath, tilesOf } from '../publish/log-tiles.ts';
import { leafHash, MerkleTree } from '../publish/merkle.ts';
import type { Address } from '../publish/plan.ts';

/** Below this everything lies by which strangers check the past (c2sp.org/tlog-tiles). */
const LOG = '/log/';
/** Events whose records lie in one file. */
const RECORDS = 64;

/** Who signs the public log. */
export interface Notary {
  /** A text that is another whenever what it signs reads otherwise. */
  readonly mark: string;
  /** A whole checkpoint, with the signatures that there are of it. */
  readonly checkpoint: (logId: string, log: PublicLog) => string;
  /** The keys that it is signed with, as verifiers are told them, each on a line. */
  readonly keys: (logId: string, log: PublicLog) => string;
  /** The last checkpoint of the log that this one was put in the place of; `null`: of none. */
  readonly former: string | null;
}

type LogAddress = Address<{ readonly 'site-document'?: MadeDocument }>;

/** The events of a log as a tree of hashes. */
export interface PublicLog {
  /** Of a later moment it holds more. */
  readonly tree: MerkleTree;
  readonly entries: readonly string[];
  readonly size: number;
}

/** The log that was last asked for: the next one mostly goes on from it. */
let known: { readonly tree: MerkleTree; readonly entries: string[] } = {
  tree: new MerkleTree(),
  entries: [],
};

/** @returns `null`: what was read of it says nothing of its digests */
export function publicLog(changes: readonly Change[]): PublicLog | null {
  const entries = changes.map(entryOf);
  const isSameLog = entries.every(
    (entry, index) => index >= known.entries.length || entry === known.entries[index],
  );
  if (!isSameLog) known = { tree: new MerkleTree(), entries: [] };
  for (const entry of entries.slice(known.entries.length)) {
    if (entry === null) return null;
    known.tree.add(leafHash(Buffer.from(entry)));
    known.entries.push(entry);
  }
  return { ...known, size: entries.length };
}

const made = new WeakMap<Change, string | null>();

function entryOf(change: Change): string | null {
  const entry = made.get(change) ?? publicEntry(change);
  made.set(change, entry);
  return entry;
}

/** Every address of the public log: its checkpoint, its tiles and entries, and what is shown of each event. */
export function* logAddresses({ changes, logId }: State, notary: Notary | null): Generator<LogAddress> {
  const log = logId === null ? null : publicLog(changes);
  if (log === null || logId === null || changes.length === 0) return;
  const { size } = log;
  if (notary !== null) {
    const target = `${logId} ${size} ${notary.mark} ${log.tree.root(size).toString('hex')}`;
    yield address('checkpoint', target, () => plain(notary.checkpoint(logId, log)));
    yield address('keys', target, () => plain(notary.keys(logId, log)));
    const { former } = notary;
    if (former !== null) yield address('former', former, () => plain(former));
  }
  for (const tile of tilesOf(size)) {
    yield address(tilePath(tile), targetOf(tile, log), () => ({
      type: 'application/octet-stream',
      text: tileBytes(tile, log.tree, (index) => log.entries[index] ?? '').toString('base64'),
      isBase64: true,
    }));
  }
  yield* recordAddresses(changes);
}

/** The last leaf of a tile says which log it is of, and how much of it. */
function targetOf({ level, index, width }: Tile, { entries }: PublicLog): string {
  const leaves = typeof level === 'number' ? TILE ** level : 1;
  return entries[(index * TILE + width) * leaves - 1] ?? '';
}

function* recordAddresses(changes: readonly Change[]): Generator<LogAddress> {
  const redactions = changes.filter(({ redaction }) => redaction !== undefined);
  for (let start = 0; start < changes.length; start += RECORDS) {
    const page = changes.slice(start, start + RECORDS);
    const revisions = new Set(page.map(({ revision }) => revision));
    const gone = redactions.findLast(({ redaction }) => revisions.has(redaction?.revision ?? 0));
    const target = `${page.at(-1)?.seal?.digest} ${gone?.seal?.digest ?? ''}`;
    yield address(`records/${start / RECORDS}.json`, target, () => ({
      type: 'application/json; charset=utf-8',
      text: formatRecords(page),
      headers: OPEN,
    }));
  }
}

/** Whoever checks the log may do so in a page of their own. */
const OPEN = { 'Access-Control-Allow-Origin': '*' };

function plain(text: string): MadeDocument {
  return { type: 'text/plain; charset=utf-8', text, headers: OPEN };
}

/** What stands there is decided by `target` alone: the state is not looked at. */
function address(path: string, target: string, make: () => MadeDocument): LogAddress {
  const view = () => ({ 'site-document': make() });
  return { path: `${LOG}${path}`, locale: 'pl', query: [], target, isShared: true, turn: 2, view };
}

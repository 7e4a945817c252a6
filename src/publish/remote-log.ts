import { TILE, type Tile, tilePath } from './log-tiles.ts';
import { leafHash, MerkleTree } from './merkle.ts';
import { readWithin } from './read-within.ts';
import { type Checkpoint, readCheckpoint } from './signed-note.ts';

/** How long one answer may take (ms). */
const PATIENCE = 10_000;
/** The most that one answer may hold (bytes): a tile full of the longest entries. */
const LONGEST = TILE * (2 + 65_535);

/** A public log as it is served now. */
interface RemoteLog {
  /** As it was signed. */
  readonly text: string;
  readonly checkpoint: Checkpoint;
  /** Computed from the entries that are served. */
  readonly tree: MerkleTree;
}

/**
 * Reads a public log and computes its tree anew from its entries.
 *
 * @param log its address, with a slash at its end
 * @throws when it does not answer, or its entries do not give the root that is signed
 */
export async function fetchLog(log: string): Promise<RemoteLog> {
  const text = (await fetchBytes(`${log}checkpoint`)).toString('utf8');
  const checkpoint = readCheckpoint(text);
  if (checkpoint === null) throw new Error(`${log}checkpoint is not a checkpoint.`);
  const tree = new MerkleTree();
  for (let start = 0; start < checkpoint.size; start += TILE) {
    const width = Math.min(TILE, checkpoint.size - start);
    const tile: Tile = { level: 'entries', index: start / TILE, width };
    for (const entry of entriesIn(await fetchBytes(`${log}${tilePath(tile)}`))) tree.add(leafHash(entry));
  }
  if (tree.size !== checkpoint.size || !tree.root().equals(checkpoint.root)) {
    throw new Error('The entries that are served do not give the root that was signed.');
  }
  return { text, checkpoint, tree };
}

/** The keys that a log says it is signed with, each on a line. */
export async function fetchLogKeys(log: string): Promise<string> {
  return (await fetchBytes(`${log}keys`)).toString('utf8');
}

function* entriesIn(bundle: Buffer): Generator<Buffer> {
  for (let rest = bundle; rest.length >= 2; ) {
    const end = 2 + rest.readUInt16BE(0);
    yield rest.subarray(2, end);
    rest = rest.subarray(end);
  }
}

async function fetchBytes(address: string): Promise<Buffer> {
  const response = await ask(address);
  if (!response.ok)
    throw new Error(`${address} answers ${response.status}. Is that the address of the site?`);
  return readWithin(response, LONGEST).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${address} cannot be read: ${why}.`);
  });
}

async function ask(address: string): Promise<Response> {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`${address} cannot be reached (${why}). See whether the site is there, and try again.`);
  }
}

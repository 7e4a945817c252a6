import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/settings.ts';
import { indexChanges } from '../domain/change-index.ts';
import { EMPTY_STATE, type State } from '../domain/state.ts';
import type { Manifest } from '../publish/snapshot.ts';
import { SnapshotReader } from '../publish/snapshot-reader.ts';
import { SnapshotWriter } from '../publish/snapshot-writer.ts';
import { StateStore } from '../publish/state-store.ts';
import type { Claim } from '../store/log.ts';
import type { PublishedHead } from '../store/nodes.ts';

/** The folder of the snapshot. */
export function snapshotFolder({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'snapshot');
}

/** A site of a few thousand addresses has a manifest of so many bytes. */
const LARGE = 4 * 2 ** 20;

/** Whether a large site is published, by what its manifests weigh: nothing of them is read. */
export function isLargeSite(config: Pick<Config, 'dataDir'>): boolean {
  const folder = join(snapshotFolder(config), 'generations');
  try {
    return readdirSync(folder).some((name) => statSync(join(folder, name)).size > LARGE);
  } catch {
    return false;
  }
}

/** What was read last, as long as somebody has it: at a start many ask, and of a large site it takes a second to read. */
class LastRead<T extends object> {
  #key = '';
  #read: WeakRef<T> | null = null;

  /** What was read under this key, or what `read` reads now; what cannot be read is tried again. */
  get(key: string, read: () => T | null): T | null {
    const known = this.#key === key ? this.#read?.deref() : undefined;
    if (known) return known;
    const found = read();
    this.#key = key;
    this.#read = found && new WeakRef(found);
    return found;
  }
}

const manifests = new LastRead<Manifest>();
const states = new LastRead<State>();

/** What is published, or was last as far as it can still be read; `null` when nothing is. */
export function publishedManifest(config: Pick<Config, 'dataDir'>): Manifest | null {
  const folder = snapshotFolder(config);
  const reader = new SnapshotReader(folder);
  const id = reader.currentId();
  const { size, mtimeMs } =
    statSync(join(folder, 'generations', `${id}.json`), { throwIfNoEntry: false }) ?? {};
  return manifests.get(`${folder} ${id} ${size} ${mtimeMs}`, () => reader.newest());
}

/** Where the log ended that is published; nothing is: 0, and no hash. */
export function publishedHead(config: Pick<Config, 'dataDir'>): PublishedHead {
  const { revision = 0, head = '' } = publishedManifest(config) ?? {};
  return { revision, head };
}

/** A log to be taken up although it is older than what is published. */
interface Accepted extends Claim {
  /** Where the log ended that it takes the place of; left out: by an earlier Latarnia. */
  readonly instead?: PublishedHead;
}

/** The file that names a log to be taken up although it is older than what is published. */
function acceptedFile(config: Pick<Config, 'dataDir'>): string {
  return join(snapshotFolder(config), 'accepted.json');
}

/** The log that an operator put in place on purpose (`restore --older`); `null`: none, or what says so cannot be read. */
export function acceptedLog(config: Pick<Config, 'dataDir'>): Accepted | null {
  try {
    const said: unknown = JSON.parse(readFileSync(acceptedFile(config), 'utf8'));
    return isAccepted(said) ? said : null;
  } catch {
    return null;
  }
}

function isAccepted(said: unknown): said is Accepted {
  return isHead(said) && 'logId' in said && (!('instead' in said) || isHead(said.instead));
}

function isHead(said: unknown): said is PublishedHead {
  return (
    typeof said === 'object' &&
    said !== null &&
    'revision' in said &&
    typeof said.revision === 'number' &&
    'head' in said &&
    typeof said.head === 'string'
  );
}

/**
 * Says that a log may be taken up. Whole or not at all.
 *
 * @param instead where the log ended that is published, which this one does not go on from
 * @throws when it cannot be written
 */
export function acceptLog(
  config: Pick<Config, 'dataDir'>,
  { revision, logId, head }: Claim,
  instead: PublishedHead,
): void {
  mkdirSync(snapshotFolder(config), { recursive: true });
  const file = acceptedFile(config);
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, JSON.stringify({ revision, logId, head, instead }));
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/**
 * Once it is published, the log has to go on from itself again. What is published until then goes on from what it takes the place
 * of, however much of that was just being made.
 */
export function forgetFulfilled(config: Pick<Config, 'dataDir'>, { changes }: Pick<State, 'changes'>): void {
  const accepted = acceptedLog(config);
  if (accepted === null) return;
  const { revision, head } = accepted.instead ?? { revision: 0, head: '' };
  if (changes[revision - 1]?.hash !== head) forgetAccepted(config);
}

/** It is not to be taken up any more. */
export function forgetAccepted(config: Pick<Config, 'dataDir'>): void {
  rmSync(acceptedFile(config), { force: true });
}

const NOTHING_SAID: Pick<
  State['changes'][number],
  'hash' | 'incidents' | 'titles' | 'updates' | 'maintenances'
> = {
  hash: '',
  maintenances: [],
  incidents: [],
  titles: [],
  updates: [],
};

/** The state of the generation that is served; the empty one when it cannot be read. */
export function publishedState(config: Pick<Config, 'dataDir'>): State {
  const id = publishedManifest(config)?.id;
  if (id === undefined) return EMPTY_STATE;
  const folder = snapshotFolder(config);
  return states.get(`${folder} ${id}`, () => readState(folder, id)) ?? EMPTY_STATE;
}

function readState(folder: string, id: string): State | null {
  try {
    const state: State = { ...EMPTY_STATE, ...new StateStore(folder, new SnapshotWriter(folder)).read(id) };
    // A snapshot of an older Latarnia has changes without incidents, without their titles, or without their hash.
    const changes = state.changes.map((change) => ({ ...NOTHING_SAID, ...change }));
    return { ...state, changes, index: indexChanges(EMPTY_STATE.index, changes, changes) };
  } catch {
    return null;
  }
}

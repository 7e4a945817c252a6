import { eq, type SQL } from 'drizzle-orm';
import { cluster } from '../../db/schema.ts';
import type { Tables } from './dialects/dialect.ts';
import { type KnownEvents, type NodeRow, readNodes } from './nodes.ts';
import { CURRENT_VERSION } from './upcast.ts';
import { knownToAll, unknownTo } from './written-as.ts';

/** The name of the one row of `cluster`. */
const HOSTS = 'hosts';

/**
 * What may be written now, so that every node reads it: what all knew when the last upgrade was finished. Where none was ever
 * begun, what those know that are there.
 */
export async function readWritable(tables: Pick<Tables, 'select'>, clock: SQL<string>): Promise<KnownEvents> {
  const finished = await readFinished(tables);
  if (finished) return knownToAll([CURRENT_VERSION, finished]);
  const nodes = await readNodes(tables, clock);
  return knownToAll([CURRENT_VERSION, ...nodes.filter(({ isLive }) => isLive).map(({ knows }) => knows)]);
}

/** `null`: no upgrade was begun since the log was. */
async function readFinished(tables: Pick<Tables, 'select'>): Promise<KnownEvents | null> {
  const [row] = await tables.select({ writes: cluster.writes }).from(cluster).where(eq(cluster.name, HOSTS));
  return row?.writes ? JSON.parse(row.writes) : null;
}

/**
 * A node of a newer release comes to a log that others, or this node before, worked with: an upgrade begins, and what they
 * know is all that is written until it is finished.
 */
export async function beginUpgrade(tables: Tables, clock: SQL<string>, node: string): Promise<void> {
  if (await readFinished(tables)) return;
  const there = (await readNodes(tables, clock)).filter(({ id, isLive }) => isLive || id === node);
  if (there.every(({ knows }) => unknownTo(knows, CURRENT_VERSION).length === 0)) return;
  await writeFinished(tables, knownToAll([CURRENT_VERSION, ...there.map(({ knows }) => knows)]));
}

/** What stands in the way of the end of an upgrade, and what the end changes. */
export interface UpgradeState {
  /** Nodes that cannot read all that this release writes, each with what it cannot. */
  readonly old: readonly { readonly node: NodeRow; readonly unread: readonly string[] }[];
  /** What is not written yet, and will be. */
  readonly gained: readonly string[];
}

export async function readUpgrade(tables: Tables, clock: SQL<string>): Promise<UpgradeState> {
  const nodes = await readNodes(tables, clock);
  const old = nodes.map((node) => ({ node, unread: unknownTo(node.knows, CURRENT_VERSION) }));
  return {
    old: old.filter(({ unread }) => unread.length > 0),
    gained: unknownTo((await readFinished(tables)) ?? CURRENT_VERSION, CURRENT_VERSION),
  };
}

/** From now on everything that this release knows is written. */
export async function finishUpgrade(tables: Tables): Promise<void> {
  await writeFinished(tables, CURRENT_VERSION);
}

async function writeFinished(tables: Tables, known: KnownEvents): Promise<void> {
  const writes = JSON.stringify(known);
  const isHosts = eq(cluster.name, HOSTS);
  const before = await tables
    .update(cluster)
    .set({ writes })
    .where(isHosts)
    .returning({ name: cluster.name });
  if (before.length === 0) await tables.insert(cluster).values({ name: HOSTS, epoch: 0, writes });
}

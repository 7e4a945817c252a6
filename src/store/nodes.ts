import { and, asc, eq, type SQL } from 'drizzle-orm';
import { lease, nodes } from '../../db/schema.ts';
import type { EventType, Revision } from '../domain/events.ts';
import { type Instant, instantAfter, msFromInstant } from '../domain/time.ts';
import { askClock } from './database-clock.ts';
import type { Tables } from './dialects/dialect.ts';

/** The events that a release can read: type → highest version. Of a newer one also types that this release does not know. */
export type KnownEvents = Readonly<Partial<Record<string, number>>>;

/** A node as it registers. */
export interface OwnNode {
  readonly id: string;
  readonly name: string;
  /** Where other machines reach it; `null`: nowhere. */
  readonly address: string | null;
  readonly release: string;
  readonly knows: Readonly<Record<EventType, number>>;
}

/** What a node last published. */
export interface PublishedHead {
  readonly revision: Revision;
  /** Hash of that event; empty: nothing was ever published. */
  readonly head: string;
}

/** A node as all others see it. */
export interface NodeRow {
  readonly id: string;
  readonly name: string;
  readonly address: string | null;
  readonly release: string;
  readonly knows: KnownEvents;
  readonly published: PublishedHead;
  /** By how much its clock is ahead of the database's (ms); `null`: not measured. */
  readonly clockAhead: number | null;
  /** By the clock of the database, as is `seenAt`. */
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  /** How long ago it was last seen (ms). */
  readonly age: number;
  /** It is there: it was seen not long ago. */
  readonly isLive: boolean;
  /** It takes in content, and applies what is due. */
  readonly holdsLease: boolean;
}

/** A node that was not seen for so long counts as gone (ms). */
const LIVE_WITHIN = 180_000;

/** How often a node says that it is there (ms). */
const SAID_EVERY = 5000;
/** The same where the database is a file: who writes to it wakes all that watch it. */
const SAID_EVERY_IN_FILE = 60_000;

/** How often nodes that work with a database say that they are there (ms). Alone with a file one says it at its start, and when it publishes. */
export function saidEvery(databaseUrl: string): number {
  return databaseUrl.startsWith('file:') ? SAID_EVERY_IN_FILE : SAID_EVERY;
}

/** The name of the one row of the lease. */
export const WRITER = 'writer';

/** Where the tables are. */
export interface TableAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
}

/** The nodes that work with this database: each writes its own row, and reads those of the others. */
export class NodeTable {
  readonly #access: TableAccess;
  readonly #clock: SQL<string>;

  /** @param clock the database's (`clockOf`) */
  constructor(access: TableAccess, clock: SQL<string>) {
    this.#access = access;
    this.#clock = clock;
  }

  /** Writes down that a node is there, from now on. @returns the instant by which it is told from another of the same id */
  async register(node: OwnNode, published: PublishedHead, clockAhead: number | null): Promise<Instant> {
    return this.#access.use(async (tables) => {
      const now = await askClock(tables, this.#clock);
      const { id, name, address, release } = node;
      const row = {
        name,
        address,
        release,
        knows: JSON.stringify(node.knows),
        publishedRevision: published.revision,
        publishedHead: published.head,
        clockAhead,
        startedAt: now,
        seenAt: now,
      };
      const before = await tables.update(nodes).set(row).where(eq(nodes.id, id)).returning({ id: nodes.id });
      if (before.length === 0) await tables.insert(nodes).values({ id, ...row });
      return now;
    });
  }

  /**
   * Says that it is still there, and what it has published.
   * @returns whether its row is still its own: `false` when another has registered under its id since, or the row is gone
   */
  async beat(
    id: string,
    startedAt: Instant,
    published: PublishedHead,
    clockAhead: number | null,
  ): Promise<boolean> {
    const rows = await this.#access.use((tables) =>
      tables
        .update(nodes)
        .set({
          publishedRevision: published.revision,
          publishedHead: published.head,
          clockAhead,
          seenAt: this.#clock,
        })
        .where(and(eq(nodes.id, id), eq(nodes.startedAt, startedAt)))
        .returning({ id: nodes.id }),
    );
    return rows.length > 0;
  }

  /** Forgets a node: it is gone for good. */
  async forget(id: string): Promise<void> {
    await this.#access.use((tables) => tables.delete(nodes).where(eq(nodes.id, id)));
  }

  /** All that were ever there and were not forgotten, by name. */
  async list(): Promise<readonly NodeRow[]> {
    return this.#access.use((tables) => readNodes(tables, this.#clock));
  }
}

/**
 * The nodes, one of which was seen just now: it is known to be there by more than its row: it tells this itself, or has the lock of the file. Alone with a
 * file it has nobody to tell, and seldom writes it down.
 */
export function withPresent<Node extends Pick<NodeRow, 'id' | 'seenAt' | 'age'>>(
  nodes: readonly Node[],
  present: string,
): Node[] {
  return nodes.map((node) => {
    if (node.id !== present) return node;
    return { ...node, seenAt: instantAfter(node.seenAt, node.age), age: 0 };
  });
}

/** The nodes, as a transaction sees them. */
export async function readNodes(
  tables: Pick<Tables, 'select'>,
  clock: SQL<string>,
): Promise<readonly NodeRow[]> {
  const now = msFromInstant(await askClock(tables, clock));
  const rows = await tables.select().from(nodes).orderBy(asc(nodes.name), asc(nodes.id));
  const [held] = await tables.select({ holder: lease.holder }).from(lease).where(eq(lease.name, WRITER));
  return rows.map(({ publishedRevision, publishedHead, knows, ...row }) => {
    const age = Math.max(0, now - msFromInstant(row.seenAt));
    return {
      ...row,
      knows: JSON.parse(knows),
      published: { revision: publishedRevision, head: publishedHead },
      age,
      isLive: age <= LIVE_WITHIN,
      holdsLease: held?.holder === row.id,
    };
  });
}

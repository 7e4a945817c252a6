import { and, eq, sql } from 'drizzle-orm';
import { lease } from '../../db/schema.ts';
import type { Log } from '../actions/ports.ts';
import type { Tables } from './log.ts';
import { type TableAccess, WRITER } from './nodes.ts';

/** How often the holder raises its beat, and others look at it (ms). */
export const BEAT = 1000;
/** Whoever sees the beat stand still for so long takes the lease over (ms). */
export const STANDSTILL = 5000;

/** The right to take in content and to apply what is due: one node at a time has it. */
export interface Lease {
  /** As far as is known: work that was begun with it may still find that it is gone. */
  readonly isHeld: boolean;
  /** Raised whenever it changes hands; 0: nobody ever held it, or it is a lock of this machine, which needs none. */
  readonly epoch: number;
  /** Takes it, keeps it, or finds that another has it. To be called every second. */
  look(): Promise<void>;
  /** Lets another have it at once. */
  handOver(): Promise<void>;
  /**
   * To be asked first in each transaction that only the holder may make.
   * @throws LeaseLost when it is another's now
   */
  assertHeld(tables: Tables): Promise<void>;
}

/** Another node has the lease: nothing was written. */
export class LeaseLost extends Error {
  constructor() {
    super('Another node takes in content and applies what is due now.');
    this.name = 'LeaseLost';
  }
}

/** Where the row lies: transactions of its database come one after the other. */
interface LeaseAccess extends TableAccess {
  transact<T>(work: (tables: Tables, log: Log) => Promise<T>): Promise<T>;
}

/** What a challenger saw, and for how long it has not changed (ms). */
interface Sight {
  readonly holder: string | null;
  readonly epoch: number;
  readonly beat: number;
  readonly stood: number;
  /** By its own clock. */
  readonly at: number;
}

interface LeaseRowOptions {
  readonly access: LeaseAccess;
  /** The node that wants it. */
  readonly node: string;
  /** Goes forward and is never set (ms). */
  readonly monotonic: () => number;
}

/**
 * The lease as a row of a database on a server. No clock is compared with another: the holder raises a number each second,
 * and whoever sees it stand still for five of its own seconds takes over, if nobody else did meanwhile.
 */
export class LeaseRow implements Lease {
  readonly #options: LeaseRowOptions;
  /** The epoch in which it is ours, and when it was last certain that it is; `null`: it is not. */
  #held: { readonly epoch: number; readonly at: number } | null = null;
  #sight: Sight | null = null;
  #epoch = 0;

  constructor(options: LeaseRowOptions) {
    this.#options = options;
  }

  get isHeld(): boolean {
    return this.#held !== null && this.#options.monotonic() - this.#held.at < STANDSTILL;
  }

  get epoch(): number {
    return this.#epoch;
  }

  async look(): Promise<void> {
    if (this.#held) await this.#raise(this.#held.epoch);
    if (!this.#held) await this.#challenge();
  }

  async handOver(): Promise<void> {
    const { access, node } = this.#options;
    if (!this.#held) return;
    const { epoch } = this.#held;
    this.#held = null;
    await access.use((tables) => tables.update(lease).set({ holder: null }).where(isHolder(node, epoch)));
  }

  async assertHeld(tables: Tables): Promise<void> {
    const epoch = this.#held?.epoch;
    const row = epoch === undefined ? null : await readRow(tables);
    if (row && row.holder === this.#options.node && row.epoch === epoch) return;
    this.#held = null;
    throw new LeaseLost();
  }

  async #raise(epoch: number): Promise<void> {
    const { access, node, monotonic } = this.#options;
    // Before it is asked: what the answer says was so at the latest then.
    const at = monotonic();
    const held = await access.use((tables) =>
      tables
        .update(lease)
        .set({ beat: sql`${lease.beat} + 1` })
        .where(isHolder(node, epoch))
        .returning({ epoch: lease.epoch }),
    );
    // It may have been given up, or lost in a transaction, while this was under way.
    if (this.#held?.epoch === epoch) this.#held = held.length > 0 ? { epoch, at } : null;
  }

  async #challenge(): Promise<void> {
    const { access, monotonic } = this.#options;
    const row = await access.use(readRow);
    this.#epoch = row?.epoch ?? 0;
    const now = monotonic();
    const last = this.#sight;
    const isSame =
      row !== null &&
      row.holder !== null &&
      last !== null &&
      last.holder === row.holder &&
      last.epoch === row.epoch &&
      last.beat === row.beat;
    // While the database answered nobody, the holder could not raise it either: of one look no more than two beats count.
    const stood = isSame ? last.stood + Math.min(now - last.at, 2 * BEAT) : 0;
    this.#sight = row ? { ...row, stood, at: now } : null;
    if (row === null || row.holder === null || stood >= STANDSTILL)
      await this.#take(row?.epoch ?? null, row?.beat ?? 0);
  }

  /** @param epoch the one that was seen; `null`: there was no row */
  async #take(epoch: number | null, beat: number): Promise<void> {
    const { access, node, monotonic } = this.#options;
    const at = monotonic();
    // A whole transaction: whoever is in the middle of one that they began as the holder ends it before, or never.
    const taken = await access.transact(async (tables) => {
      const row = await readRow(tables);
      if (row === null) {
        await tables.insert(lease).values({ name: WRITER, holder: node, epoch: 1, beat: 0 });
        return 1;
      }
      // Somebody else was first, or the holder is there again.
      if (epoch !== row.epoch || beat !== row.beat) return null;
      const next = row.epoch + 1;
      await tables
        .update(lease)
        .set({ holder: node, epoch: next, beat: row.beat + 1 })
        .where(eq(lease.name, WRITER));
      return next;
    });
    if (taken === null) return;
    this.#held = { epoch: taken, at };
    this.#epoch = taken;
    this.#sight = null;
  }
}

function isHolder(node: string, epoch: number) {
  return and(eq(lease.name, WRITER), eq(lease.holder, node), eq(lease.epoch, epoch));
}

async function readRow(
  tables: Pick<Tables, 'select'>,
): Promise<Pick<typeof lease.$inferSelect, 'holder' | 'epoch' | 'beat'> | null> {
  const { holder, epoch, beat } = lease;
  const [row] = await tables.select({ holder, epoch, beat }).from(lease).where(eq(lease.name, WRITER));
  return row ?? null;
}

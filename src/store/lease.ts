import { and, eq, sql } from 'drizzle-orm';
import { lease } from '../../db/schema.ts';
import type { Log } from '../actions/ports.ts';
import type { WriteOptions } from './dialects/dialect.ts';
import type { Tables } from './log.ts';
import { type TableAccess, WRITER } from './nodes.ts';

/** How often the holder raises its beat, and others look at it (ms). */
export const BEAT = 1000;
/** Whoever sees the beat stand still for so long takes the lease over (ms). */
const STANDSTILL = 5000;

/** The right to take in content and to apply what is due: one node at a time has it. */
export interface Lease {
  /** As far as is known: work that was begun with it may still find that it is gone. */
  readonly isHeld: boolean;
  /** Raised whenever it changes hands; 0: nobody ever held it, or it is a lock of this machine, which needs none. */
  readonly epoch: number;
  /** Takes it, keeps it, or finds that another has it. To be called every second. */
  look(): Promise<void>;
  /** Has it written down anew who holds it, where that is for people alone: the note is gone. */
  noteAgain(): void;
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

/** Nobody is told of it, and no second machine need know. */
const ON_ANY_MACHINE: WriteOptions = { onOneMachine: true, isUntold: true };

/** Where the row lies: transactions of its database come one after the other. */
interface LeaseAccess extends TableAccess {
  transact<T>(work: (tables: Tables, log: Log) => Promise<T>, options: WriteOptions): Promise<T>;
}

type Row = Pick<typeof lease.$inferSelect, 'holder' | 'epoch' | 'beat'>;

const NEVER_HELD: Row = { holder: null, epoch: 0, beat: 0 };

/** What a challenger saw. */
interface Sight extends Row {
  /** For how long it has not changed (ms). */
  readonly stood: number;
  /** By its own clock. */
  readonly at: number;
}

interface LeaseRowOptions {
  readonly access: LeaseAccess;
  /** Of the node that wants it. */
  readonly node: () => string;
  /** Goes forward and is never set (ms). */
  readonly monotonic: () => number;
  /** How much longer than others it waits before it takes what nobody holds (ms): it would make little use of it. */
  readonly reluctance?: number;
}

/**
 * The lease as a row of a database on a server. No clock is compared with another: the holder raises a number each second,
 * and whoever sees it stand still for five of its own seconds takes over, if nobody else did meanwhile.
 */
export class LeaseRow implements Lease {
  readonly #options: LeaseRowOptions;
  /** The epoch in which it is ours; `null`: it is not. */
  #held: { readonly epoch: number } | null = null;
  #sight: Sight | null = null;
  #isNew = true;
  #epoch = 0;

  constructor(options: LeaseRowOptions) {
    this.#options = options;
  }

  get isHeld(): boolean {
    return this.#held !== null;
  }

  get epoch(): number {
    return this.#epoch;
  }

  async look(): Promise<void> {
    if (this.#held) await this.#raise(this.#held.epoch);
    if (!this.#held) await this.#challenge();
  }

  /** Its row is the lease itself, no note of it. */
  noteAgain(): void {}

  async handOver(): Promise<void> {
    if (!this.#held) return;
    const { epoch } = this.#held;
    this.#held = null;
    const isOurs = this.#isHolder(epoch);
    await this.#options.access.use((tables) => tables.update(lease).set({ holder: null }).where(isOurs));
  }

  async assertHeld(tables: Tables): Promise<void> {
    const epoch = this.#held?.epoch;
    const row = epoch === undefined ? null : await readRow(tables);
    if (row && row.holder === this.#options.node() && row.epoch === epoch) return;
    this.#held = null;
    throw new LeaseLost();
  }

  async #raise(epoch: number): Promise<void> {
    const held = await this.#options.access.use((tables) =>
      tables
        .update(lease)
        .set({ beat: sql`${lease.beat} + 1` })
        .where(this.#isHolder(epoch))
        .returning({ epoch: lease.epoch }),
    );
    // It may have been given up, or lost in a transaction, while this was under way.
    if (this.#held?.epoch === epoch) this.#held = held.length > 0 ? { epoch } : null;
  }

  async #challenge(): Promise<void> {
    const { access, node, monotonic, reluctance = 0 } = this.#options;
    const row = (await access.use(readRow)) ?? NEVER_HELD;
    this.#epoch = row.epoch;
    const now = monotonic();
    const last = this.#sight;
    // A process of this node held it, and is gone without a word: this one is in its place.
    const wasOurs = this.#isNew && row.holder === node();
    this.#isNew = false;
    const isSame =
      last !== null && last.epoch === row.epoch && last.beat === row.beat && last.holder === row.holder;
    // While the database answered nobody, the holder could not raise it either: of one look no more than two beats count.
    const stood = isSame ? last.stood + Math.min(now - last.at, 2 * BEAT) : 0;
    this.#sight = { ...row, stood, at: now };
    const patience = (row.holder === null ? 0 : STANDSTILL) + reluctance;
    if (wasOurs || stood >= patience) await this.#take(row);
  }

  /** Unless somebody else was first, or the holder is there again. */
  async #take(seen: Row): Promise<void> {
    const { access, node } = this.#options;
    const holder = node();
    const epoch = seen.epoch + 1;
    // A whole transaction: whoever is in the middle of one that they began as the holder ends it before, or never.
    const isTaken = await access.transact(async (tables) => {
      const row = await readRow(tables);
      if ((row?.epoch ?? 0) !== seen.epoch || (row?.beat ?? 0) !== seen.beat) return false;
      if (row)
        await tables
          .update(lease)
          .set({ holder, epoch, beat: row.beat + 1 })
          .where(eq(lease.name, WRITER));
      else await tables.insert(lease).values({ name: WRITER, holder, epoch, beat: 0 });
      return true;
    }, ON_ANY_MACHINE);
    if (!isTaken) return;
    this.#held = { epoch };
    this.#epoch = epoch;
    this.#sight = null;
  }

  #isHolder(epoch: number) {
    return and(eq(lease.name, WRITER), eq(lease.holder, this.#options.node()), eq(lease.epoch, epoch));
  }
}

async function readRow(tables: Pick<Tables, 'select'>): Promise<Row | null> {
  const { holder, epoch, beat } = lease;
  const [row] = await tables.select({ holder, epoch, beat }).from(lease).where(eq(lease.name, WRITER));
  return row ?? null;
}

/** Notes who has a lease that is a lock of a machine: the row itself decides nothing then. */
export async function noteHolder(tables: Tables, holder: string | null): Promise<void> {
  const isWriter = eq(lease.name, WRITER);
  const before = await tables.update(lease).set({ holder }).where(isWriter).returning({ name: lease.name });
  if (before.length === 0) await tables.insert(lease).values({ name: WRITER, holder, epoch: 0, beat: 0 });
}

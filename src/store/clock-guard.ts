import type { SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { lease, nodes } from '../../db/schema.ts';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { Instant } from '../domain/time.ts';
import { CLOCK_TOLERANCE, clockOf, describeAhead, measureAhead } from './database-clock.ts';
import type { Database, Orm } from './dialects/dialect.ts';
import type { Tables } from './log.ts';

/** In which a node says that it is there, whatever its clock shows: no instant of its own is in them. */
const OPEN: readonly SQLiteTable[] = [nodes, lease];

/**
 * Lets nothing be written to a database on a server by a node whose clock differs from the server's: what is written there
 * holds instants of the node's own clock, and the site clock of all goes on from the last one.
 */
export class ClockGuard {
  readonly #clock: SQL<string>;
  readonly #wallClock: () => Instant;
  #ahead: number | null = null;
  #refusals = 0;

  /** @param clock the server's */
  constructor(clock: SQL<string>, wallClock: () => Instant) {
    this.#clock = clock;
    this.#wallClock = wallClock;
  }

  /** By how much this node's clock was ahead when it was last measured (ms); `null`: never. */
  get ahead(): number | null {
    return this.#ahead;
  }

  /** How often something was refused. */
  get refusals(): number {
    return this.#refusals;
  }

  /** Compares the clocks. */
  async measure(tables: Pick<Tables, 'select'>): Promise<number> {
    this.#ahead = await measureAhead(tables, this.#clock, this.#wallClock);
    return this.#ahead;
  }

  /** The same database, which refuses to be written to while the clocks differ: a transaction compares them at its beginning. */
  over(database: Database): Database {
    return {
      ...database,
      orm: this.#guarded(database.orm),
      transact: (work, ...options) =>
        database.transact(
          async (tables) => {
            await this.measure(tables);
            this.#assertRight();
            return work(tables);
          },
          ...options,
        ),
    };
  }

  #guarded(orm: Orm): Orm {
    return {
      select: orm.select.bind(orm),
      run: orm.run.bind(orm),
      insert: (table) => orm.insert(this.#passed(table)),
      update: (table) => orm.update(this.#passed(table)),
      delete: (table) => orm.delete(this.#passed(table)),
    };
  }

  #passed<T extends SQLiteTable>(table: T): T {
    if (!OPEN.some((one) => one === table)) this.#assertRight();
    return table;
  }

  #assertRight(): void {
    const ahead = this.#ahead ?? 0;
    if (Math.abs(ahead) <= CLOCK_TOLERANCE) return;
    this.#refusals += 1;
    throw new DatabaseTrouble('database.clock', undefined, [
      `The clock of this machine is ${describeAhead(ahead)} that of the database: nothing is written from here.`,
      'Set it (timedatectl set-ntp true), then try again.',
    ]);
  }
}

/** `null`: a file, whose clock is this machine's. */
export function clockGuardOf(url: string, wallClock: () => Instant): ClockGuard | null {
  return url.startsWith('file:') ? null : new ClockGuard(clockOf(url), wallClock);
}

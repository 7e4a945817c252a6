import { and, eq } from 'drizzle-orm';
import { deliveries, notifyCursor } from '../../db/schema.ts';
import type { Notifying } from '../actions/notifying.ts';
import type { Instant } from '../domain/time.ts';
import type { WriteOptions } from './dialects/dialect.ts';
import type { Tables } from './log.ts';
import { NotifyFigures } from './notify-figures.ts';

/** Where the tables are. */
interface TableAccess {
  use<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  transact<T>(work: (tables: Tables) => Promise<T>, options: WriteOptions): Promise<T>;
}

/** Stopping must not wait for a second machine. */
const ANYHOW: WriteOptions = { onOneMachine: true };

interface NotifyingOptions {
  readonly access: TableAccess;
  readonly wallClock: () => Instant;
  /** Mails a second; `null`: as many as the server takes. */
  readonly rate: number | null;
  /** Puts a test to this address into the queue. */
  readonly queueTest: (email: string) => Promise<void>;
}

/** Telling subscribers, as staff have a hand in it, over the tables of the queue. */
export class StoredNotifying extends NotifyFigures implements Notifying {
  readonly rate: number | null;
  readonly #options: NotifyingOptions;

  constructor(options: NotifyingOptions) {
    super(options.access, options.wallClock);
    this.rate = options.rate;
    this.#options = options;
  }

  async pause(by: string): Promise<void> {
    const { access, wallClock } = this.#options;
    await access.transact(
      (tables) =>
        tables.update(notifyCursor).set({ pausedAt: wallClock(), pausedBy: by, pausedWhy: 'staff' }),
      ANYHOW,
    );
  }

  async resume(): Promise<void> {
    await this.#options.access.transact(
      (tables) => tables.update(notifyCursor).set({ pausedAt: null, pausedBy: null, pausedWhy: null }),
      ANYHOW,
    );
  }

  async retry(message: string): Promise<boolean> {
    const { access, wallClock } = this.#options;
    const rows = await access.transact(
      (tables) =>
        tables
          .update(deliveries)
          .set({ status: 'waiting', dueAt: wallClock(), settledAt: null })
          .where(and(eq(deliveries.message, message), eq(deliveries.status, 'refused')))
          .returning({ occurrence: deliveries.occurrence }),
      ANYHOW,
    );
    return rows.length > 0;
  }

  test(email: string): Promise<void> {
    return this.#options.queueTest(email);
  }
}

import { DatabaseTrouble } from '../actions/database-trouble.ts';
import type { AppendResult, Decision, Log } from '../actions/ports.ts';
import { type Refusal, refuse } from '../actions/refusal.ts';
import type { State } from '../domain/state.ts';
import type { Lease } from '../store/lease.ts';
import type { Tables } from '../store/log.ts';
import type { LogConnection } from './log-connection.ts';

/** The log for what only the holder of the lease may write: that it has it is looked at inside each transaction. */
export class HeldLog implements Log {
  readonly #log: Pick<LogConnection, 'current' | 'transact' | 'use'>;
  readonly #lease: Pick<Lease, 'assertHeld'>;

  constructor(log: Pick<LogConnection, 'current' | 'transact' | 'use'>, lease: Pick<Lease, 'assertHeld'>) {
    this.#log = log;
    this.#lease = lease;
  }

  current(): Promise<State> {
    return this.#log.current();
  }

  /** @throws LeaseLost when another node has it now: nothing was written */
  async append(decide: Decision, changeId?: string): Promise<AppendResult | Refusal> {
    try {
      return await this.transact((_, log) => log.append(decide, changeId));
    } catch (error) {
      if (!(error instanceof DatabaseTrouble)) throw error;
      return refuse('database.unusable', `Nothing was changed. ${error.message}`);
    }
  }

  /** @throws LeaseLost likewise; DatabaseTrouble when it cannot be done */
  async transact<T>(work: (tables: Tables, log: Log) => Promise<T>): Promise<T> {
    return this.#log.transact(async (tables, log) => {
      await this.#lease.assertHeld(tables);
      return work(tables, log);
    });
  }

  async use<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#log.use(work);
  }
}

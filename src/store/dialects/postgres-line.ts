import postgres from 'postgres';
import { DatabaseTrouble } from '../../actions/database-trouble.ts';
import { withinLimit } from '../within-limit.ts';
import type { SqlResult, SqlStatement, SqlValue } from './dialect.ts';
import { fencedTrouble } from './postgres-agreement.ts';
import { LINE_CUT } from './postgres-host.ts';
import { hostsOf, type PostgresHosts } from './postgres-hosts.ts';

/** How long one host may take to answer that it is there (s): with two of them dead there is time for a third. */
const CONNECT_LIMIT = 3;
/** How long it may take to connect, and to say what it is (ms). */
const ANSWER_LIMIT = 2 * CONNECT_LIMIT * 1000;
/** How long one statement may take (ms); the server ends it then as well. */
export const STATEMENT_LIMIT = 10_000;
/**
 * A process that was halted in the middle of a transaction, or whose line was cut, keeps others waiting no longer (ms): less than
 * those wait for its lock.
 */
const IDLE_LIMIT = 4000;
/** A connection over which nothing comes is tried after so long (s): whoever listens asks nothing by themselves. */
const KEEP_ALIVE = 10;

type Sql = postgres.Sql<{ bigint: number }>;

interface LineOptions {
  readonly url: string;
  readonly password: string | null;
  /** How long a lock is waited for (ms). */
  readonly lockLimit: number;
  /** What is known of the hosts that the address names; `null`: it is one. */
  readonly hosts: PostgresHosts | null;
  /** A socket in the file system, in the place of the address's host. */
  readonly socket?: string | undefined;
  /** Also a host that takes no writes: what it holds is looked at. Default: no. */
  readonly takesStandby?: boolean;
}

/** What was asked, as it comes back: values by the order of the columns. */
interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** Runs one statement, `?` for each of its values. */
export type Ask = (text: string, values: readonly unknown[]) => Promise<Answer>;

/**
 * One connection to whichever host takes writes. One thing at a time: a statement, or a whole transaction. A connection that
 * ends takes with it what was under way, and nothing of that goes on over the next one.
 */
export class PostgresLine {
  readonly #options: LineOptions;
  #sql: Sql | null = null;
  #host: string | null = null;
  #unfollow: (() => void) | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Address of the host that it is connected to; `null`: none. */
  get host(): string | null {
    return this.#host;
  }

  /** Does something with the connection, and nothing else comes in between. */
  use<T>(work: (ask: Ask, sql: Sql) => Promise<T>): Promise<T> {
    const done = this.#turn.then(async () => {
      // Another was promoted since.
      if (this.#host !== null && this.#options.hosts?.isFenced(this.#host)) this.drop();
      const sql = this.#sql ?? (await this.#connect());
      return work((text, values) => this.#ask(sql, text, values), sql);
    });
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** All of it, or nothing. @param begin how the transaction begins */
  transaction<T>(begin: string, work: (ask: Ask) => Promise<T>): Promise<T> {
    return this.use(async (ask, sql) => {
      await ask(begin, []);
      try {
        const done = await work(ask);
        await ask('COMMIT', []);
        return done;
      } catch (error) {
        // One that cannot even be undone is not used again: the server undoes what a connection leaves.
        if (this.#sql === sql) await ask('ROLLBACK', []).catch(() => this.drop());
        throw error;
      }
    });
  }

  /** Ends the connection as it is; the next use makes another. */
  drop(): void {
    const sql = this.#sql;
    this.#sql = null;
    this.#host = null;
    this.#unfollow?.();
    this.#unfollow = null;
    sql?.end({ timeout: 0 }).catch(() => undefined);
  }

  async #ask(sql: Sql, text: string, values: readonly unknown[]): Promise<Answer> {
    if (this.#sql !== sql) throw new DatabaseTrouble('database.unreachable');
    const asked = sql.unsafe(numbered(text), values.map(storable), { prepare: values.length > 0 }).values();
    try {
      const rows = await withinLimit(asked, STATEMENT_LIMIT);
      return { columns: rows.columns?.map(({ name }) => name) ?? [], rows };
    } catch (error) {
      if (error instanceof DatabaseTrouble && this.#sql === sql) this.drop();
      throw error;
    }
  }

  /** @throws what the last host said; `database.readonly` when all that answer are standbys */
  async #connect(): Promise<Sql> {
    const { url, hosts } = this.#options;
    await hosts?.ready();
    let failure: unknown = null;
    for (const host of hosts?.inTurn() ?? hostsOf(url)) {
      if (hosts?.isSilent(host)) {
        failure = new DatabaseTrouble('database.unreachable');
        continue;
      }
      const sql = this.#open(host);
      try {
        // It may be frozen just after it took the connection.
        const [row] = await withinLimit(sql`SELECT pg_is_in_recovery() AS standby`, ANSWER_LIMIT);
        // It may be another than was last looked at: an older copy that came back.
        const fence = row?.standby === false ? await this.#fenceOf(host) : null;
        if (this.#options.takesStandby || (row?.standby === false && fence === null)) {
          this.#sql = sql;
          this.#host = host;
          this.#leaveWhenSilent(host);
          return sql;
        }
        failure ??= fence ?? hosts?.fence() ?? new DatabaseTrouble('database.readonly');
      } catch (error) {
        failure = error;
      }
      sql.end({ timeout: 0 }).catch(() => undefined);
    }
    throw failure ?? hosts?.fence() ?? new DatabaseTrouble('database.unreachable');
  }

  /** What was asked over a line that is cut is answered by nobody: whoever waits for it is told as soon as that is known. */
  #leaveWhenSilent(host: string): void {
    const { hosts } = this.#options;
    this.#unfollow =
      hosts?.onLook(() => {
        if (hosts.isSilent(host)) this.drop();
      }) ?? null;
  }

  /** Why nothing is written to a host that would take it. */
  async #fenceOf(host: string): Promise<DatabaseTrouble | null> {
    const { hosts } = this.#options;
    if (hosts === null) return null;
    await hosts.lookAt(host);
    return hosts.isFenced(host) ? fencedTrouble(hosts.nameOf(host)) : null;
  }

  #open(host: string): Sql {
    const { password, lockLimit, socket } = this.#options;
    const sql: Sql = postgres(host, {
      max: 1,
      ...(socket === undefined ? {} : { path: socket }),
      ...(password === null ? {} : { password }),
      connect_timeout: CONNECT_LIMIT,
      keep_alive: KEEP_ALIVE,
      max_lifetime: null,
      fetch_types: false,
      onnotice: () => undefined,
      // What lies in the columns are text and whole numbers that JavaScript can hold.
      types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
      connection: {
        application_name: 'latarnia',
        statement_timeout: STATEMENT_LIMIT,
        ...LINE_CUT,
        lock_timeout: lockLimit,
        idle_in_transaction_session_timeout: IDLE_LIMIT,
        // On the disk of this host. Whether another has it is asked for by ourselves: a wait for it that is cut off is acknowledged.
        synchronous_commit: 'local',
      },
      onclose: () => {
        if (this.#sql === sql) this.drop();
      },
    });
    return sql;
  }
}

/** The same for statements with rows by the names of their columns. */
export async function askPlainly(ask: Ask, statement: SqlStatement): Promise<SqlResult> {
  const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement;
  const { columns, rows } = await ask(sql, args);
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]))),
  };
}

/** `?` → `$1`, `$2`, …, past what is quoted. */
function numbered(text: string): string {
  let count = 0;
  return text.replace(/'[^']*'|"[^"]*"|\?/g, (found) => {
    if (found !== '?') return found;
    count += 1;
    return `$${count}`;
  });
}

/** PostgreSQL keeps no character of the code 0 in text, and nothing that is kept is found by one. */
function storable(value: unknown): string | number | null {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number' || value === null) return value;
  throw new Error(`A ${typeof value} is nothing that a column holds.`);
}

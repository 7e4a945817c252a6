import postgres from 'postgres';
import { withinLimit } from '../within-limit.ts';
import type { HostAnswer } from './dialect.ts';

/** How long a host may take to answer (ms): one that is frozen takes connections, and says nothing. */
const LOOK_LIMIT = 2000;

/**
 * A line that is cut tells neither end. The server ends a session whose node it has not heard for so long (s, ms): it would keep
 * one for each time that a node connects anew.
 */
export const LINE_CUT = {
  tcp_keepalives_idle: 10,
  tcp_keepalives_interval: 5,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 25_000,
};

type Sql = postgres.Sql<{ bigint: number }>;

/** A database that is not migrated yet has not all of it. */
const MADE = `SELECT (to_regclass('events') IS NOT NULL AND to_regclass('cluster') IS NOT NULL)::int AS made`;

const JOURNAL = `SELECT pg_is_in_recovery()::int AS standby,
  (CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_flush_lsn() END - '0/0'::pg_lsn)::bigint
    AS position`;

const LOG = `(SELECT sequence FROM events ORDER BY sequence DESC LIMIT 1) AS revision,
  (SELECT hash FROM events ORDER BY sequence DESC LIMIT 1) AS hash, (SELECT hash FROM events WHERE sequence = $1) AS there`;

const CLUSTER = ['epoch', 'alone_since', 'alone_by']
  .map((column) => `(SELECT ${column} FROM cluster WHERE name = 'hosts') AS ${column}`)
  .join(', ');

/** Asks a host for all that is to be known of it. `$1`: the event whose hash is asked for. */
export const HOST_STATE = `${JOURNAL}, ${LOG}, ${CLUSTER}`;

/** What a host said, and the hash of the event that was asked for; empty: it has none. */
interface Told extends HostAnswer {
  readonly there: string;
}

/** One host of an address, looked at over a connection of its own. */
export class PostgresHost {
  /** Without user and password. */
  readonly name: string;
  readonly url: string;
  readonly #password: string | null;
  #sql: Sql | null = null;
  #isMade = false;
  /** As it last answered; `null`: it does not. */
  answer: HostAnswer | null = null;
  /** How often in turn it was asked and did not answer: what was asked side by side counts once. */
  misses = 0;
  #missedAt = 0;

  constructor(url: string, password: string | null) {
    this.url = url;
    this.name = hostName(url);
    this.#password = password;
  }

  /**
   * Asks it now. Never throws: of one that does not answer in time `null` is known.
   *
   * @param revision the event whose hash is asked for
   */
  async look(revision = 0): Promise<Told | null> {
    const began = performance.now();
    try {
      const told = await withinLimit(this.#ask(revision), LOOK_LIMIT);
      this.answer = told;
      this.misses = 0;
      return told;
    } catch {
      this.answer = null;
      if (began >= this.#missedAt) this.misses += 1;
      this.#missedAt = performance.now();
      this.drop();
      return null;
    }
  }

  /** Hashes of some events, by revision. @throws when it does not answer */
  async hashes(revisions: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await withinLimit(this.#connection().unsafe(hashesOf(revisions)), LOOK_LIMIT);
    return new Map(rows.map(({ sequence, hash }) => [Number(sequence), String(hash)]));
  }

  /** Ends the connection; the next look makes another. */
  drop(): void {
    const sql = this.#sql;
    this.#sql = null;
    this.#isMade = false;
    sql?.end({ timeout: 0 }).catch(() => undefined);
  }

  async #ask(revision: number): Promise<Told> {
    const sql = this.#connection();
    if (!this.#isMade) {
      const [found] = await sql.unsafe(MADE);
      if (found?.made !== 1) return toldBy((await sql.unsafe(JOURNAL))[0]);
      this.#isMade = true;
    }
    return toldBy((await sql.unsafe(HOST_STATE, [revision], { prepare: true }))[0]);
  }

  #connection(): Sql {
    this.#sql ??= this.#open();
    return this.#sql;
  }

  #open(): Sql {
    const sql: Sql = postgres(this.url, {
      max: 1,
      ...(this.#password === null ? {} : { password: this.#password }),
      connect_timeout: LOOK_LIMIT / 1000,
      max_lifetime: null,
      fetch_types: false,
      onnotice: () => undefined,
      types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
      connection: { application_name: 'latarnia-hosts', statement_timeout: LOOK_LIMIT, ...LINE_CUT },
      onclose: () => {
        if (this.#sql === sql) this.drop();
      },
    });
    return sql;
  }
}

/** What people call a host by: as its address names it, without user and password. */
export function hostName(url: string): string {
  return /^postgres(?:ql)?:\/\/(?:[^@/?]*@)?([^/?]*)/.exec(url)?.[1] ?? '';
}

/** Asks for the hashes of some events. */
export function hashesOf(revisions: readonly number[]): string {
  return `SELECT sequence, hash FROM events WHERE sequence IN (${[0, ...revisions].map(Number).join(', ')})`;
}

/** What a row of `HOST_STATE` says. */
export function toldBy(row: Readonly<Record<string, unknown>> | undefined): Told {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const since = text(row?.alone_since);
  return {
    isStandby: row?.standby === 1,
    position: Number(row?.position ?? 0),
    head: { revision: Number(row?.revision ?? 0), hash: text(row?.hash) },
    there: text(row?.there),
    epoch: Number(row?.epoch ?? 0),
    alone: since === '' ? null : { since, by: text(row?.alone_by) },
  };
}

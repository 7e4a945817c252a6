import type { SQL } from 'drizzle-orm';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { DatabaseTrouble } from '../../actions/database-trouble.ts';

/** What a column can hold. */
export type SqlValue = null | string | number | bigint | ArrayBuffer;

/** One row, by the names of its columns. */
export interface SqlRow {
  readonly [column: string]: SqlValue;
}

/** A statement with `?` where a value goes, whatever database it is for. */
export type SqlStatement = string | { readonly sql: string; readonly args: readonly SqlValue[] };

export interface SqlResult {
  readonly columns: readonly string[];
  readonly rows: readonly SqlRow[];
}

/** Where plain statements go. */
export interface SqlTarget {
  execute(statement: SqlStatement): Promise<SqlResult>;
  /** One after the other. */
  batch(statements: readonly SqlStatement[]): Promise<readonly SqlResult[]>;
}

/** A database for plain statements: for what no builder of statements can ask, and for tests. */
export interface SqlClient extends SqlTarget {
  /** Several statements without values, separated by semicolons. */
  executeMultiple(statements: string): Promise<void>;
  /** All of them see the same moment. */
  snapshot(statements: readonly SqlStatement[]): Promise<readonly SqlResult[]>;
  /** All that is done in it is there afterwards, or nothing. No other writer comes in between. */
  writing<T>(work: (target: SqlTarget) => Promise<T>): Promise<T>;
}

/**
 * What builds statements from the schema. There is one description of the tables, and one builder over it: what it builds
 * is the SQL that both dialects speak, and the few things in which they differ lie in this folder.
 */
export type Orm = Pick<
  BaseSQLiteDatabase<'async', unknown>,
  'select' | 'insert' | 'update' | 'delete' | 'run'
>;

/** The tables beside the log. */
export type Tables = Pick<Orm, 'select' | 'insert' | 'update' | 'delete'>;

/** Where a log ends; of an empty one the revision is 0 and the hash empty. */
export interface Head {
  readonly revision: number;
  readonly hash: string;
}

/** That changes are taken although no second machine has them. */
interface Alone {
  /** Wall clock. */
  readonly since: string;
  readonly by: string;
}

/** What a host said of itself when it was last asked. */
export interface HostAnswer {
  /** In recovery: it takes no writes, and follows another. */
  readonly isStandby: boolean;
  readonly head: Head;
  /** Where its journal ends (bytes): as far as a standby has replayed it, or the other has written it to its disk. */
  readonly position: number;
  /** How often another was promoted, as far as it knows. */
  readonly epoch: number;
  readonly alone: Alone | null;
}

/** One of the hosts that hold the same log. */
export interface HostView {
  /** Its address, without user and password. */
  readonly name: string;
  /** `null`: it does not answer. */
  readonly answer: HostAnswer | null;
  /** It takes writes although another was promoted since: nothing is written to it. */
  readonly isFenced: boolean;
}

/** The machines that hold the same log. */
export interface Copies {
  /** As they last answered, in the order in which the address names them. Each is looked at every second. */
  readonly hosts: readonly HostView[];
  /** The highest epoch that any of them has, or that this node ever saw. */
  readonly epoch: number;
  /** The one that is written to; `null`: none is known. */
  readonly writer: HostView | null;
  /** Why nothing is written, or what is not as it should be with them, as of the last look; `null`: all is well. */
  readonly trouble: DatabaseTrouble | null;
  /** Resolves when each was asked once, and has answered or let its time pass. */
  ready(): Promise<void>;
  /** Asks each of them now. */
  look(): Promise<void>;
  /** Where the journal ends of the one that is written to: what was written before lies before it. */
  position(): Promise<number>;
  /** Whether a host in recovery has this event, and has replayed the journal up to there. Asked now. */
  holds(head: Head, position: number): Promise<boolean>;
  /** Whether changes are taken on the one that is written to alone, and it has this event. Asked now. */
  holdsAlone(head: Head): Promise<boolean>;
  /** `listener` is called after each look, until what this gives back is called. */
  onLook(listener: () => void): () => void;
}

/** How something is written. */
export interface WriteOptions {
  /** Also where no second machine would get it: for what says that there is none, and what stands in no log. */
  readonly onOneMachine?: boolean;
  /** Nobody is told that it is written: nothing waits until a second machine has it. */
  readonly isUntold?: boolean;
  /** What is deleted leaves no bytes behind, as far as the database can. */
  readonly erases?: boolean;
}

/** An open database, whichever it is. */
export interface Database {
  readonly client: SqlClient;
  readonly orm: Orm;
  /** How many statements were run, outside of transactions, that do not only read. */
  writes(): number;
  /** How long one request may take (ms); `null`: a file, which answers at once or waits for its lock. */
  readonly timeLimit: number | null;
  /** What its clock shows, for its statements. */
  readonly clock: SQL<string>;
  /** The machines that hold it; `null`: it is one copy by nature. */
  readonly copies: Copies | null;
  /**
   * One write transaction. No other writer comes in between: whoever waits for too long is told that it is locked.
   * @throws DatabaseTrouble when the hosts do not agree, or no second one would get it
   */
  transact<T>(work: (tables: Orm) => Promise<T>, options?: WriteOptions): Promise<T>;
  /**
   * Sees to it that the file is still the one that was opened.
   * @throws DatabaseTrouble when it was deleted, replaced or written over, or cannot be written to
   */
  assertSame(): void;
  /**
   * Reads all of it. Takes its time.
   * @throws DatabaseTrouble when a page of it is damaged
   */
  assertWhole(): Promise<void>;
  /**
   * Drops the connections and opens new ones when they are needed. After SQLITE_BUSY a connection of libSQL cannot
   * commit any more ("SQL statements in progress"); one to a server that went silent never answers.
   */
  renew(): void;
  /**
   * Has what is deleted from now on leave no bytes behind, as far as this database can.
   *
   * @param tables of the transaction that deletes
   */
  overwriteDeleted(tables: Orm): Promise<void>;
  /**
   * Writes anew what rows were removed from, without the remains of what was ever deleted or replaced in it. Somebody
   * else's lock leaves it to the next time.
   */
  purge(): Promise<void>;
  /** The same for what was deleted after `overwriteDeleted`, which is in no table any more: quick. */
  forgetDeleted(): Promise<void>;
  /** The triggers that keep the log append-only and are not there as they were shipped. */
  missingGuards(): Promise<readonly string[]>;
  /** Writes a copy of what this connection still sees, also of a file that was deleted. */
  copyTo(path: string): Promise<void>;
  close(): void;
}

export interface DatabaseOptions {
  /** `file:…`, `http(s)://…`, `libsql://…`, or `postgres://…` with one host or several. */
  readonly url: string;
  /** Of a libSQL server; PostgreSQL's password, where its address names none. */
  readonly authToken: string | null;
  /** Whether a file that is not there is made. Default: yes. */
  readonly mayCreate?: boolean;
  /** How long a writer waits for another one before it gives up (ms). */
  readonly busyTimeout?: number;
  /** Where the highest epoch is kept that this node ever saw. */
  readonly epochFile?: string;
}

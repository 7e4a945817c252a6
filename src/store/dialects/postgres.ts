import { rmSync, statSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { makePrivateFile } from '../private-file.ts';
import { copyToFile } from '../remote-copy.ts';
import { tablesInOrder } from '../table-order.ts';
import { POSTGRES_CLOCK } from './clock.ts';
import type { Database, DatabaseOptions, Orm, SqlClient, SqlResult, WriteOptions } from './dialect.ts';
import { PostgresHosts } from './postgres-hosts.ts';
import { type Ask, askPlainly, PostgresLine, STATEMENT_LIMIT } from './postgres-line.ts';
import { assertMayWrite } from './postgres-may-write.ts';
import { migratePostgres, shippedPostgres } from './postgres-schema.ts';

const BUSY_TIMEOUT = 5000;

/** Whoever writes holds this lock until the end of their transaction: what is read in it nobody changes meanwhile. */
const WRITING = 7_242_002;

const BEGIN_SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/**
 * What rows with the words of people are removed from, or replaced in, each with a column of it that nothing else is made of.
 * Set to what it is, it has the table written anew with what is there now and nothing else. VACUUM FULL would keep whatever
 * any connection might still see, one that is only being opened included.
 */
const PURGED = [
  ['event_payloads', 'salt'],
  ['keyed_answers', 'fingerprint'],
  ['intents', 'created_at'],
  ['drafts', 'created_at'],
  ['suggestions', 'first_seen'],
] as const;

const GUARDS = ['events', 'event_payloads'].flatMap((table) =>
  ['insert', 'update', 'delete', 'truncate'].map((deed) => `${table}_${deed}`),
);

/** One write transaction, with its lock. */
export type LockedWrite = <T>(work: (ask: Ask) => Promise<T>, options?: WriteOptions) => Promise<T>;

/** Opens a database of PostgreSQL, on whichever of its hosts takes writes. */
export async function openPostgres({
  url,
  authToken,
  busyTimeout = BUSY_TIMEOUT,
  epochFile,
}: DatabaseOptions): Promise<Database> {
  const hosts = PostgresHosts.of({ url, password: authToken, epochFile });
  const asking = () => new PostgresLine({ url, password: authToken, lockLimit: busyTimeout, hosts });
  const line = asking();
  const write: LockedWrite = (work, options = {}) =>
    writeLocked(line, async (ask) => {
      if (hosts !== null) await assertMayWrite(hosts, line.host ?? '', ask, options);
      return work(ask);
    });
  const client = clientOver(line, asking, write);
  let writes = 0;
  const close = () => {
    line.drop();
    hosts?.release();
  };
  try {
    await migrateWhereHostsAgree(line, hosts);
  } catch (error) {
    close();
    throw error;
  }
  return {
    client,
    orm: ormOver(async (text, values) => {
      if (!/^\s*select\b/i.test(text)) writes += 1;
      return line.use((ask) => ask(text, values));
    }),
    writes: () => writes,
    timeLimit: STATEMENT_LIMIT,
    clock: POSTGRES_CLOCK,
    copies: hosts,
    transact: (work, options) => write((ask) => work(ormOver(ask)), options),
    // What stands in its place is told by the hashes, each time that it is read.
    assertSame: () => undefined,
    assertWhole: async () => {
      for (const name of tablesInOrder()) {
        await client.execute(`SELECT sum(length(one::text)) FROM "${name}" AS one`);
      }
    },
    renew: () => line.drop(),
    overwriteDeleted: async () => undefined,
    purge: async () => {
      for (const [table, column] of PURGED) {
        const anew = `ALTER TABLE ${table} ALTER COLUMN ${column} TYPE text COLLATE "C" USING ${column} || ''`;
        await client.execute(anew).catch(() => undefined);
      }
    },
    forgetDeleted: async () => undefined,
    missingGuards: () => missingGuards(client),
    copyTo: async (path) => {
      makePrivateFile(path);
      try {
        await copyToFile(client, path);
      } catch (error) {
        if (statSync(path).size === 0) rmSync(path);
        throw error;
      }
    },
    close,
  };
}

/** A host that came back as it was is left so: what it has is looked at before anything is made in it. */
async function migrateWhereHostsAgree(line: PostgresLine, hosts: PostgresHosts | null): Promise<void> {
  await hosts?.ready();
  const code = hosts?.trouble?.code;
  if (code === 'database.behind' || code === 'database.diverged') return;
  await migratePostgres(line);
}

/** One write transaction. Its lock comes first: two that had read before would each write after what the other has written. */
export function writeLocked<T>(line: PostgresLine, work: (ask: Ask) => Promise<T>): Promise<T> {
  return line.transaction('BEGIN', async (ask) => {
    await ask('SELECT pg_advisory_xact_lock(?)', [WRITING]);
    return work(ask);
  });
}

/** What builds statements asks for rows alone, each as the list of its values. */
export function ormOver(ask: Ask): Orm {
  return drizzle(async (text, values, method) => {
    if (method === 'get') throw new Error('One row alone is asked for by none of the statements here.');
    return { rows: [...(await ask(text, values)).rows] };
  });
}

/** What asks plain statements over a line. @param another makes a line of its own, for what is read while others write */
export function clientOver(line: PostgresLine, another: () => PostgresLine, write: LockedWrite): SqlClient {
  return {
    execute: (statement) => line.use((ask) => askPlainly(ask, statement)),
    batch: (statements) => line.transaction('BEGIN', (ask) => askAll(ask, statements)),
    executeMultiple: async (statements) => {
      await line.use((ask) => ask(statements, []));
    },
    snapshot: async (statements) => {
      // A connection of its own: what is copied is read while others are written to.
      const reading = another();
      try {
        return await reading.transaction(BEGIN_SNAPSHOT, async (ask) => {
          // Before its moment begins: a table that is written anew after that would seem empty.
          await ask(`LOCK TABLE ${tablesInOrder().join(', ')} IN ACCESS SHARE MODE`, []);
          return askAll(ask, statements);
        });
      } finally {
        reading.drop();
      }
    },
    writing: (work) =>
      write((ask) =>
        work({
          execute: (statement) => askPlainly(ask, statement),
          batch: (statements) => askAll(ask, statements),
        }),
      ),
  };
}

async function askAll(ask: Ask, statements: Parameters<SqlClient['batch']>[0]): Promise<SqlResult[]> {
  const results: SqlResult[] = [];
  for (const statement of statements) results.push(await askPlainly(ask, statement));
  return results;
}

/** The triggers that are not there as they were shipped. */
export async function missingGuards(client: SqlClient): Promise<string[]> {
  const { rows } = await client.execute(
    `SELECT tgname AS name, pg_get_triggerdef(pg_trigger.oid, true) AS trigger, prosrc AS body
      FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE tgenabled = 'A'`,
  );
  const shipped = shippedPostgres();
  // One that is there by its name alone refuses nothing.
  const whole = rows.filter(
    ({ trigger, body }) => shipped.includes(String(trigger)) && shipped.includes(String(body)),
  );
  const there = whole.map(({ name }) => String(name));
  return GUARDS.filter((name) => !there.includes(name));
}

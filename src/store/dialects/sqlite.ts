import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Client, Config } from '@libsql/client';
import { createClient } from '@libsql/client/sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { DatabaseTrouble } from '../../actions/database-trouble.ts';
import { databaseFile } from '../database-file.ts';
import { identifyBeside, identifyFile, isCutOff } from '../identity.ts';
import { makePrivateFile } from '../private-file.ts';
import { copyToFile } from '../remote-copy.ts';
import { withinLimit } from '../within-limit.ts';
import { SQLITE_CLOCK } from './clock.ts';
import type { Database, DatabaseOptions } from './dialect.ts';
import { sqliteClient } from './sqlite-client.ts';
import { migrateSqlite, shippedSqlite } from './sqlite-schema.ts';
import { SqliteTurn } from './sqlite-turn.ts';

const BUSY_TIMEOUT = 5000;
const REMOTE_LIMIT = 10_000;

const GUARDS = ['events', 'event_payloads'].flatMap((table) =>
  ['insert', 'update', 'delete'].map((deed) => `${table}_${deed}`),
);

/**
 * Opens a database of libSQL: a file, which is made with its folder where there is none, or one on a server.
 * @throws DatabaseTrouble `database.missing` when there is no file and none may be made
 */
export async function openSqlite(options: DatabaseOptions): Promise<Database> {
  const { url, authToken, mayCreate = true, busyTimeout = BUSY_TIMEOUT } = options;
  const file = url.startsWith('file:') ? databaseFile(url) : null;
  if (file !== null) {
    if (mayCreate) mkdirSync(dirname(file), { recursive: true });
    else if (!existsSync(file) || statSync(file).size === 0) throw new DatabaseTrouble('database.missing');
  }
  // A folder, or a pipe that nobody ever writes to.
  if (file !== null && statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    throw new DatabaseTrouble('database.corrupt');
  }
  try {
    if (file !== null) makePrivateFile(file);
    return await connect(url, authToken, file, busyTimeout);
  } catch (error) {
    // SQLite says of all of them that it cannot be opened.
    if (file !== null && isReadOnly(file)) throw new DatabaseTrouble('database.readonly', error);
    throw file !== null && isForbidden(file) ? new DatabaseTrouble('database.forbidden', error) : error;
  }
}

async function connect(
  url: string,
  authToken: string | null,
  file: string | null,
  busyTimeout: number,
): Promise<Database> {
  const client =
    file !== null
      ? createClient({ url, timeout: busyTimeout })
      : await createRemoteClient({
          url,
          fetch: fetchWithinLimit,
          ...(authToken === null ? {} : { authToken }),
        });
  try {
    if (file !== null) await client.execute('PRAGMA journal_mode = WAL');
    const timeLimit = file === null ? REMOTE_LIMIT : null;
    await withinLimit(migrateSqlite(client), timeLimit);
    const opened = file === null ? null : identifyFile(file);
    // Its write-ahead log can hold enough to be read although the file itself is rubbish.
    if (opened === 'corrupt') throw new DatabaseTrouble('database.corrupt');
    assertSameFile(file, opened);
    let beside = file === null ? [] : identifyBeside(file);
    const orm = drizzle(client);
    const turn = file === null ? null : new SqliteTurn(url, busyTimeout);
    const plain = sqliteClient(client, turn);
    return {
      client: plain,
      orm,
      timeLimit,
      clock: SQLITE_CLOCK,
      copies: null,
      writes: () => 0,
      transact: async (work) => {
        await turn?.come();
        return orm.transaction(work, { behavior: 'immediate' });
      },
      assertSame: () => {
        assertSameFile(file, opened);
        if (file === null) return;
        if (isCutOff(file, beside)) throw new DatabaseTrouble('database.cut-off');
        beside = identifyBeside(file);
      },
      assertWhole: async () => {
        const { rows } = await client.execute('PRAGMA integrity_check(1)');
        if (rows[0]?.integrity_check !== 'ok') throw new DatabaseTrouble('database.corrupt');
      },
      renew: () => void client.reconnect(),
      overwriteDeleted: async (tables) => {
        if (file !== null) await tables.run(sql`PRAGMA secure_delete = ON`);
      },
      purge: async () => {
        if (file === null) return;
        await client.execute('VACUUM').catch(() => undefined);
        await client.execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
      },
      forgetDeleted: async () => {
        // What pages said before lies in the write-ahead log still.
        if (file !== null) await client.execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
      },
      missingGuards: () => missingGuards(client),
      copyTo: async (path) => {
        makePrivateFile(path);
        try {
          if (file === null) await copyToFile(plain, path);
          else await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
        } catch (error) {
          // The empty file that was made for it would pass for a copy; one that was there stays.
          if (statSync(path).size === 0) rmSync(path);
          throw error;
        }
      },
      close: () => {
        turn?.close();
        client.close();
      },
    };
  } catch (error) {
    client.close();
    throw error;
  }
}

/** HTTP and WebSockets are loaded by whoever has their database on a server: they cost a file's start a tenth. */
async function createRemoteClient(config: Config): Promise<Client> {
  const { createClient: createForServer } = await import('@libsql/client');
  return createForServer(config);
}

/** There is a file, and its folder cannot be written to, in which SQLite must put files beside it. */
function isReadOnly(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** There is a file, and this user may not read and write it. */
function isForbidden(file: string): boolean {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES';
  }
}

/** A server that was halted answers nothing, and would keep whoever asks for minutes. */
function fetchWithinLimit(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(REMOTE_LIMIT) });
}

function assertSameFile(file: string | null, opened: string | null): void {
  if (file === null) return;
  // Told before anybody writes: what is there can still be read.
  if (isReadOnly(file)) throw new DatabaseTrouble('database.readonly');
  const found = identifyFile(file);
  if (found === opened) return;
  if (found === 'missing') throw new DatabaseTrouble('database.missing');
  throw new DatabaseTrouble(found === 'corrupt' ? 'database.corrupt' : 'database.replaced');
}

async function missingGuards(client: Client): Promise<string[]> {
  const { rows } = await client.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'");
  const there = new Map(rows.map(({ name, sql: text }) => [String(name), String(text)]));
  const shipped = shippedSqlite();
  // One that is there by its name alone refuses nothing.
  return GUARDS.filter((name) => !shipped.includes(there.get(name) ?? '-- missing'));
}

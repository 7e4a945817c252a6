import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client, Config } from '@libsql/client';
import { createClient } from '@libsql/client/sqlite3';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { drizzle } from 'drizzle-orm/libsql/sqlite3';
import { DatabaseTrouble } from '../actions/database-trouble.ts';
import { identifyBeside, identifyFile, isCutOff } from './identity.ts';
import { migrateSchema } from './migrate-schema.ts';
import { makePrivateFile } from './private-file.ts';
import { copyToFile } from './remote-copy.ts';
import { withinLimit } from './within-limit.ts';

interface DatabaseOptions {
  /** `file:…`, `http(s)://…` or `libsql://…`. */
  readonly url: string;
  readonly authToken: string | null;
  /** Whether a file that is not there is made. Default: yes. */
  readonly mayCreate?: boolean;
  /** How long a writer waits for another one before it gives up (ms). */
  readonly busyTimeout?: number;
}

export interface Database {
  readonly client: Client;
  readonly orm: LibSQLDatabase;
  /** How long one request may take (ms); `null`: a file, which answers at once or waits for its lock. */
  readonly timeLimit: number | null;
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
   * commit any more ("SQL statements in progress").
   */
  renew(): void;
  /**
   * Writes the file anew without the remains of what was ever deleted or replaced in it, and empties the journal beside
   * it, unless somebody still reads there.
   */
  purge(): Promise<void>;
  /** Writes a copy of what this connection still sees, also of a file that was deleted. */
  copyTo(path: string): Promise<void>;
  close(): void;
}

const BUSY_TIMEOUT = 5000;
const REMOTE_LIMIT = 10_000;

/**
 * Opens the database, makes the file and its folder where there is none, and migrates it.
 * @throws DatabaseTrouble `database.missing` when there is no file and none may be made
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
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
    await withinLimit(migrateSchema(client), timeLimit);
    const opened = file === null ? null : identifyFile(file);
    // Its write-ahead log can hold enough to be read although the file itself is rubbish.
    if (opened === 'corrupt') throw new DatabaseTrouble('database.corrupt');
    assertSameFile(file, opened);
    let beside = file === null ? [] : identifyBeside(file);
    return {
      client,
      orm: drizzle(client),
      timeLimit,
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
      purge: async () => {
        if (file === null) return;
        // Somebody else's lock leaves it to the next time: what was written stands all the same.
        await client.execute('VACUUM').catch(() => undefined);
        await client.execute('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined);
      },
      copyTo: async (path) => {
        makePrivateFile(path);
        try {
          if (file === null) await copyToFile(client, path);
          else await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
        } catch (error) {
          // The empty file that was made for it would pass for a copy; one that was there stays.
          if (statSync(path).size === 0) rmSync(path);
          throw error;
        }
      },
      close: () => client.close(),
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

/** The path of an embedded database, from its `file:` address. */
export function databaseFile(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

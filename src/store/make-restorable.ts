import type { Instant } from '../domain/time.ts';
import { MACHINES } from './copy-rows.ts';
import type { SqlClient } from './dialects/dialect.ts';
import { openSqliteFile, sqliteClient } from './dialects/sqlite-client.ts';
import { lastSentElsewhere } from './telling/pauses.ts';

/**
 * Takes out of a copy of a database what must not go on wherever it is put: which machines worked with it, and that subscribers are
 * told. What waits stays, since what of it will have been told is known only to whoever puts the copy in its place.
 */
export async function markAsCopy(file: string, now: Instant): Promise<void> {
  await inFile(file, async (client, there) => {
    await forgetMachines(client, there);
    await pauseIn(client, there, 'copied', now);
  });
}

/**
 * The same for a file that takes the place of the database at `now`: until then whatever was due may have been sent by whoever had the
 * log before. What is due later cannot have been: it waits, and goes out once a person says that it may go on.
 */
export async function makeRestorable(file: string, now: Instant): Promise<void> {
  await inFile(file, async (client, there) => {
    await forgetMachines(client, there);
    await pauseIn(client, there, 'restored', now);
    if (!there.includes('deliveries')) return;
    await client.execute({
      sql: "UPDATE deliveries SET status = 'withdrawn', why = 'restored', settled_at = ?, claimed_until = NULL WHERE status = 'claimed' OR (status = 'waiting' AND due_at <= ?)",
      args: [now, lastSentElsewhere(now)],
    });
  });
}

async function inFile(
  file: string,
  work: (client: SqlClient, there: readonly string[]) => Promise<void>,
): Promise<void> {
  const opened = openSqliteFile(file);
  try {
    const client = sqliteClient(opened.client, null);
    const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table'");
    await work(
      client,
      rows.map(({ name }) => String(name)),
    );
  } finally {
    opened.close();
  }
}

async function forgetMachines(client: SqlClient, there: readonly string[]): Promise<void> {
  for (const name of MACHINES) if (there.includes(name)) await client.execute(`DELETE FROM "${name}"`);
}

/** A copy of an earlier Latarnia tells nobody. */
async function pauseIn(
  client: SqlClient,
  there: readonly string[],
  why: 'copied' | 'restored',
  now: Instant,
): Promise<void> {
  if (!there.includes('notify_cursor')) return;
  await client.execute({
    sql: 'UPDATE notify_cursor SET paused_at = ?, paused_by = NULL, paused_why = ?',
    args: [now, why],
  });
}

import type { Client, InArgs, InStatement, Row } from '@libsql/client';

/** So many events are asked for, and written, at once: a server limits how long an answer may be. */
const PAGE = 100;

/** SQLite's own, libSQL's own, and what the migrations have written in both. */
const NOT_COPIED = /^(sqlite_|libsql_|_litestream_|__drizzle_migrations$)/;

/**
 * Copies what one database holds into another with the same tables, through their clients: for databases that are no
 * file. Events go in order and in whole transactions, past the triggers of the log; those that are there already are
 * not sent again, so that a copy that broke off can be made whole.
 *
 * What is beside the events is read in one transaction, and the events up to its head: later ones are left out.
 *
 * @returns the revision that is copied
 * @throws what the databases throw; when the target's events are others
 */
export async function copyRows(source: Client, target: Client): Promise<number> {
  const tables = await tablesOf(source);
  const [head, ...others] = await source.batch(
    [
      'SELECT coalesce(max(sequence), 0) AS revision FROM events',
      ...tables.map((name) => `SELECT * FROM ${quote(name)}`),
    ],
    'read',
  );
  const revision = Number(head?.rows[0]?.revision ?? 0);
  await copyEvents(source, target, revision);
  await target.batch(
    [
      ...tables.toReversed().map((name) => `DELETE FROM ${quote(name)}`),
      ...tables.flatMap((name, index) =>
        (others[index]?.rows ?? []).map((row) => insertRow(name, row, others[index]?.columns ?? [])),
      ),
    ],
    'write',
  );
  return revision;
}

/** The tables beside the events, in the order in which they were made: what others refer to comes first. */
async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
  return rows
    .map(({ name }) => String(name))
    .filter((name) => !NOT_COPIED.test(name) && name !== 'events' && name !== 'event_payloads');
}

async function copyEvents(source: Client, target: Client, revision: number): Promise<void> {
  const found = await target.execute('SELECT coalesce(max(sequence), 0) AS revision FROM events');
  let done = Number(found.rows[0]?.revision ?? 0);
  while (done < revision) {
    const args = [done, Math.min(revision, done + PAGE)];
    const [events, payloads] = await source.batch(
      [
        { sql: 'SELECT * FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence', args },
        { sql: 'SELECT * FROM event_payloads WHERE sequence > ? AND sequence <= ?', args },
      ],
      'read',
    );
    if (!events || !payloads || events.rows.length === 0) throw new Error(`There is no event ${done + 1}.`);
    const said = new Map(payloads.rows.map((row) => [Number(row.sequence), row]));
    // Each with what it says: a payload comes right after its event. One that was redacted has none.
    const statements = events.rows.flatMap((row) => {
      const payload = said.get(Number(row.sequence));
      const event = insertRow('events', row, events.columns);
      return payload ? [event, insertRow('event_payloads', payload, payloads.columns)] : [event];
    });
    await target.batch(statements, 'write');
    done += events.rows.length;
  }
}

function insertRow(table: string, row: Row, columns: readonly string[]): InStatement {
  const args: InArgs = columns.map((name) => row[name] ?? null);
  const names = columns.map(quote).join(', ');
  return {
    sql: `INSERT INTO ${quote(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    args,
  };
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

import type { SqlClient, SqlRow, SqlStatement, SqlTarget } from './dialects/dialect.ts';
import { redactionIn, takeOut } from './sealed-payload.ts';
import { tablesInOrder } from './table-order.ts';

/** So many events are asked for, and written, at once: a server limits how long an answer may be. */
const PAGE = 100;

/** Their triggers refuse to remove anything: what is there stays, and what is missing is added. Others are copied whole. */
const APPEND_ONLY = ['events', 'event_payloads', 'audit'];
/** What is of the machines that work with a database, and not of its log: nobody’s to bring along. */
export const MACHINES = ['nodes', 'lease', 'cluster'];

/**
 * Copies what one database holds into another with the same schema, through their clients: for databases that are no
 * file. Events and the audit log go in order, past their triggers; what is there already is not sent again. The other
 * tables hold afterwards what they hold in the source; those of the machines stay as they are in the target. All of it in one transaction: it is copied, or nothing is.
 *
 * What is beside the events is read in one transaction, and the events up to its head: later ones are left out.
 *
 * @returns the revision that is copied
 * @throws what the databases throw; when the target's events or its audit log are others
 */
export async function copyRows(source: SqlClient, target: SqlClient): Promise<number> {
  const left = [...APPEND_ONLY, ...MACHINES];
  const tables = tablesInOrder().filter((name) => !left.includes(name));
  const [head, ...others] = await source.snapshot([
    'SELECT coalesce(max(sequence), 0) AS revision FROM events',
    ...tables.map((name) => `SELECT * FROM ${quote(name)}`),
  ]);
  const revision = Number(head?.rows[0]?.revision ?? 0);
  await target.writing(async (writing) => {
    await writing.batch(tables.toReversed().map((name) => `DELETE FROM ${quote(name)}`));
    await copyEvents(source, writing, revision);
    await removeRedacted(source, writing, revision);
    await removeRedactedParts(source, writing, revision);
    await copyAudit(source, writing);
    for (const [index, name] of tables.entries()) {
      const { rows = [], columns = [] } = others[index] ?? {};
      await inPages(rows, (page) => writing.batch(page.map((row) => insertRow(name, row, columns))));
    }
  });
  return revision;
}

async function copyEvents(source: SqlClient, target: SqlTarget, revision: number): Promise<void> {
  const found = await target.execute('SELECT coalesce(max(sequence), 0) AS revision FROM events');
  let done = Number(found.rows[0]?.revision ?? 0);
  while (done < revision) {
    const args = [done, Math.min(revision, done + PAGE)];
    const [events, payloads] = await source.snapshot([
      { sql: 'SELECT * FROM events WHERE sequence > ? AND sequence <= ? ORDER BY sequence', args },
      { sql: 'SELECT * FROM event_payloads WHERE sequence > ? AND sequence <= ?', args },
    ]);
    if (!events || !payloads || events.rows.length === 0) throw new Error(`There is no event ${done + 1}.`);
    const said = new Map(payloads.rows.map((row) => [Number(row.sequence), row]));
    // Each with what it says: a payload comes right after its event. One that was redacted has none.
    const statements = events.rows.flatMap((row) => {
      const payload = said.get(Number(row.sequence));
      const event = insertRow('events', row, events.columns);
      return payload ? [event, insertRow('event_payloads', payload, payloads.columns)] : [event];
    });
    await target.batch(statements);
    done += events.rows.length;
  }
}

/** What the source has redacted since the target was written. The target's triggers allow it once they know of the redaction. */
async function removeRedacted(source: SqlClient, target: SqlTarget, revision: number): Promise<void> {
  const { rows } = await source.execute({
    sql: 'SELECT sequence FROM events LEFT JOIN event_payloads USING (sequence) WHERE payload IS NULL AND sequence <= ?',
    args: [revision],
  });
  await inPages(rows, (page) =>
    target.batch(
      page.map((row) => ({
        sql: 'DELETE FROM event_payloads WHERE sequence = ?',
        args: [row.sequence ?? null],
      })),
    ),
  );
}

/** Parts of what is there still: each goes by itself, as the target's triggers let it. */
async function removeRedactedParts(source: SqlClient, target: SqlTarget, revision: number): Promise<void> {
  const { rows } = await source.execute({
    sql: "SELECT payload FROM events JOIN event_payloads USING (sequence) WHERE type = 'event.redacted' AND sequence <= ?",
    args: [revision],
  });
  for (const { payload } of rows) {
    const redaction = redactionIn(String(payload));
    if (redaction.parts === null) continue;
    const { rows: found } = await target.execute({
      sql: 'SELECT type, version, payload FROM events JOIN event_payloads USING (sequence) WHERE sequence = ?',
      args: [redaction.revision],
    });
    const [said] = found;
    if (!said) continue;
    const kind = { type: String(said.type), version: Number(said.version) };
    const steps = takeOut(kind, String(said.payload), redaction.parts);
    await target.batch(
      steps.map((step) => ({
        sql: 'UPDATE event_payloads SET payload = ? WHERE sequence = ?',
        args: [step, redaction.revision],
      })),
    );
  }
}

async function copyAudit(source: SqlClient, target: SqlTarget): Promise<void> {
  const { rows, columns } = await source.execute('SELECT * FROM audit ORDER BY id');
  const { rows: held } = await target.execute('SELECT * FROM audit ORDER BY id');
  const told = new Map(held.map((row) => [Number(row.id), row]));
  const text = (row: SqlRow) => JSON.stringify(columns.map((name) => row[name] ?? null));
  const other = rows.find((row) => {
    const there = told.get(Number(row.id));
    return there !== undefined && text(there) !== text(row);
  });
  if (other) throw new Error(`The audit log of the target says something else as entry ${other.id}.`);
  const missing = rows.filter((row) => !told.has(Number(row.id)));
  await inPages(missing, (page) => target.batch(page.map((row) => insertRow('audit', row, columns))));
}

async function inPages<T>(
  rows: readonly T[],
  write: (page: readonly T[]) => Promise<unknown>,
): Promise<void> {
  for (let done = 0; done < rows.length; done += PAGE) await write(rows.slice(done, done + PAGE));
}

function insertRow(table: string, row: SqlRow, columns: readonly string[]): SqlStatement {
  const args = columns.map((name) => row[name] ?? null);
  const names = columns.map(quote).join(', ');
  return {
    sql: `INSERT INTO ${quote(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    args,
  };
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

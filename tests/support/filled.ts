import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as authSchema from '../../db/auth-schema.ts';
import * as schema from '../../db/schema.ts';
import type { Database, SqlClient, SqlValue } from '../../src/store/dialects/dialect.ts';
import { tablesInOrder } from '../../src/store/table-order.ts';

const ROWS = 3;
const LOG = ['events', 'event_payloads'];

const TABLES = new Map(
  Object.values({ ...schema, ...authSchema })
    .filter((one) => is(one, SQLiteTable))
    .map((table) => [getTableConfig(table).name, getTableConfig(table)]),
);

const SQLITE_TABLES =
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'libsql_*' AND name NOT GLOB '_*'";
const POSTGRES_TABLES = "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'";

/** Puts three rows into every table beside the log, made from the schema: also into those that are added to it later. */
export async function fillTables(client: SqlClient): Promise<void> {
  for (const name of tablesInOrder()) {
    const table = TABLES.get(name);
    if (table === undefined || LOG.includes(name)) continue;
    for (let number = 1; number <= ROWS; number += 1) {
      const values = table.columns.map((column) => {
        const key = table.foreignKeys
          .map((one) => one.reference())
          .find(({ columns }) => columns.some((one) => one.name === column.name));
        if (key) {
          const parent = getTableConfig(key.foreignTable).name;
          return parent === 'events' ? number : `${parent} id ${number}`;
        }
        const [first] = column.enumValues ?? [];
        if (first !== undefined) return first;
        return column.getSQLType() === 'integer' ? number : `${name} ${column.name} ${number}`;
      });
      await client.execute({
        sql: `INSERT INTO "${name}" (${table.columns.map((column) => `"${column.name}"`).join(', ')})
              VALUES (${values.map(() => '?').join(', ')})`,
        args: values,
      });
    }
  }
}

/** Every row of every table, by its table's name; the tables as the database itself names them. */
export async function allRows(client: SqlClient): Promise<Record<string, SqlValue[][]>> {
  const { rows } = await client.execute((await isPostgresClient(client)) ? POSTGRES_TABLES : SQLITE_TABLES);
  const found: Record<string, SqlValue[][]> = {};
  for (const { name } of rows) {
    const table = await client.execute(`SELECT * FROM "${name}" ORDER BY 1, 2`);
    found[String(name)] = table.rows.map((row) => table.columns.map((column) => row[column] ?? null));
  }
  return found;
}

/** Has one kind of statement on one table fail with “no more”, until it is mended. */
export async function breakTable(
  { client }: Database,
  deed: 'INSERT' | 'UPDATE',
  table: string,
): Promise<void> {
  if (!(await isPostgresClient(client))) {
    await client.execute(
      `CREATE TRIGGER broken BEFORE ${deed} ON "${table}" BEGIN SELECT RAISE(ABORT, 'no more'); END`,
    );
    return;
  }
  await client.executeMultiple(
    `CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no more'; END $$;
     CREATE TRIGGER broken BEFORE ${deed} ON "${table}" FOR EACH ROW EXECUTE FUNCTION broken()`,
  );
}

export async function mendTable({ client }: Database, table: string): Promise<void> {
  const isPostgres = await isPostgresClient(client);
  await client.executeMultiple(
    isPostgres ? `DROP TRIGGER broken ON "${table}"; DROP FUNCTION broken` : 'DROP TRIGGER broken',
  );
}

/** Both kinds stand side by side where a copy goes from one to the other. */
function isPostgresClient(client: SqlClient): Promise<boolean> {
  return client.execute('SELECT sqlite_version()').then(
    () => false,
    () => true,
  );
}

import type { Client, InStatement } from '@libsql/client';
import { createClient } from '@libsql/client/sqlite3';
import type { SqlClient, SqlStatement } from './dialect.ts';
import type { SqliteTurn } from './sqlite-turn.ts';

/**
 * What plain statements go through to libSQL.
 *
 * @param turn what a transaction waits for before it begins; `null`: whoever serves the database sees to that
 */
export function sqliteClient(client: Client, turn: SqliteTurn | null): SqlClient {
  return {
    execute: (statement) => client.execute(toLibsql(statement)),
    batch: (statements) => client.batch(statements.map(toLibsql)),
    executeMultiple: (statements) => client.executeMultiple(statements),
    snapshot: (statements) => client.batch(statements.map(toLibsql), 'read'),
    writing: async (work) => {
      await turn?.come();
      const writing = await client.transaction('write');
      try {
        const done = await work({
          execute: (statement) => writing.execute(toLibsql(statement)),
          batch: (statements) => writing.batch(statements.map(toLibsql)),
        });
        await writing.commit();
        return done;
      } finally {
        writing.close();
      }
    },
  };
}

/** A database in a file, as it is: nothing is migrated, and nobody looks whether it stays the same. */
export function openSqliteFile(path: string): { readonly client: Client; close(): void } {
  const client = createClient({ url: `file:${path}` });
  return { client, close: () => client.close() };
}

function toLibsql(statement: SqlStatement): InStatement {
  return typeof statement === 'string' ? statement : { sql: statement.sql, args: [...statement.args] };
}

import { MACHINES } from './copy-rows.ts';
import { openSqliteFile, sqliteClient } from './dialects/sqlite-client.ts';

/**
 * Takes out of a database file what must not go on where it is restored: which machines worked with it, and that subscribers are
 * told. What waited when it was copied has been told since, and who left since is in it again: a person says that it may go on.
 */
export async function makeRestorable(file: string): Promise<void> {
  const opened = openSqliteFile(file);
  try {
    const client = sqliteClient(opened.client, null);
    const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table'");
    const there = rows.map(({ name }) => String(name));
    for (const name of MACHINES) if (there.includes(name)) await client.execute(`DELETE FROM "${name}"`);
    // A copy of an earlier Latarnia tells nobody.
    if (!there.includes('notify_cursor')) return;
    await client.execute(
      "UPDATE notify_cursor SET paused_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), paused_by = NULL, paused_why = 'restored'",
    );
  } finally {
    opened.close();
  }
}

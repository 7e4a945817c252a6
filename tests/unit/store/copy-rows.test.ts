import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../../src/store/backup.ts';
import type { SqlClient } from '../../../src/store/dialects/dialect.ts';
import { copyToFile, restoreInto } from '../../../src/store/remote-copy.ts';
import { allRows, breakTable, copiedRows, fillTables, mendTable } from '../../support/filled.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';
import { noSqld, startSqld } from '../../support/sqld.ts';
import { confirmation, redaction } from '../../support/state.ts';

/** A log of 250 events, of which one is redacted, and something in every table beside it. */
async function openLog() {
  const test = await openTestLog();
  await test.log.append(() => [...Array.from({ length: 249 }, () => confirmation()), redaction(1)]);
  await test.database.client.execute('DELETE FROM event_payloads WHERE sequence = 1');
  await fillTables(test.database.client);
  return test;
}

/** A backup of that log, in a file. */
async function makeBackup() {
  const { database } = await openLog();
  const file = join(temporaryFolder(), 'copy.db');
  await copyToFile(database.client, file);
  return { database, file, ...(await readBackup(file)) };
}

/** Its events up to one, as a restore of an earlier release left them when it broke off. */
async function copyEvents(from: SqlClient, to: SqlClient, last: number): Promise<void> {
  const { rows } = await from.execute(`SELECT * FROM events WHERE sequence <= ${last} ORDER BY sequence`);
  for (const row of rows) {
    const marks = Object.keys(row).map(() => '?');
    await to.execute({
      sql: `INSERT INTO events VALUES (${marks.join(', ')})`,
      args: Object.values(row),
    });
    await to.execute({ sql: "INSERT INTO event_payloads VALUES (?, '', '{}')", args: [row.sequence ?? 0] });
  }
}

test('every table is filled', async () => {
  const { database } = await openLog();
  const rows = await allRows(database.client);
  expect(Object.values(rows).map((table) => table.length)).not.toContain(0);
});

test('a copy through the client holds everything, the redacted event without its payload', async () => {
  const { database, file, revision } = await makeBackup();
  expect(revision).toBe(250);
  const copy = await openTestLog(`file:${file}`);
  expect(await copiedRows(copy.database.client)).toEqual(await copiedRows(database.client));
});

/** The same database in a file and on a real server. */
const TARGETS = ['file', 'server'] as const;
describe.for(TARGETS)('into a database on a %s', (kind) => {
  async function openTarget() {
    if (kind === 'file') return { target: await openTestLog(), end: async () => {} };
    const server = await startSqld(temporaryFolder());
    return { target: await openTestLog(server.url), end: () => server.kill() };
  }
  const skipped = kind === 'server' && noSqld !== null;

  test.skipIf(skipped)('a restore brings everything, and once more changes nothing', async () => {
    const { database, file, hashes } = await makeBackup();
    const { target, end } = await openTarget();
    await restoreInto(target.database.client, file, hashes);
    expect(await copiedRows(target.database.client)).toEqual(await copiedRows(database.client));
    await restoreInto(target.database.client, file, hashes);
    expect(await copiedRows(target.database.client)).toEqual(await copiedRows(database.client));
    await end();
  });

  test.skipIf(skipped).for(['staff_passkeys', 'audit', 'keyed_answers'])(
    'a restore that breaks off in %s leaves nothing',
    async (table) => {
      const { file, hashes } = await makeBackup();
      const { target, end } = await openTarget();
      const { client } = target.database;
      const before = await allRows(client);
      await breakTable(target.database, 'INSERT', table);
      await expect(restoreInto(client, file, hashes)).rejects.toThrow('no more');
      expect(await allRows(client)).toEqual(before);
      await mendTable(target.database, table);
      await restoreInto(client, file, hashes);
      expect((await client.execute('SELECT count(*) AS n FROM events')).rows[0]?.n).toBe(250);
      await end();
    },
  );
});

test('what a server holds of the same log is made whole, and what was redacted since goes there too', async () => {
  const { database, file, hashes } = await makeBackup();
  const target = await openTestLog();
  await copyEvents(database.client, target.database.client, 99);
  await restoreInto(target.database.client, file, hashes);
  const { rows } = await target.database.client.execute(
    'SELECT count(*) AS events, min(p.sequence) AS first FROM events LEFT JOIN event_payloads p USING (sequence)',
  );
  expect(rows[0]).toMatchObject({ events: 250, first: 2 });
  expect((await allRows(target.database.client)).staff).toEqual((await allRows(database.client)).staff);
});

test('another audit log is not mixed with that of the backup', async () => {
  const { file, hashes } = await makeBackup();
  const { client } = (await openTestLog()).database;
  await client.execute("INSERT INTO audit VALUES (2, 'then', 'sign-in', null, null, '{}')");
  const before = await allRows(client);
  await expect(restoreInto(client, file, hashes)).rejects.toThrow('something else as entry 2');
  expect(await allRows(client)).toEqual(before);
});

test('another log is never written over', async () => {
  const { file, hashes } = await makeBackup();
  const other = await openTestLog();
  await other.log.append(() => [confirmation()]);
  const before = await allRows(other.database.client);
  await expect(restoreInto(other.database.client, file, hashes)).rejects.toThrow(
    /Let it name an empty database/,
  );
  expect(await allRows(other.database.client)).toEqual(before);
});

test('which machines work with a database is brought nowhere, and stays what it is where a log comes', async () => {
  const { database, file, hashes } = await makeBackup();
  const machinesOf = async (client: SqlClient) => {
    const { nodes, lease, cluster } = await allRows(client);
    return { nodes, lease, cluster };
  };
  const nobody = { nodes: [], lease: [], cluster: [] };
  const copy = await openTestLog(`file:${file}`);
  expect(await machinesOf(copy.database.client)).toEqual(nobody);
  // A server's own: its epoch is never lowered, nor its lease given to a node of another.
  const { client } = (await openTestLog()).database;
  await client.execute("INSERT INTO cluster VALUES ('hosts', 7, null, null, null)");
  await client.execute("INSERT INTO lease VALUES ('writer', 'here', 3, 4)");
  const before = await machinesOf(client);
  await restoreInto(client, file, hashes);
  expect(await machinesOf(client)).toEqual(before);
  // As a file is copied by whatever means: with all that is in it.
  const whole = join(temporaryFolder(), 'backup.db');
  await writeBackup((path) => database.copyTo(path), whole);
  expect(await machinesOf((await openTestLog(`file:${whole}`)).database.client)).toEqual(nobody);
});

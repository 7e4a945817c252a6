import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readBackup, writeBackup } from '../../../src/store/backup.ts';
import { MACHINES } from '../../../src/store/copy-rows.ts';
import type { SqlClient, SqlValue } from '../../../src/store/dialects/dialect.ts';
import { copyToFile, restoreInto } from '../../../src/store/remote-copy.ts';
import { NOON } from '../../support/events.ts';
import { allRows, breakTable, fillTables, mendTable } from '../../support/filled.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openTestLog } from '../../support/log.ts';
import { noSqld, startSqld } from '../../support/sqld.ts';
import { confirmation, redaction } from '../../support/state.ts';

/** A log of 250 events, of which one is redacted, and something in every table beside it. */
async function openLog() {
  const test = await openTestLog();
  // In parts: each has the time that a change may take.
  for (let part = 0; part < 3; part += 1)
    await test.log.append(() => Array.from({ length: 83 }, () => confirmation()));
  await test.log.append(() => [redaction(1)]);
  await test.database.client.execute('DELETE FROM event_payloads WHERE sequence = 1');
  await fillTables(test.database.client);
  return test;
}

const folder = mkdtempSync(join(tmpdir(), 'latarnia-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let backup: Promise<Awaited<ReturnType<typeof makeBackup>>> | null = null;

/** A backup of that log, in a file, and what the log held: made by the first test that asks, changed by none. */
function theBackup() {
  backup ??= makeBackup();
  return backup;
}

async function makeBackup() {
  const { client } = (await openLog()).database;
  const file = join(folder, 'copy.db');
  await copyToFile(client, file);
  return { file, held: await allRows(client), ...(await readBackup(file)) };
}

/** Not brought along as it is: what is of the machines alone, and how far people were told, which a restore pauses. */
const OTHERS = [...MACHINES, 'notify_cursor'];

const copied = (rows: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => !OTHERS.includes(name)));

/** Events of a backup up to one, as a restore of an earlier release left them when it broke off. */
async function copyEvents(events: readonly SqlValue[][], to: SqlClient, last: number): Promise<void> {
  for (const row of events.slice(0, last)) {
    await to.execute({ sql: `INSERT INTO events VALUES (${row.map(() => '?').join(', ')})`, args: row });
    await to.execute({ sql: "INSERT INTO event_payloads VALUES (?, '', '{}')", args: [row[0] ?? 0] });
  }
}

test('every table is filled', async () => {
  const { held } = await theBackup();
  expect(Object.values(held).map((table) => table.length)).not.toContain(0);
});

test('a copy through the client holds everything, the redacted event without its payload', async () => {
  const { held, file, revision } = await theBackup();
  expect(revision).toBe(250);
  const copy = await openTestLog(`file:${file}`);
  expect(copied(await allRows(copy.database.client))).toEqual(copied(held));
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
    const { held, file, hashes } = await theBackup();
    const { target, end } = await openTarget();
    await restoreInto(target.database.client, file, hashes, NOON);
    expect(copied(await allRows(target.database.client))).toEqual(copied(held));
    const { rows } = await target.database.client.execute('SELECT DISTINCT paused_why FROM notify_cursor');
    expect(rows).toMatchObject([{ paused_why: 'restored' }]);
    await restoreInto(target.database.client, file, hashes, NOON);
    expect(copied(await allRows(target.database.client))).toEqual(copied(held));
    await end();
  });

  test.skipIf(skipped).for(['staff_passkeys', 'audit', 'keyed_answers'])(
    'a restore that breaks off in %s leaves nothing',
    async (table) => {
      const { file, hashes } = await theBackup();
      const { target, end } = await openTarget();
      const { client } = target.database;
      const before = await allRows(client);
      await breakTable(target.database, 'INSERT', table);
      await expect(restoreInto(client, file, hashes, NOON)).rejects.toThrow('no more');
      expect(await allRows(client)).toEqual(before);
      await mendTable(target.database, table);
      await restoreInto(client, file, hashes, NOON);
      expect((await client.execute('SELECT count(*) AS n FROM events')).rows[0]?.n).toBe(250);
      await end();
    },
  );
});

test('what a server holds of the same log is made whole, and what was redacted since goes there too', async () => {
  const { held, file, hashes } = await theBackup();
  const target = await openTestLog();
  await copyEvents(held.events ?? [], target.database.client, 99);
  await restoreInto(target.database.client, file, hashes, NOON);
  const { rows } = await target.database.client.execute(
    'SELECT count(*) AS events, min(p.sequence) AS first FROM events LEFT JOIN event_payloads p USING (sequence)',
  );
  expect(rows[0]).toMatchObject({ events: 250, first: 2 });
  expect((await allRows(target.database.client)).staff).toEqual(held.staff);
});

test('another audit log is not mixed with that of the backup', async () => {
  const { file, hashes } = await theBackup();
  const { client } = (await openTestLog()).database;
  await client.execute("INSERT INTO audit VALUES (2, 'then', 'sign-in', null, null, '{}')");
  const before = await allRows(client);
  await expect(restoreInto(client, file, hashes, NOON)).rejects.toThrow('something else as entry 2');
  expect(await allRows(client)).toEqual(before);
});

test('another log is never written over', async () => {
  const { file, hashes } = await theBackup();
  const other = await openTestLog();
  await other.log.append(() => [confirmation()]);
  const before = await allRows(other.database.client);
  await expect(restoreInto(other.database.client, file, hashes, NOON)).rejects.toThrow(
    /Let it name an empty database/,
  );
  expect(await allRows(other.database.client)).toEqual(before);
});

test('which machines work with a database is brought nowhere, and stays what it is where a log comes', async () => {
  const { file, hashes } = await theBackup();
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
  await restoreInto(client, file, hashes, NOON);
  expect(await machinesOf(client)).toEqual(before);
  // As a file is copied by whatever means: with all that is in it.
  const whole = join(temporaryFolder(), 'backup.db');
  const { database } = await openLog();
  await writeBackup((path) => database.copyTo(path), whole, NOON);
  expect(await machinesOf((await openTestLog(`file:${whole}`)).database.client)).toEqual(nobody);
});

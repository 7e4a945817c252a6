import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DraftEvent } from '../../../src/domain/events.ts';
import { readBackup } from '../../../src/store/backup.ts';
import { copyToFile, restoreInto } from '../../../src/store/remote-copy.ts';
import { openTestLog, temporaryFolder } from '../../support/log.ts';

const confirmed: DraftEvent = {
  type: 'status.confirmed',
  payload: { nextUpdateBy: null },
  since: null,
  actor: 'test',
};
const redacted: DraftEvent = {
  type: 'event.redacted',
  payload: { revision: 1, reason: 'a name' },
  since: null,
  actor: 'test',
};
const INTENT =
  'INSERT INTO intents (id, kind, proposal, basis, apply_at, actor, authority, created_at, status) ' +
  "VALUES ('i', 'scheduled', '{}', 1, '2021-03-17', 'anna', '{}', '2021-03-17', 'waiting')";
const everything = async ({ client }: Awaited<ReturnType<typeof openTestLog>>['database']) =>
  JSON.stringify(
    (await client.batch(['SELECT * FROM log', 'SELECT * FROM intents'])).map(({ rows }) => rows),
  );

/** A log of 250 events, of which one is redacted, and an intent beside it. */
async function openLog() {
  const test = await openTestLog();
  await test.log.append(() => [...Array.from({ length: 249 }, () => confirmed), redacted]);
  await test.database.client.execute('DELETE FROM event_payloads WHERE sequence = 1');
  await test.database.client.execute(INTENT);
  return test;
}

test('a copy through the client holds everything, the redacted event without its payload', async () => {
  const { database } = await openLog();
  const file = join(temporaryFolder(), 'copy.db');
  await copyToFile(database.client, file);
  expect((await readBackup(file)).revision).toBe(250);
  const copy = await openTestLog(`file:${file}`);
  expect(await everything(copy.database)).toBe(await everything(database));
});

test('a restore that broke off is made whole by the next one', async () => {
  const { database } = await openLog();
  const file = join(temporaryFolder(), 'copy.db');
  await copyToFile(database.client, file);
  const { hashes } = await readBackup(file);
  const target = await openTestLog();
  const half = (await database.client.execute('SELECT * FROM events WHERE sequence <= 99 ORDER BY sequence'))
    .rows;
  for (const row of half) {
    await target.database.client.execute({
      sql: `INSERT INTO events VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      args: Object.values(row),
    });
  }
  await restoreInto(target.database.client, file, hashes);
  await restoreInto(target.database.client, file, hashes);
  expect((await target.database.client.execute('SELECT count(*) AS n FROM events')).rows[0]?.n).toBe(250);
  expect((await target.database.client.execute('SELECT count(*) AS n FROM intents')).rows[0]?.n).toBe(1);
});

test('another log is never written over', async () => {
  const { database } = await openLog();
  const file = join(temporaryFolder(), 'copy.db');
  await copyToFile(database.client, file);
  const { hashes } = await readBackup(file);
  const other = await openTestLog();
  await other.log.append(() => [confirmed]);
  const before = await everything(other.database);
  await expect(restoreInto(other.database.client, file, hashes)).rejects.toThrow(
    /Let it name an empty database/,
  );
  expect(await everything(other.database)).toBe(before);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { subscribers as table } from '../../../db/schema.ts';
import { writeBackup } from '../../../src/store/backup.ts';
import { databaseFile } from '../../../src/store/database-file.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSubscribers } from '../../support/subscribers.ts';
import { onPostgres } from '../../support/test-database.ts';

const ADDRESS = 'ola.nowak@shop.example';

/** Everything that lies on the disk of the database, and of a backup of it. */
async function bytesOf({ url, database }: Awaited<ReturnType<typeof openSubscribers>>) {
  const read = (path: string) => readFileSync(path, 'latin1');
  const file = databaseFile(url);
  const before = read(file) + read(`${file}-wal`);
  await database.client.execute('PRAGMA wal_checkpoint(PASSIVE)');
  const backup = join(temporaryFolder(), 'backup.db');
  await writeBackup((path) => database.copyTo(path), backup, NOON);
  return { live: before + read(file) + read(`${file}-wal`), backup: read(backup) };
}

test.skipIf(onPostgres())('no byte of an address lies in the database, its journal or a backup', async () => {
  const test = await openSubscribers();
  await test.join(ADDRESS);
  const { live, backup } = await bytesOf(test);
  const [{ addressHash } = { addressHash: '' }] = await test.database.orm.select().from(table);
  // What is looked for would be found: its hash is.
  expect([live.includes(addressHash), backup.includes(addressHash)]).toEqual([true, true]);
  for (const part of [ADDRESS, 'ola.nowak', 'shop.example', Buffer.from(ADDRESS).toString('base64url')]) {
    expect([part, live.includes(part), backup.includes(part)]).toEqual([part, false, false]);
  }
});

test.skipIf(onPostgres())(
  'of who has left not even what was encrypted lies there, nor what was sent to them',
  async () => {
    const test = await openSubscribers();
    await test.join('jan@shop.example');
    const { id } = await test.join(ADDRESS);
    const rows = await test.database.orm.select().from(table);
    const sealed = rows.find((row) => row.id === id)?.sealed ?? '-';
    expect((await bytesOf(test)).live).toContain(sealed);
    await test.subscribers.end(id, { isSure: true });
    const { live, backup } = await bytesOf(test);
    for (const part of [sealed, id, ADDRESS]) {
      expect([part, live.includes(part), backup.includes(part)]).toEqual([part, false, false]);
    }
  },
);

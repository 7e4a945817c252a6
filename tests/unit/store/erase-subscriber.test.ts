import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { subscribers as table } from '../../../db/schema.ts';
import { writeBackup } from '../../../src/store/backup.ts';
import { databaseFile } from '../../../src/store/database-file.ts';
import { StoredAddressees } from '../../../src/store/stored-addressees.ts';
import { SubscriberRegister } from '../../../src/store/subscriber-register.ts';
import { NOON } from '../../support/events.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { openSubscribers } from '../../support/subscribers.ts';
import { onPostgres } from '../../support/test-database.ts';

type Site = Awaited<ReturnType<typeof openSite>>;

const ADDRESS = 'ola.nowak@shop.example';

async function openSite() {
  const site = await openSubscribers();
  const now = () => site.clock.now;
  return {
    ...site,
    register: new SubscriberRegister(site.log, site.keys, now),
    addressees: new StoredAddressees(site.log, site.keys, now),
  };
}

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

const WAYS: Readonly<Record<string, (site: Site, id: string) => Promise<unknown>>> = {
  'who has left': ({ subscribers }, id) => subscribers.end(id, { isSure: true }),
  'whom the site erased': ({ register }) => register.erase(ADDRESS, { forget: false }),
  'who was due': async ({ addressees, database, clock }, id) => {
    await database.orm.update(table).set({ eraseAt: clock.now }).where(eq(table.id, id));
    await addressees.eraseDue();
  },
};

test.skipIf(onPostgres()).each(Object.entries(WAYS))(
  'of %s not even what was encrypted lies there, nor what was sent to them',
  async (_, erase) => {
    const site = await openSite();
    await site.join('jan@shop.example');
    const { id } = await site.join(ADDRESS);
    const rows = await site.database.orm.select().from(table);
    const sealed = rows.find((row) => row.id === id)?.sealed ?? '-';
    expect((await bytesOf(site)).live).toContain(sealed);
    await erase(site, id);
    const { live, backup } = await bytesOf(site);
    for (const part of [sealed, id, ADDRESS]) {
      expect([part, live.includes(part), backup.includes(part)]).toEqual([part, false, false]);
    }
  },
);

test.skipIf(onPostgres())(
  'of what a former key encrypted nothing is left once it is sealed anew',
  async () => {
    const site = await openSite();
    const { id } = await site.join(ADDRESS);
    const [{ sealed } = { sealed: '-' }] = await site.database.orm.select().from(table);
    site.keys.file?.putNewFirst();
    await site.register.reseal();
    const { live, backup } = await bytesOf(site);
    expect([live.includes(id), live.includes(sealed), backup.includes(sealed)]).toEqual([true, false, false]);
  },
);

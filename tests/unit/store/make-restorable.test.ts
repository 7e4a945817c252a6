import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { deliveries } from '../../../db/schema.ts';
import { LogTelling } from '../../../src/notify/follow-log.ts';
import { replaceDatabase, writeBackup } from '../../../src/store/backup.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { enqueueService } from '../../../src/store/telling/enqueue.ts';
import { StoredTelling } from '../../../src/store/telling/stored-telling.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { availability, cell } from '../../support/state.ts';
import { openTelling, type TestTelling } from '../../support/telling.ts';

const CLAIM = { channel: 'webhook', most: 10, lease: 1000, rate: null } as const;
const HOUR = 3_600_000;
/** From noon in Warsaw until the digest of the next morning. */
const UNTIL_DIGEST = 20 * HOUR;

const flag = (site: TestTelling) => site.say(availability([cell('price-sync', 'b', 'limited')]));

const confirmation = (site: TestTelling, nonce: string) =>
  site.log.transact((tables) =>
    enqueueService(tables, [
      {
        ...{ occurrence: `service/confirm/${nonce}`, subscriber: nonce, channel: 'webhook', rank: 0 },
        dueAt: site.clock.now,
      },
    ]),
  );

/** What is in a file that another site opens from now on, and what it would send. */
async function openCopy(site: TestTelling, file: string) {
  const database = await openDatabase({ url: `file:${file}`, authToken: null });
  onTestFinished(() => database.close());
  const access = {
    use: <T>(work: (tables: typeof database.orm) => Promise<T>) => work(database.orm),
    transact: database.transact.bind(database),
  };
  const telling = new StoredTelling(access, () => site.clock.now, database.clock);
  const follower = new LogTelling({
    telling,
    known: () => ({ state: site.log.known, head: site.log.head }),
    wallClock: () => site.clock.now,
    siteUrl: 'https://status.example.com',
  });
  return {
    telling,
    look: () => follower.look(),
    claimed: async () => (await telling.claim(CLAIM)).claimed.map(({ subscriber }) => subscriber).sort(),
    resume: async () => {
      const cursor = await telling.cursor();
      if (cursor) await telling.resume(cursor, cursor.siteUrl);
    },
    statusOf: async (subscriber: string) => {
      const rows = await database.orm
        .select()
        .from(deliveries)
        .where(eq(deliveries.subscriber, subscriber))
        .orderBy(asc(deliveries.occurrence));
      return rows.map(({ status }) => status);
    },
  };
}

async function backedUp(site: TestTelling): Promise<string> {
  const file = join(temporaryFolder(), 'backup.db');
  await writeBackup((path) => site.database.copyTo(path), file, site.clock.now);
  return file;
}

/** What `latarnia restore` puts in place. */
async function restored(site: TestTelling, backup: string) {
  const file = join(temporaryFolder(), 'latarnia.db');
  await replaceDatabase(backup, file, site.clock.now);
  return openCopy(site, file);
}

/** One whose message waits, one whose message is in flight, and one who is told once a day. */
async function openWaiting(): Promise<TestTelling> {
  const site = await openTelling();
  await site.add({ id: 'anna', topics: ['change/b/*'] });
  await site.add({ id: 'jan', topics: ['change/b/*'] });
  await site.add({ id: 'ola', topics: ['change/b/*'], pace: 'digest' });
  await flag(site);
  await site.settle();
  expect((await site.telling.claim({ ...CLAIM, most: 1 })).claimed).toHaveLength(1);
  return site;
}

test('what is restored tells nobody until somebody says so, and never what was due or in flight by then', async () => {
  const site = await openWaiting();
  const copy = await restored(site, await backedUp(site));
  expect((await site.telling.cursor())?.pause).toBeNull();
  expect((await copy.telling.cursor())?.pause).toMatchObject({
    why: 'restored',
    at: site.clock.now,
    by: null,
  });
  site.pass(60_000);
  expect(await copy.claimed()).toEqual([]);
  await copy.resume();
  expect(await copy.claimed()).toEqual([]);
  expect(await copy.statusOf('anna')).toEqual(['withdrawn']);
  expect(await copy.statusOf('jan')).toEqual(['withdrawn']);
});

test('a digest that was not due when a backup was restored goes out once sending goes on, once', async () => {
  const site = await openWaiting();
  const backup = await backedUp(site);
  site.pass(HOUR);
  const copy = await restored(site, backup);
  site.pass(UNTIL_DIGEST - HOUR);
  expect(await copy.claimed()).toEqual([]);
  await copy.resume();
  expect(await copy.claimed()).toEqual(['ola']);
  expect(await copy.claimed()).toEqual([]);
});

test('a digest that was due by the time a backup was restored is not told again', async () => {
  const site = await openWaiting();
  const backup = await backedUp(site);
  site.pass(UNTIL_DIGEST);
  const copy = await restored(site, backup);
  await copy.resume();
  site.pass(2 * UNTIL_DIGEST);
  expect(await copy.claimed()).toEqual([]);
});

test('nor one that was due within the minute in which the former database is still worked with', async () => {
  const site = await openWaiting();
  const backup = await backedUp(site);
  site.pass(UNTIL_DIGEST - 60_000);
  const copy = await restored(site, backup);
  await copy.resume();
  site.pass(HOUR);
  expect(await copy.claimed()).toEqual([]);
});

test('a digest that is more than an hour late by the time sending goes on is told to nobody', async () => {
  const site = await openWaiting();
  const copy = await restored(site, await backedUp(site));
  site.pass(UNTIL_DIGEST + HOUR);
  await copy.resume();
  expect(await copy.claimed()).toEqual([]);
});

test('no mail to confirm is sent again by a restore, whether it was sent before the backup, waited in it or was in flight', async () => {
  const site = await openTelling();
  await confirmation(site, 'sent');
  const { claimed } = await site.telling.claim(CLAIM);
  await site.telling.record(
    claimed.map((one) => ({ of: 'sent', claimed: one, revision: 1, why: 'smtp.250' })),
    new Map(),
  );
  await confirmation(site, 'flies');
  expect((await site.telling.claim(CLAIM)).claimed).toHaveLength(1);
  await confirmation(site, 'waits');
  const backup = await backedUp(site);
  const copy = await restored(site, backup);
  site.pass(HOUR);
  expect(await copy.claimed()).toEqual([]);
  expect(await copy.statusOf('sent')).toEqual(['sent']);
  await copy.resume();
  expect(await copy.claimed()).toEqual([]);
});

test('a backup that was put in place by hand sends nothing before it is taken up, and then what was not due', async () => {
  const site = await openWaiting();
  await confirmation(site, 'waits');
  const copy = await openCopy(site, await backedUp(site));
  site.pass(HOUR);
  expect((await copy.telling.cursor())?.pause?.why).toBe('copied');
  expect(await copy.claimed()).toEqual([]);
  expect(await copy.telling.nextDue('webhook')).toBeNull();
  await copy.look();
  expect((await copy.telling.cursor())?.pause).toMatchObject({ why: 'restored', at: site.clock.now });
  expect(await copy.claimed()).toEqual([]);
  await copy.resume();
  site.pass(UNTIL_DIGEST - HOUR);
  expect(await copy.claimed()).toEqual(['ola']);
});

test('nor is anything of it that was due told where sending goes on before anybody looked at it', async () => {
  const site = await openWaiting();
  const copy = await openCopy(site, await backedUp(site));
  site.pass(UNTIL_DIGEST + HOUR / 2);
  await copy.resume();
  expect(await copy.claimed()).toEqual([]);
});

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { notifyRates } from '../../../../db/schema.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import type { Database } from '../../../../src/store/dialects/dialect.ts';
import { temporaryFolder } from '../../../support/folder.ts';

/** Two connections to one file, as two processes have them. */
async function openTwice(busyTimeout = 5000): Promise<readonly [Database, Database]> {
  const url = `file:${join(temporaryFolder(), 'latarnia.db')}`;
  const open = async () => {
    const database = await openDatabase({ url, authToken: null, busyTimeout });
    onTestFinished(() => database.close());
    return database;
  };
  return [await open(), await open()];
}

function write({ transact }: Database, channel: string): Promise<unknown> {
  return transact((tables) => tables.insert(notifyRates).values({ channel, allowance: 0, at: '' }));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function hold({ client }: Database, ms: number): Promise<void> {
  await client.writing(async (target) => {
    await target.execute("insert into notify_rates values ('held', 0, '')");
    await target.execute("delete from notify_rates where channel = 'held'");
    await pause(ms);
  });
}

test('whoever waits for another writer writes in the first pause that it makes', async () => {
  const [busy, other] = await openTwice();
  let parts = 0;
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      await hold(busy, 15);
      parts += 1;
      await pause(4);
    }
  })();
  const waited: number[] = [];
  for (let count = 0; count < 10; count += 1) {
    await pause(7);
    const before = parts;
    await write(other, `c${count}`);
    waited.push(parts - before);
  }
  isOver = true;
  await going;
  expect(waited.toSorted((one, two) => one - two)[5]).toBeLessThanOrEqual(1);
  expect(await other.orm.select().from(notifyRates)).toHaveLength(10);
});

test('the process goes on with other things while it waits', async () => {
  const [busy, other] = await openTwice();
  const holding = hold(busy, 100);
  await pause(5);
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  }, 5);
  await write(other, 'x');
  clearInterval(ticking);
  await holding;
  expect(ticks).toBeGreaterThan(3);
});

test('a writer that is never let in is told that it is locked', async () => {
  const [busy, other] = await openTwice(100);
  const holding = hold(busy, 1500);
  await pause(5);
  await expect(write(other, 'x')).rejects.toThrow(/SQLITE_BUSY/);
  await holding;
});

test('nobody waits who only reads', async () => {
  const [busy, other] = await openTwice();
  await write(other, 'x');
  let isHeld = true;
  const holding = hold(busy, 200).then(() => {
    isHeld = false;
  });
  await pause(5);
  expect(await other.orm.select().from(notifyRates)).toHaveLength(1);
  expect(isHeld).toBe(true);
  await holding;
});

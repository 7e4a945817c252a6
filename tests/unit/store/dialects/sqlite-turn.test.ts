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

/** Writes, and holds the lock until it is let go. */
async function holdNow({ client }: Database): Promise<{ letGo(): Promise<void> }> {
  const held = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const holding = client.writing(async (target) => {
    await target.execute("delete from notify_rates where channel = 'held'");
    held.resolve();
    await end.promise;
  });
  await held.promise;
  return {
    letGo: async () => {
      end.resolve();
      await holding;
    },
  };
}

test('whoever waits for another writer writes in the first pause that it makes', async () => {
  const [busy, other] = await openTwice();
  let parts = 0;
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      const { letGo } = await holdNow(busy);
      await pause(15);
      await letGo();
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
  const { letGo } = await holdNow(busy);
  let isWritten = false;
  const writing = write(other, 'x').then(() => {
    isWritten = true;
  });
  // Were it halted meanwhile, nobody would let the lock go before SQLite gives up.
  for (let turn = 0; turn < 3; turn += 1) await pause(1);
  expect(isWritten).toBe(false);
  await letGo();
  await writing;
});

test('a writer that is never let in is told that it is locked', async () => {
  const [busy, other] = await openTwice(100);
  const { letGo } = await holdNow(busy);
  await expect(write(other, 'x')).rejects.toThrow(/SQLITE_BUSY/);
  await letGo();
});

test('nobody waits who only reads', async () => {
  const [busy, other] = await openTwice();
  await write(other, 'x');
  const { letGo } = await holdNow(busy);
  expect(await other.orm.select().from(notifyRates)).toHaveLength(1);
  await letGo();
});

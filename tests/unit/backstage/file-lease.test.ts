import { expect, test } from 'vitest';
import { FileLease, isFileLeaseHeld } from '../../../src/backstage/file-lease.ts';
import { LeaseLost } from '../../../src/store/lease.ts';
import { openTestLog } from '../../support/log.ts';

test('of two on one database file one has it, whatever their data folders; handed over the other has', async () => {
  const { log, url, database } = await openTestLog();
  const [one, two] = ['one', 'two'].map((name) => new FileLease(url, () => name, log));
  if (!one || !two) throw new Error('unreachable');
  const noted = async () => (await database.client.execute('SELECT holder FROM lease')).rows;
  await one.look();
  await two.look();
  expect([one.isHeld, two.isHeld]).toEqual([true, false]);
  expect(await noted()).toMatchObject([{ holder: 'one' }]);
  await expect(two.assertHeld()).rejects.toBeInstanceOf(LeaseLost);
  await one.handOver();
  expect(await noted()).toMatchObject([{ holder: null }]);
  await two.look();
  expect([one.isHeld, two.isHeld]).toEqual([false, true]);
  expect(await noted()).toMatchObject([{ holder: 'two' }]);
  await two.handOver();
});

test('whether a node that lives has it is told by the lock, whatever is noted', async () => {
  const { log, url } = await openTestLog();
  expect(isFileLeaseHeld(url)).toBe(false);
  const lease = new FileLease(url, () => 'one', log);
  await lease.look();
  expect(isFileLeaseHeld(url)).toBe(true);
  await lease.handOver();
  expect(isFileLeaseHeld(url)).toBe(false);
});

import { expect, test } from 'vitest';
import { LeaseLost, LeaseRow } from '../../../src/store/lease.ts';
import { openTestLog, type TestLog } from '../../support/log.ts';
import { confirmation } from '../../support/state.ts';
import { onPostgres } from '../../support/test-database.ts';

/** A node over the same database, with a monotonic clock that a test moves (ms). */
async function openNode(name: string, url?: string, reluctance = 0) {
  const { log, url: at } = await openTestLog(url);
  const clock = { now: 0 };
  const lease = new LeaseRow({ access: log, node: () => name, monotonic: () => clock.now, reluctance });
  /** Looks once a second, for so many seconds. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      clock.now += 1000;
      await lease.look();
    }
  };
  return { log, lease, clock, pass, url: at };
}

async function openTwo() {
  const one = await openNode('one');
  const two = await openNode('two', one.url);
  await one.lease.look();
  await two.lease.look();
  return { one, two };
}

/** What the holder appends, and nobody else. */
function appendHeld({ log, lease }: { readonly log: TestLog['log']; readonly lease: LeaseRow }) {
  return log.transact(async (tables, inside) => {
    await lease.assertHeld(tables);
    return inside.append(() => [confirmation()]);
  });
}

test('the first has it, and keeps it from another for as long as it raises its beat', async () => {
  const { one, two } = await openTwo();
  for (let second = 0; second < 20; second += 1) {
    await one.pass(1);
    await two.pass(1);
  }
  expect([one.lease.isHeld, two.lease.isHeld]).toEqual([true, false]);
  expect([one.lease.epoch, two.lease.epoch]).toEqual([1, 1]);
});

test('a beat that stands still for five seconds of the challenger’s own clock is taken over, no sooner', async () => {
  const { one, two } = await openTwo();
  await two.pass(4);
  expect(two.lease.isHeld).toBe(false);
  await two.pass(1);
  expect(two.lease.isHeld).toBe(true);
  expect(two.lease.epoch).toBe(2);
  // The former finds out at its next look.
  await one.lease.look();
  expect(one.lease.isHeld).toBe(false);
  await two.pass(1);
  expect(two.lease.isHeld).toBe(true);
});

test('one beat in between, and the five seconds begin anew', async () => {
  const { one, two } = await openTwo();
  await two.pass(4);
  await one.pass(1);
  await two.pass(5);
  expect(two.lease.isHeld).toBe(false);
  await two.pass(1);
  expect(two.lease.isHeld).toBe(true);
});

test('while the database answers nobody no beat can be raised: that time does not count', async () => {
  const { two } = await openTwo();
  two.clock.now += 60_000;
  await two.lease.look();
  expect(two.lease.isHeld).toBe(false);
});

test('what a halted former holder began and goes on with is not written', async () => {
  const { one, two } = await openTwo();
  await appendHeld(one);
  await two.pass(5);
  // It was halted, and its own clock with it: it still believes that it has it.
  expect(one.lease.isHeld).toBe(true);
  await expect(appendHeld(one)).rejects.toBeInstanceOf(LeaseLost);
  expect(one.lease.isHeld).toBe(false);
  expect((await appendHeld(two)).ok).toBe(true);
  expect((await one.log.current()).revision).toBe(2);
});

test('handed over, it is taken at the next look; the epoch tells the two apart', async () => {
  const { one, two } = await openTwo();
  await one.lease.handOver();
  expect(one.lease.isHeld).toBe(false);
  await expect(appendHeld(one)).rejects.toBeInstanceOf(LeaseLost);
  await two.pass(1);
  expect(two.lease.isHeld).toBe(true);
  // What comes late of the former changes nothing.
  await one.lease.handOver();
  await two.pass(1);
  expect(two.lease.isHeld).toBe(true);
  expect(two.lease.epoch).toBe(2);
});

// Within one process SQLite waits for itself.
test.skipIf(!onPostgres())('of several that challenge at once one has it', async () => {
  const first = await openNode('one');
  const others = await Promise.all(['two', 'three', 'four'].map((name) => openNode(name, first.url)));
  const all = [first, ...others];
  await Promise.all(all.map(({ lease }) => lease.look()));
  expect(all.filter(({ lease }) => lease.isHeld)).toHaveLength(1);
  const silent = all.find(({ lease }) => lease.isHeld);
  const challengers = all.filter((one) => one !== silent);
  for (let second = 0; second < 6; second += 1) await Promise.all(challengers.map(({ pass }) => pass(1)));
  expect(challengers.filter(({ lease }) => lease.isHeld)).toHaveLength(1);
});

test('a node that was killed has it again at once when it is back, once', async () => {
  const { one, two } = await openTwo();
  const again = await openNode('one', one.url);
  await again.lease.look();
  expect(again.lease.isHeld).toBe(true);
  await expect(appendHeld(one)).rejects.toBeInstanceOf(LeaseLost);
  // What has the same id by mistake does not take it back and forth.
  await one.pass(2);
  expect([one.lease.isHeld, two.lease.isHeld]).toEqual([false, false]);
  await again.pass(1);
  expect(again.lease.isHeld).toBe(true);
});

test('a node that would make little use of it lets others go first', async () => {
  const shy = await openNode('shy', undefined, 3000);
  const other = await openNode('other', shy.url);
  await shy.pass(3);
  expect(shy.lease.isHeld).toBe(false);
  await shy.pass(1);
  expect(shy.lease.isHeld).toBe(true);
  await shy.lease.handOver();
  await shy.pass(1);
  await other.pass(1);
  expect(other.lease.isHeld).toBe(true);
});

import { pino } from 'pino';
import { expect, test } from 'vitest';
import { schedule } from '../../../src/actions/schedule.ts';
import { HeldLog } from '../../../src/backstage/held-log.ts';
import { DueIntents } from '../../../src/backstage/scheduler.ts';
import { inspectMarkdown } from '../../../src/markdown/inspect.ts';
import { StoredIntents } from '../../../src/store/intents.ts';
import { LeaseRow } from '../../../src/store/lease.ts';
import { readEvents } from '../../../src/store/stored-events.ts';
import { openTestLog, type TestLog } from '../../support/log.ts';
import { manuscripts } from '../../support/manuscripts.ts';

const AT = '2021-03-17T12:00:00.000Z';
const LATER = '2021-03-17T12:00:01.000Z';

/** A node over the same log, with what it says to operators. */
async function openNode(name: string, url?: string) {
  const site = await openTestLog(url);
  const monotonic = { now: 0 };
  const lease = new LeaseRow({ access: site.log, node: () => name, monotonic: () => monotonic.now });
  let lines = '';
  const logger = pino(
    {},
    {
      write: (line) => {
        lines += line;
      },
    },
  );
  const wall = () => site.clock.now;
  const intents = new StoredIntents(new HeldLog(site.log, lease), wall);
  const clocks = () => ({ now: site.clock.now, wall: site.clock.now });
  const due = new DueIntents({ intents, clocks, inspect: inspectMarkdown, manuscripts, logger });
  return { ...site, lease, monotonic, due, lines: () => lines };
}

async function scheduleMany({ as }: TestLog, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const outcome = await schedule(as('anna'), { verb: 'confirm', nextUpdateBy: null }, { at: AT });
    if ('ok' in outcome) throw new Error(outcome.message);
    ids.push(outcome.id);
  }
  return ids;
}

async function openTwo(count: number) {
  const one = await openNode('one');
  const two = await openNode('two', one.url);
  const ids = await scheduleMany(one, count);
  await one.lease.look();
  await two.lease.look();
  one.clock.now = LATER;
  two.clock.now = LATER;
  const applied = async () => (await readEvents(one.database.orm, 0)).map(({ changeId }) => changeId).sort();
  return { one, two, ids: ids.sort(), applied };
}

test('of two nodes the holder alone applies what is due, each once', async () => {
  const { one, two, ids, applied } = await openTwo(12);
  await two.due.apply();
  expect(await applied()).toEqual([]);
  await one.due.apply();
  await two.due.apply();
  await one.due.apply();
  expect(await applied()).toEqual(ids);
  expect(two.lines()).toBe('');
});

test('a holder that is halted in the middle goes on with nothing: the other has applied the rest, each once', async () => {
  const { one, two, ids, applied } = await openTwo(8);
  // It takes the lease over while the first is at it, whose own clock stands.
  let count = 0;
  const transact: TestLog['log']['transact'] = one.log.transact.bind(one.log);
  one.log.transact = async <T>(work: Parameters<typeof transact<T>>[0]): Promise<T> => {
    count += 1;
    if (count === 4) {
      for (let second = 0; second < 6; second += 1) {
        two.monotonic.now += 1000;
        await two.lease.look();
      }
      expect(two.lease.isHeld).toBe(true);
      await two.due.apply();
    }
    return transact(work);
  };
  await one.due.apply();
  expect(one.lease.isHeld).toBe(false);
  expect(await applied()).toEqual(ids);
  expect(one.lines().match(/is applied/g)).toHaveLength(3);
  expect(two.lines().match(/is applied/g)).toHaveLength(5);
  expect(one.lines()).not.toMatch(/cannot/);
});

test('handed over, the other applies what is due', async () => {
  const { one, two, ids, applied } = await openTwo(3);
  await one.lease.handOver();
  await one.due.apply();
  expect(await applied()).toEqual([]);
  await two.lease.look();
  await two.due.apply();
  expect(await applied()).toEqual(ids);
});

import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { notifyCursor, subscribers } from '../../../db/schema.ts';
import { LogTelling } from '../../../src/notify/follow-log.ts';
import { until } from '../../support/front.ts';
import { availability, cell } from '../../support/state.ts';
import { openTelling, startReceiver, type TestTelling } from '../../support/telling.ts';

const ELSEWHERE = 'https://other.example.com';

const flag = (site: TestTelling) => site.say(availability([cell('price-sync', 'b', 'limited')]));
const pauseOf = async (site: TestTelling) => (await site.telling.cursor())?.pause?.why ?? null;

describe('nobody is told until a person says so', () => {
  test('where nobody was ever told of anything', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/b/*'] });
    await forgetCursor(site);
    await site.settle();
    expect(await pauseOf(site)).toBe('first-start');
    await flag(site);
    await site.settle();
    expect(await site.rows()).toEqual([]);
    await site.resume();
    await site.settle();
    expect(await site.statusOf('anna')).toEqual(['news waiting']);
  });

  test('where the log is another one at what was told last', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/b/*'] });
    await flag(site);
    await site.settle();
    await site.say(availability([cell('orders', 'b', 'limited')]));
    await site.fanOut();
    await site.database.orm.update(notifyCursor).set({ hash: 'of-another-log' });
    await site.settle();
    expect(await pauseOf(site)).toBe('restored');
    expect(await site.statusOf('anna')).toEqual(['news waiting']);
    await site.resume();
    await site.settle();
    expect(await site.statusOf('anna')).toEqual(['news withdrawn']);
  });

  test('where SITE_URL is another one', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/b/*'] });
    await flag(site);
    await site.fanOut(elsewhere(site));
    site.pass(30_000);
    await site.fanOut(elsewhere(site));
    expect(await pauseOf(site)).toBe('address');
    expect(await site.rows()).toEqual([]);
  });

  test('where somebody of the staff paused it: what happens meanwhile waits', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/b/*'] });
    await site.telling.pause('staff', 'bert');
    await flag(site);
    await site.settle();
    expect(await site.rows()).toEqual([]);
    await site.resume();
    await site.settle();
    expect(await site.statusOf('anna')).toEqual(['news waiting']);
  });

  test('where more than one in twenty is refused, and no address is stopped for it', async () => {
    const site = await openTelling();
    for (let number = 10; number < 40; number += 1)
      await site.add({ id: `s${number}`, topics: ['change/b/*'] });
    const { channel, answerWith } = await startReceiver({ concurrency: 1 });
    answerWith(() => ({ kind: 'refused', why: 'smtp.550', isAddress: true }));
    const worker = site.worker([channel]);
    await flag(site);
    await site.settle();
    await worker.look();
    await until(async () => (await pauseOf(site)) === 'refusals');
    await worker.close();
    const stopped = await site.database.orm
      .select({ id: subscribers.id })
      .from(subscribers)
      .where(eq(subscribers.status, 'stopped'));
    expect(stopped).toEqual([]);
    expect((await site.rows()).filter(({ status }) => status === 'waiting').length).toBeGreaterThan(10);
  });
});

test('what is an hour old by the time it could be told is told to nobody', async () => {
  const site = await openTelling();
  await site.add({ id: 'anna', topics: ['change/b/*'] });
  await flag(site);
  await site.fanOut();
  site.pass(61 * 60_000);
  await site.fanOut();
  expect(await site.rows()).toEqual([]);
});

test('what happened before the first of all subscribers is told to nobody', async () => {
  const site = await openTelling();
  await site.add({ id: 'anna', topics: ['change/b/*'] });
  await flag(site);
  await site.fanOut(
    new LogTelling({
      telling: site.telling,
      known: () => ({ state: site.log.known, head: site.log.head }),
      wallClock: () => site.clock.now,
      siteUrl: 'https://status.example.com',
      skipsOld: true,
    }),
  );
  await site.settle();
  expect(await site.rows()).toEqual([]);
});

describe('on a replay clock', () => {
  test.each([
    ['nothing is sent', undefined, []],
    ['or only to NOTIFY_TEST', 'https://hook.example.com/bert', ['bert']],
  ])('%s', async (_, testAddress, told) => {
    const site = await openTelling();
    await site.say({
      type: 'clock.set',
      since: null,
      actor: 'anna',
      payload: { mode: 'replay', instant: site.clock.now },
    });
    await site.add({ id: 'anna', topics: ['change/b/*'] });
    await site.add({ id: 'bert', topics: ['change/b/*'] });
    const { received, channel } = await startReceiver();
    const worker = site.worker([channel], testAddress === undefined ? {} : { testAddress });
    await site.settle();
    await flag(site);
    await site.settle();
    expect(await site.rows()).toHaveLength(2);
    await worker.look();
    await site.quiet();
    expect(received.map(({ subscriber }) => subscriber)).toEqual(told);
  });
});

async function forgetCursor({ database }: TestTelling): Promise<void> {
  await database.orm.delete(notifyCursor);
}

/** The same by whoever has another public address. */
function elsewhere(site: TestTelling): LogTelling {
  return new LogTelling({
    telling: site.telling,
    known: () => ({ state: site.log.known, head: site.log.head }),
    wallClock: () => site.clock.now,
    siteUrl: ELSEWHERE,
  });
}

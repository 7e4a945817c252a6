import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deliveries } from '../../../../db/schema.ts';
import { enqueueService } from '../../../../src/store/telling/enqueue.ts';
import { availability, cell } from '../../../support/state.ts';
import { openTelling } from '../../../support/telling.ts';

const ALL = { channel: 'webhook', most: 100, lease: 1000, rate: null } as const;

async function withNews(ids: readonly string[]) {
  const site = await openTelling();
  for (const id of ids) await site.add({ id, topics: ['change/b/*'] });
  await site.say(availability([cell('price-sync', 'b', 'limited')]));
  await site.settle();
  return site;
}

test('two that claim at the same time get each message once', async () => {
  const site = await withNews(Array.from({ length: 20 }, (_, index) => `s${index + 10}`));
  const [one, other] = await Promise.all([
    site.telling.claim({ ...ALL, most: 12 }),
    site.telling.claim({ ...ALL, most: 12 }),
  ]);
  const claimed = [...one.claimed, ...other.claimed].map(({ subscriber }) => subscriber);
  expect(claimed.toSorted()).toEqual([...new Set(claimed)].toSorted());
  expect(claimed).toHaveLength(20);
});

test('a claim whose time has passed is another’s, with the same id; who held it before records nothing', async () => {
  const site = await withNews(['anna']);
  const { claimed: first } = await site.telling.claim(ALL);
  site.pass(1001);
  const { claimed: second } = await site.telling.claim(ALL);
  expect(second).toMatchObject([{ message: first[0]?.message, epoch: 2, attempts: 2 }]);
  await site.telling.record(
    first.map((claimed) => ({ of: 'refused', claimed, why: 'late' })),
    new Map(),
  );
  expect(await site.statusOf('anna')).toEqual(['news claimed']);
  await site.telling.record(
    second.map((claimed) => ({ of: 'sent', claimed, revision: 2, why: 'ok' })),
    new Map(),
  );
  expect(await site.statusOf('anna')).toEqual(['news sent']);
});

test('paused, only what somebody asked for goes out', async () => {
  const site = await withNews(['anna']);
  await site.telling.pause('staff', 'anna');
  const one = { occurrence: 'service/confirm/1', subscriber: 'anna', channel: 'webhook', rank: 0 } as const;
  await enqueueService(site.database.orm, [{ ...one, dueAt: site.clock.now }]);
  expect((await site.telling.claim(ALL)).claimed).toMatchObject([{ keys: ['service/confirm/1'] }]);
  await site.resume();
  expect((await site.telling.claim(ALL)).claimed).toEqual([]);
});

test('all workers together send no more mails a second than the rate says', async () => {
  const site = await withNews([]);
  await site.database.orm.insert(deliveries).values(
    Array.from({ length: 10 }, (_, index) => ({
      ...{ occurrence: 'event/1', subscriber: `s${index}`, channel: 'email', rank: 1, kind: 'news' as const },
      ...{ status: 'waiting' as const, dueAt: site.clock.now, attempts: 0, epoch: 0 },
    })),
  );
  const mail = { ...ALL, channel: 'email', rate: 0.01 } as const;
  const [one, other] = [await site.telling.claim(mail), await site.telling.claim(mail)];
  expect(one.claimed).toHaveLength(1);
  expect(other.claimed).toHaveLength(0);
  expect(other.wait).toBeGreaterThan(50_000);
  const left = await site.database.orm.select().from(deliveries).where(eq(deliveries.status, 'waiting'));
  expect(left).toHaveLength(9);
});

import { expect, test } from 'vitest';
import { deliveries, notifyCursor } from '../../../db/schema.ts';
import { StoredNotifying } from '../../../src/store/notifying.ts';
import { StoredTelling } from '../../../src/store/telling/stored-telling.ts';
import { openSubscribers } from '../../support/subscribers.ts';

const NOON = '2026-11-29T12:00:00.000Z';
const EARLIER = '2026-11-29T11:59:00.000Z';

async function opened() {
  const { database, join } = await openSubscribers();
  const access = {
    use: <T>(work: (tables: typeof database.orm) => Promise<T>) => work(database.orm),
    transact: <T>(work: (tables: typeof database.orm) => Promise<T>) => database.transact(work),
  };
  const notifying = new StoredNotifying({
    access,
    telling: new StoredTelling(access, () => NOON, database.clock),
    place: () => ({ logId: 'test', revision: 1, hash: 'hash-1', clockAt: NOON }),
    siteUrl: 'https://status.example.com',
    wallClock: () => NOON,
    rate: 14,
    reaches: () => true,
    queueTest: async () => undefined,
  });
  return { database, join, notifying };
}

type Row = Partial<typeof deliveries.$inferInsert> & { readonly subscriber: string };

function delivery(row: Row): typeof deliveries.$inferInsert {
  return {
    ...{ occurrence: 'event/1', channel: 'email', kind: 'news', rank: 1, status: 'sent', dueAt: EARLIER },
    ...{ message: `m-${row.subscriber}`, attempts: 1, epoch: 1, settledAt: EARLIER, why: null },
    ...row,
  };
}

test('nothing was ever told: no cursor, no pause, no channel', async () => {
  const { notifying } = await opened();
  expect(await notifying.status()).toEqual({ cursor: null, pause: null, channels: [], failures: [] });
});

test('a channel is told in numbers: who is told, what waits and since when, what was sent and refused in a day', async () => {
  const { database, join, notifying } = await opened();
  await join('ola@example.com');
  // The mail that asked whether it is theirs.
  await database.orm.delete(deliveries);
  await database.orm
    .insert(deliveries)
    .values([
      delivery({ subscriber: 'a' }),
      delivery({ subscriber: 'b', settledAt: '2026-11-28T11:00:00.000Z' }),
      delivery({ subscriber: 'c', status: 'refused', why: 'smtp.550 5.1.1' }),
      delivery({ subscriber: 'd', status: 'waiting', settledAt: null, attempts: 0, message: null }),
    ]);
  const { channels, failures } = await notifying.status();
  expect(channels).toEqual([
    {
      ...{ channel: 'email', confirmed: 1, pending: 0, stopped: 0, waiting: 1, lateSince: EARLIER },
      ...{ sent: 1, refused: 1 },
    },
  ]);
  expect(failures).toEqual([
    { message: 'm-c', channel: 'email', attempts: 1, why: 'smtp.550 5.1.1', at: EARLIER, isWaiting: false },
  ]);
});

test('whoever is found by several topics is counted once', async () => {
  const { join, notifying } = await opened();
  await join('ola@example.com');
  await join('jan@example.com');
  const topics = [
    'change/b/*',
    'change/b/*',
    'change/*/*',
    ...Array.from({ length: 900 }, (_, n) => `change/x/${n}`),
  ];
  expect(await notifying.concerned(topics)).toEqual([{ channel: 'email', atOnce: 2, digest: 0 }]);
  expect(await notifying.concerned(['change/c/*'])).toEqual([]);
  expect(await notifying.concerned([])).toEqual([]);
});

test('of each occurrence it is said how many were told, and from when until when', async () => {
  const { database, notifying } = await opened();
  await database.orm
    .insert(deliveries)
    .values([
      delivery({ subscriber: 'a' }),
      delivery({ subscriber: 'b', settledAt: NOON }),
      delivery({ subscriber: 'c', status: 'withdrawn' }),
      delivery({ subscriber: 'd', status: 'claimed', settledAt: null }),
    ]);
  expect(await notifying.toldOf(['event/0', 'event/1'])).toEqual([
    { occurrence: 'event/1', sent: 2, waiting: 1, refused: 0, withdrawn: 1, firstAt: EARLIER, lastAt: NOON },
  ]);
});

test('a message that was given up is tried once more, and no other', async () => {
  const { database, notifying } = await opened();
  await database.orm
    .insert(deliveries)
    .values([
      delivery({ subscriber: 'a' }),
      delivery({ subscriber: 'b', status: 'refused', why: 'http.500' }),
    ]);
  expect(await notifying.retry('m-a')).toBe(false);
  expect(await notifying.retry('m-b')).toBe(true);
  const rows = await database.orm
    .select({ subscriber: deliveries.subscriber, status: deliveries.status })
    .from(deliveries);
  expect(rows).toContainEqual({ subscriber: 'b', status: 'waiting' });
});

test('somebody stops everything, and somebody lets it go on', async () => {
  const { database, notifying } = await opened();
  await database.orm
    .insert(notifyCursor)
    .values({ name: 'notify', logId: 'x', revision: 3, hash: 'h', clockAt: NOON, siteUrl: '' });
  await notifying.pause('staff:7');
  expect((await notifying.status()).pause).toEqual({ at: NOON, by: 'staff:7', why: 'staff' });
  await notifying.resume();
  expect((await notifying.status()).pause).toBeNull();
});

test('of what did not get through the last one stands first; what was withdrawn failed nobody', async () => {
  const { database, notifying } = await opened();
  const refused = { status: 'refused' } as const;
  await database.orm
    .insert(deliveries)
    .values([
      delivery({ subscriber: 'a', ...refused, why: 'smtp.550 5.7.1', settledAt: '2026-11-29T09:00:00.000Z' }),
      delivery({ subscriber: 'b', ...refused, why: 'smtp.550 5.1.1', settledAt: '2026-11-29T11:00:00.000Z' }),
      delivery({ subscriber: 'c', ...refused, why: 'smtp.550 5.2.2', settledAt: '2026-11-29T10:00:00.000Z' }),
      delivery({ subscriber: 'd', status: 'withdrawn', why: 'replay' }),
    ]);
  const { failures } = await notifying.status();
  expect(failures.map(({ message }) => message)).toEqual(['m-b', 'm-c', 'm-a']);
});

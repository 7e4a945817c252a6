import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { subscribers, topics } from '../../../../db/schema.ts';
import { availability, cell, undoing } from '../../../support/state.ts';
import { openTelling, startReceiver, type TestTelling } from '../../../support/telling.ts';

const UNKNOWN = { ...cell('price-sync', 'b', 'unknown'), since: null };

/** Price sync on panel b, said and told to the end of its window. */
async function flag(site: TestTelling, state: 'available' | 'limited' | 'unavailable'): Promise<number> {
  const revision = await site.say(availability([cell('price-sync', 'b', state)]));
  await site.settle();
  return revision;
}

async function deliver(site: TestTelling) {
  const { received, channel } = await startReceiver();
  const worker = site.worker([channel]);
  await worker.look();
  await site.quiet();
  return received;
}

describe('whom it concerns', () => {
  test('each once, at the first rank by which they are found; a digest comes last, at 08:00 in Warsaw', async () => {
    const site = await openTelling();
    await site.add({ id: 'all', topics: ['change/*/*'] });
    await site.add({ id: 'both', topics: ['change/*/*', 'change/b/*', 'change/b/price-sync'] });
    await site.add({ id: 'daily', topics: ['change/b/price-sync'], pace: 'digest' });
    await site.add({ id: 'other', topics: ['change/a/*', 'update/b/*'] });
    await flag(site, 'limited');
    const rows = (await site.rows()).map(({ subscriber, rank, dueAt }) => ({ subscriber, rank, dueAt }));
    expect(rows.map(({ subscriber, rank }) => [subscriber, rank])).toEqual([
      ['all', 3],
      ['both', 1],
      ['daily', 4],
    ]);
    expect(rows[2]?.dueAt).toBe('2021-03-18T07:00:00.000Z');
  });

  test('whoever dies in the middle leaves off where the next one goes on', async () => {
    const site = await openTelling();
    for (let number = 10; number < 30; number += 1)
      await site.add({ id: `s${number}`, topics: ['change/b/*'] });
    await site.say(availability([cell('price-sync', 'b', 'limited')]));
    await site.log.current();
    await site.first.look();
    site.pass(30_000);
    await site.first.look();
    await site.telling.fanOut(7);
    while (await site.telling.fanOut(3));
    expect(await site.rows()).toHaveLength(20);
  });
});

describe('once', () => {
  const ONCE = 'once/b/price-sync';

  test('is told when it works, waits no more, and is erased after seven days', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: [ONCE] });
    await flag(site, 'limited');
    expect(await site.rows()).toEqual([]);
    await flag(site, 'available');
    expect(await site.statusOf('anna')).toEqual(['once waiting']);
    const [row] = await site.database.orm.select().from(subscribers).where(eq(subscribers.id, 'anna'));
    expect(row?.eraseAt).toBe('2021-03-24T11:01:00.000Z');
    await deliver(site);
    site.pass(25 * 3_600_000);
    await flag(site, 'limited');
    await flag(site, 'available');
    expect(await site.statusOf('anna')).toEqual(['once sent']);
  });

  test('is put right when it is lost within a day, for those who were told, and waits again', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: [ONCE] });
    await flag(site, 'limited');
    await flag(site, 'available');
    await deliver(site);
    await flag(site, 'unavailable');
    expect((await site.statusOf('anna')).sort()).toEqual(['correction waiting', 'once sent']);
    const [topic] = await site.database.orm.select().from(topics).where(eq(topics.subscriber, 'anna'));
    expect(topic).toMatchObject({ firedAt: null, firedBy: null });
    await flag(site, 'available');
    expect((await site.statusOf('anna')).filter((one) => one.startsWith('once'))).toHaveLength(2);
  });

  test('what waits to be told is withdrawn when it is lost before', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: [ONCE] });
    await flag(site, 'limited');
    await flag(site, 'available');
    await flag(site, 'limited');
    expect(await site.statusOf('anna')).toEqual(['once withdrawn']);
    await flag(site, 'available');
    expect((await site.statusOf('anna')).sort()).toEqual(['once waiting', 'once withdrawn']);
  });
});

describe('taken back', () => {
  test('goes to those who were told; what waits is withdrawn, and comes after all when that is undone', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/b/*'] });
    await site.add({ id: 'bert', topics: ['change/b/*'], pace: 'digest' });
    const said = await flag(site, 'limited');
    await deliver(site);
    const undo = await site.say(undoing(said, { availability: [UNKNOWN] }));
    await site.settle();
    expect(await site.statusOf('bert')).toEqual(['news withdrawn']);
    expect((await site.statusOf('anna')).sort()).toEqual(['correction waiting', 'news sent']);
    await site.say(undoing(undo, { availability: [{ ...cell('price-sync', 'b', 'limited'), since: null }] }));
    await site.settle();
    expect((await site.statusOf('bert')).sort()).toEqual(['correction waiting', 'news withdrawn']);
  });
});

import { describe, expect, test } from 'vitest';
import { subscribers } from '../../../db/schema.ts';
import type { Errand } from '../../../src/notify/errand.ts';
import { availability, cell, undoing } from '../../support/state.ts';
import { composeKeys, openTelling, startReceiver } from '../../support/telling.ts';

const UNKNOWN = { ...cell('price-sync', 'b', 'unknown'), since: null };

describe('one flag, told', () => {
  test('whoever asked for the panel is told, once, and nobody else', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/b/*'] });
    await site.add({ id: 'bert', topics: ['change/a/*'] });
    const { received, channel } = await startReceiver();
    const worker = site.worker([channel]);
    await site.say(availability([cell('price-sync', 'b', 'limited')]));
    await site.settle();
    await worker.look();
    await site.quiet();
    expect(received.map(({ subscriber }) => subscriber)).toEqual(['anna']);
    expect(await site.rows()).toMatchObject([{ subscriber: 'anna', status: 'sent', revision: 2 }]);
  });

  test('two flags are one message, and the next waits for a minute', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/*/*'] });
    const { received, channel } = await startReceiver();
    const worker = site.worker([channel]);
    await site.say(availability([cell('price-sync', 'b', 'limited')]));
    await site.fanOut();
    await site.say(availability([cell('orders', 'b', 'limited')]));
    await site.settle();
    await worker.look();
    await site.quiet();
    expect(received.map(({ keys }) => keys.length)).toEqual([2]);
    await site.say(availability([cell('orders', 'b', 'unavailable')]));
    await site.settle();
    await worker.look();
    await site.quiet();
    expect(received).toHaveLength(1);
    site.pass(60_000);
    await worker.look();
    await site.quiet();
    expect(received).toHaveLength(2);
  });

  test('what went on in one window is one message, whoever it goes out to first', async () => {
    const site = await openTelling();
    for (const id of ['anna', 'bert', 'cleo']) await site.add({ id, topics: ['change/*/*'] });
    const { received, channel } = await startReceiver();
    const worker = site.worker([channel]);
    for (const [feature, panel] of [
      ['price-sync', 'a'],
      ['price-sync', 'b'],
      ['orders', 'a'],
      ['orders', 'b'],
    ] as const)
      await site.say(availability([cell(feature, panel, 'limited')]));
    await worker.look();
    site.pass(5000);
    await worker.look();
    await site.quiet();
    expect(received.map(({ keys }) => keys.length)).toEqual([4, 4, 4]);
  });

  test('what is undone within its window, or comes back to what it was, is told to nobody', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/*/*'] });
    const flag = await site.say(availability([cell('price-sync', 'b', 'limited')]));
    await site.fanOut();
    site.pass(2000);
    await site.say(undoing(flag, { availability: [UNKNOWN] }));
    await site.settle();
    await site.say(availability([cell('orders', 'b', 'limited')]));
    await site.fanOut();
    await site.say(availability([cell('orders', 'b', 'unknown')]));
    await site.settle();
    expect(await site.rows()).toEqual([]);
  });

  test('what changes back between the end of a window and its release, and then again, is told as it is', async () => {
    const site = await openTelling();
    await site.add({ id: 'anna', topics: ['change/*/*'] });
    await site.say(availability([cell('price-sync', 'b', 'limited')]));
    await site.fanOut();
    site.pass(5500);
    await site.say(availability([cell('price-sync', 'b', 'unknown')]));
    await site.fanOut();
    site.pass(2000);
    await site.say(availability([cell('price-sync', 'b', 'limited')]));
    await site.settle();
    expect(await site.statusOf('anna')).not.toEqual([]);
  });
});

test('a mail server that refuses everybody pauses all and stops nobody, however few they are', async () => {
  const site = await openTelling();
  const all = ['anna', 'bert', 'cyd'];
  for (const id of all) await site.add({ id, topics: ['change/b/*'], channel: 'email' });
  const { channel, answerWith } = await startReceiver({ name: 'email' });
  answerWith(() => ({ kind: 'refused', why: 'smtp.550 5.1.1', isAddress: true }));
  const worker = site.worker([channel]);
  await site.say(availability([cell('price-sync', 'b', 'limited')]));
  await site.settle();
  await worker.look();
  await site.quiet();
  await worker.close();
  expect((await site.telling.cursor())?.pause).toMatchObject({ why: 'refusals' });
  const rows = await site.database.orm.select().from(subscribers);
  expect(rows.map(({ status }) => status)).toEqual(all.map(() => 'confirmed'));
});

test('a correction knows when the first was told', async () => {
  const site = await openTelling();
  await site.add({ id: 'anna', topics: ['once/b/price-sync'] });
  const errands: Errand[] = [];
  const { channel } = await startReceiver();
  const worker = site.worker([channel], {
    compose: (errand) => {
      errands.push(errand);
      return composeKeys(errand, { state: site.log.known, now: site.clock.now });
    },
  });
  const flag = async (status: 'limited' | 'available') => {
    await site.say(availability([cell('price-sync', 'b', status)]));
    await site.settle();
    await worker.look();
    await site.quiet();
  };
  await flag('limited');
  await flag('available');
  const told = site.clock.now;
  await flag('limited');
  expect(errands.map(({ toldAt }) => toldAt)).toEqual([null, told]);
});

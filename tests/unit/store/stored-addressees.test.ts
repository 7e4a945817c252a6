import { expect, test } from 'vitest';
import {
  deliveries,
  deliveryAttempts,
  subscriberTokens,
  subscriptions,
  suppressions,
  subscribers as table,
  topics,
} from '../../../db/schema.ts';
import { instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { StoredAddressees } from '../../../src/store/stored-addressees.ts';
import { asked, newKeys, openSubscribers } from '../../support/subscribers.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function openAddressees() {
  const test = await openSubscribers();
  const addressees = new StoredAddressees(test.log, test.keys, () => test.clock.now);
  const wait = (ms: number) => {
    test.clock.now = instantFromMs(msFromInstant(test.clock.now) + ms);
  };
  return { ...test, addressees, wait };
}

test('whoever tells people finds their addresses, of a webhook its owner too', async () => {
  const { addressees, join } = await openAddressees();
  const ola = await join('ola@example.com', { pace: 'digest', locale: 'en' });
  const hook = await join('https://shop.example/hook', { channel: 'webhook', owner: 'jan@example.com' });
  const found = await addressees.find([ola.id, hook.id, 'gone']);
  expect([...found.keys()].sort()).toEqual([ola.id, hook.id].sort());
  expect(found.get(ola.id)).toMatchObject({
    address: 'ola@example.com',
    pace: 'digest',
    locale: 'en',
    owner: null,
  });
  expect(found.get(hook.id)).toMatchObject({ secret: hook.secret, owner: 'jan@example.com' });
});

test('with another key nobody is found, nor taken for gone: it is an error', async () => {
  const { log, clock, join } = await openAddressees();
  const { id } = await join('ola@example.com');
  const keys = newKeys();
  keys.prepare([]);
  await expect(new StoredAddressees(log, keys, () => clock.now).find([id])).rejects.toThrow('is not here');
});

test('who has not confirmed after 48 hours is erased, with what was to be sent to them', async () => {
  const { addressees, subscribers, join, database, wait } = await openAddressees();
  await join('jan@example.com');
  await subscribers.ask(asked('ola@example.com'));
  wait(48 * HOUR - 1);
  expect(await addressees.eraseDue()).toBe('2021-03-19T11:00:00.000Z');
  expect(await database.orm.select().from(table)).toHaveLength(2);
  wait(1);
  expect(await addressees.eraseDue()).toBeNull();
  expect(await database.orm.select().from(table)).toMatchObject([{ status: 'confirmed' }]);
  expect(await database.orm.select().from(deliveries)).toHaveLength(1);
  // They never said that they want nothing.
  expect(await database.orm.select().from(suppressions)).toEqual([]);
});

test('who was told all that they waited for is erased when that is due, and was not before', async () => {
  const { addressees, join, database, clock, wait } = await openAddressees();
  await join('ola@example.com', { wish: { of: 'once', cells: [{ panel: 'b', feature: 'orders' }] } });
  const eraseAt = instantFromMs(msFromInstant(clock.now) + 7 * DAY);
  await database.orm.update(table).set({ eraseAt });
  wait(7 * DAY - 1);
  await addressees.eraseDue();
  expect(await database.orm.select().from(topics)).toHaveLength(1);
  wait(1);
  await addressees.eraseDue();
  expect(await database.orm.select().from(topics)).toEqual([]);
  expect(await database.orm.select().from(table)).toEqual([]);
});

test('of who is told, what strangers asked for goes after 48 hours, links a day after that, receipts after 90 days', async () => {
  const { addressees, subscribers, join, database, wait, clock } = await openAddressees();
  await join('ola@example.com');
  await database.orm.update(deliveries).set({ status: 'sent', settledAt: clock.now });
  const attempt = { message: 'one', subscriber: 'ola', at: clock.now, why: 'http.500' };
  await database.orm.insert(deliveryAttempts).values(attempt);
  wait(1000);
  await subscribers.ask(asked('ola@example.com', { wish: { of: 'incident', incident: 'fire' } }));
  const counts = async () => {
    await addressees.eraseDue();
    const all = [];
    for (const one of [subscriptions, subscriberTokens, deliveries, deliveryAttempts])
      all.push((await database.orm.select().from(one)).length);
    return all;
  };
  expect(await counts()).toEqual([2, 2, 2, 1]);
  wait(48 * HOUR + 1);
  expect(await counts()).toEqual([1, 1, 2, 1]);
  wait(DAY);
  expect(await counts()).toEqual([1, 0, 2, 1]);
  wait(87 * DAY);
  expect(await counts()).toEqual([1, 0, 1, 0]);
});

test('what was asked for again waits for as long as its later link works', async () => {
  const { addressees, subscribers, join, lastNonce, wait } = await openAddressees();
  await join('ola@example.com');
  const again = asked('ola@example.com', { wish: { of: 'incident', incident: 'fire' } });
  wait(1000);
  await subscribers.ask(again);
  wait(47 * HOUR);
  await subscribers.ask(again);
  const token = subscribers.links.once('confirm', await lastNonce('confirm'));
  wait(2 * HOUR);
  await addressees.eraseDue();
  expect((await subscribers.confirm(token))?.wishes).toHaveLength(2);
});

test('whoever confirms in the moment in which they are due is not erased', async () => {
  const { log, keys, clock, subscribers, lastNonce, database, wait } = await openAddressees();
  await subscribers.ask(asked('ola@example.com'));
  const token = subscribers.links.once('confirm', await lastNonce('confirm'));
  wait(48 * HOUR - 1);
  const late = new StoredAddressees(
    {
      use: (work) => log.use(work),
      transact: async (work, options) => {
        await subscribers.confirm(token);
        return log.transact(work, options);
      },
    },
    keys,
    () => instantFromMs(msFromInstant(clock.now) + 1),
  );
  await late.eraseDue();
  expect(await database.orm.select().from(table)).toMatchObject([{ status: 'confirmed' }]);
});

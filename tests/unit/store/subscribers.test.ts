import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  deliveries,
  deliveryAttempts,
  subscriptions,
  suppressions,
  subscribers as table,
  topics,
} from '../../../db/schema.ts';
import type { Asked } from '../../../src/actions/subscribers.ts';
import type { Interest } from '../../../src/domain/subscription.ts';
import { instantAfter, instantFromMs, msFromInstant } from '../../../src/domain/time.ts';
import { SubscriberKeys } from '../../../src/store/subscriber-key.ts';
import { SubscriberRegister } from '../../../src/store/subscriber-register.ts';
import { openTestLog } from '../../support/log.ts';
import { asked, openSubscribers } from '../../support/subscribers.ts';

const HOUR = 3_600_000;
const once = (...features: string[]): Interest => ({
  of: 'once',
  cells: features.map((feature) => ({ panel: 'b', feature })),
});

test('what is asked for holds once the link in the mail was followed, and has no topics before', async () => {
  const { subscribers, database, lastNonce } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com'));
  expect(await database.orm.select().from(topics)).toEqual([]);
  const token = subscribers.links.once('confirm', await lastNonce('confirm'));
  expect(await subscribers.find(token, 'confirm')).toMatchObject({
    status: 'pending',
    address: 'ola@example.com',
  });
  expect(await database.orm.select().from(topics)).toEqual([]);
  expect(await subscribers.confirm(token)).toMatchObject({ status: 'confirmed', address: 'ola@example.com' });
  expect(await database.orm.select({ topic: topics.topic }).from(topics)).toEqual([{ topic: 'change/b/*' }]);
});

test('a second click confirms nothing more, nor does one an hour later work at all', async () => {
  const { subscribers, lastNonce, clock } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com'));
  const token = subscribers.links.once('confirm', await lastNonce('confirm'));
  const first = await subscribers.confirm(token);
  clock.now = later(clock.now, 60_000);
  // Somebody else asks for her address: the link that she has does not speak for that.
  await subscribers.ask(asked('ola@example.com', { wish: { of: 'incident', incident: 'fire' } }));
  const second = await subscribers.confirm(token);
  expect(second?.wishes.filter(({ confirmedAt }) => confirmedAt !== null)).toEqual(first?.wishes);
  clock.now = later(clock.now, HOUR);
  expect(await subscribers.confirm(token)).toBeNull();
});

test('asked for twice, it holds by whichever of the two links is followed', async () => {
  const { subscribers, lastNonce, clock, database } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com'));
  const first = subscribers.links.once('confirm', await lastNonce('confirm'));
  await database.orm.update(deliveries).set({ status: 'sent' });
  clock.now = later(clock.now, 60_000);
  await subscribers.ask(asked('ola@example.com'));
  const confirmed = await subscribers.confirm(first);
  expect(confirmed?.wishes).toMatchObject([{ confirmedAt: clock.now }]);
});

test('two clicks at the same moment confirm once', async () => {
  const { subscribers, lastNonce, database } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com'));
  const token = subscribers.links.once('confirm', await lastNonce('confirm'));
  const both = await Promise.all([subscribers.confirm(token), subscribers.confirm(token)]);
  expect(both[0]).toEqual(both[1]);
  expect(await database.orm.select().from(topics)).toHaveLength(1);
});

test('after 48 hours the link confirms nothing', async () => {
  const { subscribers, lastNonce, clock } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com'));
  const token = subscribers.links.once('confirm', await lastNonce('confirm'));
  clock.now = later(clock.now, 48 * HOUR);
  expect(await subscribers.confirm(token)).toBeNull();
});

test('an address is the same however its domain and its capitals are typed', async () => {
  const { join, database } = await openSubscribers();
  const first = await join('Ola@BÜCHER.example');
  const again = await join('ola@xn--bcher-kva.EXAMPLE', { wish: { of: 'incident', incident: 'fire' } });
  expect(again.id).toBe(first.id);
  expect(again.wishes).toHaveLength(2);
  expect((await join('o.la@bücher.example')).id).not.toBe(first.id);
  expect(await database.orm.select().from(table)).toHaveLength(2);
});

test('whoever asks for an address that is told changes nothing of it before its owner confirms', async () => {
  const { subscribers, join, clock } = await openSubscribers();
  const { id } = await join('ola@example.com');
  clock.now = later(clock.now, 1);
  await subscribers.ask(asked('ola@example.com', { pace: 'digest', locale: 'en', wish: once('orders') }));
  const found = await subscribers.find(subscribers.links.oneClick(id), 'one-click');
  expect(found).toMatchObject({ pace: 'at-once', locale: 'pl', status: 'confirmed' });
  expect(found?.wishes.map(({ confirmedAt }) => confirmedAt !== null)).toEqual([true, false]);
});

test('an address gets three mails a day to confirm, and no more; the next day it gets them again', async () => {
  const { subscribers, queued, database, clock } = await openSubscribers();
  const sent = async () => {
    await subscribers.ask(asked('ola@example.com'));
    const rows = await queued('confirm');
    await database.orm.update(deliveries).set({ status: 'sent' });
    return rows.length;
  };
  expect([await sent(), await sent(), await sent(), await sent(), await sent()]).toEqual([1, 1, 1, 0, 0]);
  clock.now = later(clock.now, 24 * HOUR);
  expect(await sent()).toBe(1);
});

test('asked twice before the first mail went out, one mail confirms both', async () => {
  const { subscribers, queued, lastNonce, clock } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com'));
  clock.now = later(clock.now, 1);
  await subscribers.ask(asked('ola@example.com', { wish: once('orders') }));
  expect(await queued('confirm')).toHaveLength(1);
  const found = await subscribers.confirm(subscribers.links.once('confirm', await lastNonce('confirm')));
  expect(found?.wishes.map(({ wish }) => wish.of)).toEqual(['cells', 'once']);
});

test('choices replace all that was asked for, and what stays as it is keeps what was told of it', async () => {
  const { subscribers, join, database, clock } = await openSubscribers();
  const { id } = await join('ola@example.com', { wish: once('orders') });
  await database.orm.update(topics).set({ firedAt: clock.now, firedBy: 'x' });
  await subscribers.choose(id, {
    wishes: [once('orders'), { of: 'cells', panels: [], features: [], kinds: ['update'] }],
    pace: 'digest',
    locale: 'en',
  });
  const rows = await database.orm.select().from(topics).orderBy(topics.topic);
  expect(rows.map(({ topic, firedBy }) => [topic, firedBy])).toEqual([
    ['once/b/orders', 'x'],
    ['update/*/*', null],
  ]);
  const found = await subscribers.find(subscribers.links.manage(id, clock.now), 'manage');
  expect(found).toMatchObject({ pace: 'digest', locale: 'en' });
});

test('who was told all that they waited for is erased all the same, whatever else they chose or asked for meanwhile', async () => {
  const { subscribers, join, lastNonce, database, clock } = await openSubscribers();
  const { id } = await join('ola@example.com', { wish: once('orders') });
  const cells: Interest = { of: 'cells', panels: ['b'], features: [], kinds: ['update'] };
  const eraseAt = async () => (await database.orm.select().from(table))[0]?.eraseAt;
  const choose = (...wishes: Interest[]) => subscribers.choose(id, { wishes, pace: 'at-once', locale: 'pl' });
  const told = clock.now;
  const due = instantAfter(told, 7 * 24 * 3_600_000);
  await database.orm.update(topics).set({ firedAt: told, firedBy: 'x' });
  await database.orm.update(table).set({ eraseAt: due });
  clock.now = instantAfter(told, 3_600_000);
  await choose(once('orders'));
  expect(await eraseAt()).toBe(due);
  await choose(once('orders'), cells);
  expect(await eraseAt()).toBeNull();
  await choose(once('orders'));
  expect(await eraseAt()).toBe(due);
  await subscribers.ask(asked('ola@example.com', { wish: once('prices') }));
  await subscribers.confirm(subscribers.links.once('confirm', await lastNonce('confirm')), () => true);
  expect(await eraseAt()).toBe(due);
});

test('who chooses by the link of a test is told from then on, and is not kept untold', async () => {
  const { subscribers, log, keys, database, clock } = await openSubscribers();
  await new SubscriberRegister(log, keys, () => clock.now).queueTest('ada@example.com', 'pl');
  const [row] = await database.orm.select().from(table);
  expect(row).toMatchObject({ status: 'pending', eraseAt: expect.any(String) });
  const cells: Interest = { of: 'cells', panels: ['b'], features: [], kinds: ['update'] };
  await subscribers.choose(row?.id ?? '', { wishes: [cells], pace: 'at-once', locale: 'pl' });
  const [chosen] = await database.orm.select().from(table);
  expect(chosen).toMatchObject({ status: 'confirmed', confirmedAt: clock.now, eraseAt: null });
});

test('of what is asked for once, what works by the time of the click is left out; if all of it does, nothing is kept', async () => {
  const { subscribers, lastNonce, database } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com', { wish: once('orders', 'prices') }));
  const token = async () => subscribers.links.once('confirm', await lastNonce('confirm'));
  const some = await subscribers.confirm(await token(), (_, feature) => feature === 'orders');
  expect(some?.wishes.map(({ wish }) => wish)).toEqual([once('prices')]);
  await subscribers.ask(asked('jan@example.com', { wish: once('orders') }));
  expect((await subscribers.confirm(await token(), () => true))?.wishes).toEqual([]);
  expect(await database.orm.select().from(table)).toHaveLength(1);
});

test('whoever ends it is gone but for a hash, with all that was sent to them', async () => {
  const { subscribers, join, database, clock } = await openSubscribers();
  const { id } = await join('ola@example.com');
  await database.orm
    .insert(deliveryAttempts)
    .values({ message: 'one', subscriber: id, at: clock.now, why: 'http.500' });
  expect(await subscribers.end(id, { isSure: false })).toBe('ended');
  for (const one of [
    'subscribers',
    'subscriptions',
    'topics',
    'subscriber_tokens',
    'deliveries',
    'delivery_attempts',
  ]) {
    const { rows } = await database.client.execute(`SELECT * FROM ${one}`);
    expect([one, rows]).toEqual([one, []]);
  }
  expect(await database.orm.select().from(suppressions)).toMatchObject([{ why: 'left' }]);
  expect(await subscribers.find(subscribers.links.oneClick(id), 'one-click')).toBeNull();
});

test('whoever left may come back by their own mail, and gets one a day to do so', async () => {
  const { subscribers, join, database, queued } = await openSubscribers();
  const { id } = await join('ola@example.com');
  await subscribers.end(id, { isSure: false });
  await subscribers.ask(asked('ola@example.com'));
  expect(await database.orm.select().from(suppressions)).toHaveLength(1);
  const [{ occurrence } = { occurrence: '' }] = await queued('confirm');
  await database.orm.update(deliveries).set({ status: 'sent' });
  await subscribers.ask(asked('ola@example.com'));
  expect(await queued('confirm')).toEqual([]);
  await subscribers.ask(asked('https://shop.example/1', { channel: 'webhook', owner: 'ola@example.com' }));
  expect(await queued('confirm')).toEqual([]);
  await subscribers.confirm(subscribers.links.once('confirm', occurrence.slice(-32)));
  expect(await database.orm.select().from(suppressions)).toEqual([]);
});

test('one member of a group does not speak for all: a mail asks first, once a day', async () => {
  const { subscribers, join, lastNonce, queued } = await openSubscribers();
  const { id } = await join('support@example.com');
  expect(await subscribers.end(id, { isSure: false })).toBe('asked');
  expect(await subscribers.end(id, { isSure: false })).toBe('asked');
  expect(await queued('end')).toHaveLength(1);
  const token = subscribers.links.once('end', await lastNonce('end'));
  expect(await subscribers.find(token, 'confirm')).toBeNull();
  expect((await subscribers.find(token, 'end'))?.id).toBe(id);
  expect(await subscribers.end(id, { isSure: true })).toBe('ended');
  expect(await subscribers.find(token, 'end')).toBeNull();
});

test('the mail that asks a group works for 48 hours, and costs it none of those to confirm', async () => {
  const { subscribers, join, lastNonce, queued, database, clock } = await openSubscribers();
  const { id } = await join('support@example.com');
  await subscribers.end(id, { isSure: false });
  const token = subscribers.links.once('end', await lastNonce('end'));
  const mails = async () => {
    await database.orm.update(deliveries).set({ status: 'sent' });
    await subscribers.ask(asked('support@example.com', { wish: once('orders') }));
    return (await queued('confirm')).length;
  };
  expect([await mails(), await mails(), await mails()]).toEqual([1, 1, 0]);
  clock.now = later(clock.now, 48 * HOUR - 1);
  expect((await subscribers.find(token, 'end'))?.id).toBe(id);
  clock.now = later(clock.now, 1);
  expect(await subscribers.find(token, 'end')).toBeNull();
});

test.each([
  ['slack', 'asked'],
  ['teams', 'asked'],
  ['discord', 'asked'],
  ['google-chat', 'asked'],
  ['webhook', 'ended'],
] as const)('one click in a channel of %s: %s', async (channel, what) => {
  const { subscribers, join } = await openSubscribers();
  const owner = channel === 'webhook' ? 'ola@example.com' : null;
  const { id } = await join('https://hooks.example/1', { channel, owner });
  expect(await subscribers.end(id, { isSure: false })).toBe(what);
});

test('of what strangers ask for in the name of an address ten wishes wait, the newest', async () => {
  const { subscribers, database, clock } = await openSubscribers();
  const wishes = Array.from({ length: 12 }, (_, at): Interest => ({ of: 'incident', incident: `i${at}` }));
  for (const wish of wishes) {
    clock.now = later(clock.now, 1000);
    await subscribers.ask(asked('ola@example.com', { wish }));
  }
  const rows = await database.orm.select().from(subscriptions);
  expect(rows.map(({ wish }) => wish).sort()).toEqual(
    wishes
      .slice(2)
      .map((wish) => JSON.stringify(wish))
      .sort(),
  );
});

test('a link that confirmed at its end does not live longer for it', async () => {
  const { subscribers, lastNonce, clock } = await openSubscribers();
  await subscribers.ask(asked('ola@example.com'));
  const token = subscribers.links.once('confirm', await lastNonce('confirm'));
  clock.now = later(clock.now, 48 * HOUR - 1);
  expect(await subscribers.confirm(token)).not.toBeNull();
  clock.now = later(clock.now, 1);
  expect(await subscribers.confirm(token)).toBeNull();
});

test.each([
  ['a key is lost', 'two'],
  ['another key has its name', 'one'],
])('where %s nobody is written down, and the site says so', async (_, id) => {
  const key = () => randomBytes(32).toString('base64url');
  const test = await openTestLog();
  const { join } = await openSubscribers(test, new SubscriberKeys(`one:${key()}`, 'unused'));
  await join('ola@example.com');
  const other = await openSubscribers(test, new SubscriberKeys(`${id}:${key()}`, 'unused'));
  await expect(other.subscribers.ask(asked('jan@example.com'))).rejects.toThrow('cannot be read');
});

test('nor where nothing but the hash of who left names the key that is lost', async () => {
  const key = () => randomBytes(32).toString('base64url');
  const test = await openTestLog();
  const { join, subscribers } = await openSubscribers(test, new SubscriberKeys(`one:${key()}`, 'unused'));
  await subscribers.end((await join('ola@example.com')).id, { isSure: true });
  const other = await openSubscribers(test, new SubscriberKeys(`two:${key()}`, 'unused'));
  await expect(other.subscribers.ask(asked('ola@example.com'))).rejects.toThrow('the key one is not here');
});

test('a browser is told at once, and gets the link to its choices', async () => {
  const { subscribers, database, queued } = await openSubscribers();
  const address = JSON.stringify({ endpoint: 'https://push.example/1', keys: { p256dh: 'x', auth: 'y' } });
  const { manage } = await subscribers.ask(asked(address, { channel: 'push' }));
  expect(await subscribers.find(manage ?? '', 'manage')).toMatchObject({ status: 'confirmed' });
  expect(await queued('confirm')).toEqual([]);
  expect(await database.orm.select().from(topics)).toHaveLength(1);
});

test('a webhook is confirmed by mail to its owner, and has a secret to be signed with', async () => {
  const { subscribers, queued, lastNonce } = await openSubscribers();
  await subscribers.ask(asked('https://shop.example/hook', { channel: 'webhook', owner: 'ola@example.com' }));
  expect(await queued('confirm')).toMatchObject([{ channel: 'email' }]);
  const found = await subscribers.confirm(subscribers.links.once('confirm', await lastNonce('confirm')));
  expect(found?.secret).toMatch(/^whsec_[\w+/]{32}$/);
});

test('an address gets three mails a day to confirm, also as the owner of ever other webhooks', async () => {
  const { subscribers, queued, database } = await openSubscribers();
  const mails = async (address: string, more: Partial<Asked>) => {
    await subscribers.ask(asked(address, more));
    const rows = await queued('confirm');
    await database.orm.update(deliveries).set({ status: 'sent' });
    return rows.length;
  };
  const hook = (path: number) =>
    mails(`https://shop.example/${path}`, { channel: 'webhook', owner: 'Ola@example.com' });
  expect([await hook(1), await hook(2), await hook(3), await hook(4)]).toEqual([1, 1, 1, 0]);
  expect(await mails('ola@example.com', {})).toBe(0);
  expect(await mails('jan@example.com', {})).toBe(1);
});

test('a link confirms no webhook for whoever named another owner after it was sent', async () => {
  const { subscribers, lastNonce } = await openSubscribers();
  const ask = async (owner: string) => {
    await subscribers.ask(asked('https://shop.example/hook', { channel: 'webhook', owner }));
    return subscribers.links.once('confirm', await lastNonce('confirm'));
  };
  const first = await ask('ola@example.com');
  const other = await ask('somebody@example.com');
  expect(await subscribers.confirm(first)).toBeNull();
  expect(await subscribers.confirm(other)).not.toBeNull();
});

test('a known, a confirmed, a suppressed and an unknown address cost the same statements, also beyond a limit', async () => {
  const { subscribers, join, statements } = await openSubscribers();
  await join('confirmed@example.com');
  await subscribers.end((await join('left@example.com')).id, { isSure: true });
  const cost = async (address: string) => {
    statements.length = 0;
    await subscribers.ask(asked(address));
    return statements.join('\n');
  };
  const unknown = await cost('unknown@example.com');
  expect(unknown.split('\n').length).toBeGreaterThan(8);
  for (const address of ['unknown@example.com', 'confirmed@example.com', 'left@example.com']) {
    for (let time = 0; time < 5; time += 1)
      expect([address, await cost(address)]).toEqual([address, unknown]);
  }
});

function later(now: string, ms: number): string {
  return instantFromMs(msFromInstant(now) + ms);
}

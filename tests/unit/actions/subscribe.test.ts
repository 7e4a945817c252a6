import { expect, test } from 'vitest';
import { findWishFault } from '../../../src/actions/find-wish-fault.ts';
import {
  chooseSubscription,
  confirmSubscription,
  type SubscribeContext,
  subscribe,
} from '../../../src/actions/subscribe.ts';
import { EMPTY_STATE } from '../../../src/domain/state.ts';
import type { Interest } from '../../../src/domain/subscription.ts';
import { NOON } from '../../support/events.ts';
import { openLogWith } from '../../support/log.ts';
import { availability, cell } from '../../support/state.ts';
import { asked, openSubscribers } from '../../support/subscribers.ts';

const once = (...features: string[]): Interest => ({
  of: 'once',
  cells: features.map((feature) => ({ panel: 'b', feature })),
});

/** On panel b prices work, orders do not. */
async function openSite() {
  const test = await openSubscribers(await openLogWith(['orders', 'prices']));
  await test.log.append(() => [
    availability([cell('orders', 'b', 'unavailable'), cell('prices', 'b', 'available')]),
  ]);
  const state = await test.log.current();
  const context: SubscribeContext = {
    ...{ subscribers: test.subscribers, channels: ['email', 'slack'], state, now: NOON },
    checkAddress: async (_, address) =>
      address.includes('inside')
        ? 'address.not-public'
        : address.includes('chat')
          ? 'address.other-host'
          : null,
  };
  return { ...test, context };
}

test('what works already is said, and of it nothing is stored', async () => {
  const { context, database } = await openSite();
  const works = [{ panel: 'b', feature: 'prices' }];
  expect(await subscribe(context, asked('ola@example.com', { wish: once('prices') }))).toEqual({
    kind: 'works',
    works,
  });
  expect((await database.client.execute('SELECT * FROM subscribers')).rows).toEqual([]);
  const both = asked('ola@example.com', { wish: once('orders', 'prices') });
  expect(await subscribe(context, both)).toEqual({ kind: 'asked', works, manage: null });
  const { rows } = await database.client.execute('SELECT wish FROM subscriptions');
  expect(rows).toEqual([{ wish: JSON.stringify(once('orders')) }]);
});

test('what works by the time of the click is said then, and not waited for', async () => {
  const { context, subscribers, lastNonce, log } = await openSite();
  await subscribe(context, asked('ola@example.com', { wish: once('orders') }));
  await log.append(() => [availability([cell('orders', 'b', 'available')])]);
  const now = { ...context, state: await log.current() };
  const confirmed = await confirmSubscription(
    now,
    subscribers.links.once('confirm', await lastNonce('confirm')),
  );
  expect(confirmed).toMatchObject({ works: [{ panel: 'b', feature: 'orders' }], subscriber: { wishes: [] } });
  expect(await confirmSubscription(now, 'guessed')).toBeNull();
});

test.each([
  ['channel.unavailable', { channel: 'push' }],
  ['address.wrong', { address: 'ola' }],
  ['address.refused', { channel: 'slack', address: 'https://inside.example/1' }],
  ['address.other-host', { channel: 'slack', address: 'https://chat.example/1' }],
  ['wish.unknown', { wish: once('gone') }],
  ['wish.unknown', { wish: { of: 'incident', incident: 'gone' } }],
  ['wish.unknown', { wish: { of: 'cells', panels: ['z'], features: [], kinds: ['change'] } }],
  ['wish.none', { wish: { of: 'cells', panels: [], features: [], kinds: [] } }],
  ['wish.none', { wish: { of: 'once', cells: [] } }],
  ['wish.many', { wish: once(...Array.from({ length: 501 }, (_, at) => `f${at}`)) }],
] as const)('%s: it is refused, and nothing is stored', async (code, more) => {
  const { context, database } = await openSite();
  expect(await subscribe(context, asked('ola@example.com', more))).toEqual({ kind: 'refused', code });
  expect((await database.client.execute('SELECT * FROM subscribers')).rows).toEqual([]);
});

test('what is asked for is of a kind that there is', () => {
  // Past the types, as an edge that forgot to look would hand it on.
  const wish: Interest = JSON.parse('{"of":"cells","panels":[],"features":[],"kinds":["change","gossip"]}');
  expect(findWishFault(EMPTY_STATE, wish)).toBe('wish.unknown');
});

test('more than fifty wishes of one address are refused', async () => {
  const { context, join } = await openSite();
  const subscriber = await join('ola@example.com');
  const wishes = Array.from(
    { length: 51 },
    (_, at): Interest => ({
      of: 'cells',
      ...{ panels: at % 2 === 0 ? ['b'] : [], features: at % 3 === 0 ? ['orders'] : [] },
      kinds: at % 5 === 0 ? ['change'] : ['update'],
    }),
  );
  expect(await chooseSubscription(context, subscriber, { wishes, pace: 'at-once', locale: 'pl' })).toEqual({
    kind: 'refused',
    code: 'wish.many',
  });
});

test('choosing nothing is refused, and so is what is not there; what somebody had already they may keep', async () => {
  const { context, join, subscribers, log, clock } = await openSite();
  const subscriber = await join('ola@example.com', { wish: once('orders') });
  const choose = (...wishes: Interest[]) =>
    chooseSubscription(context, subscriber, { wishes, pace: 'at-once', locale: 'pl' });
  expect(await choose()).toEqual({ kind: 'refused', code: 'wish.none' });
  expect(await choose(once('gone'))).toEqual({ kind: 'refused', code: 'wish.unknown' });
  await log.append(() => [availability([cell('orders', 'b', 'available')])]);
  const later = { ...context, state: await log.current() };
  const all: Interest[] = [{ of: 'cells', panels: [], features: [], kinds: ['update'] }, once('orders')];
  expect(await chooseSubscription(later, subscriber, { wishes: all, pace: 'digest', locale: 'en' })).toEqual({
    kind: 'chosen',
    works: [],
  });
  const found = await subscribers.find(subscribers.links.manage(subscriber.id, clock.now), 'manage');
  // Those of one instant stand as they are written.
  const [cells, orders] = all;
  const texts = found?.wishes.map(({ wish }) => JSON.stringify(wish)).sort();
  expect(texts).toEqual([JSON.stringify(cells), JSON.stringify(orders)]);
});

import { expect, test } from 'vitest';
import { deliveries, suppressions, subscribers as table, topics } from '../../../db/schema.ts';
import { SubscriberRegister } from '../../../src/store/subscriber-register.ts';
import { asked, openSubscribers } from '../../support/subscribers.ts';

async function openRegister() {
  const test = await openSubscribers();
  return { ...test, register: new SubscriberRegister(test.log, test.keys, () => test.clock.now) };
}

const taken = (address: string) => ({
  ...{ address, locale: 'en' as const, source: 'old.csv', confirmedAt: '2019-05-01' },
  wishes: [{ of: 'cells' as const, panels: ['b'], features: ['orders'], kinds: ['change' as const] }],
});

test('all that is held of an address is told to whoever asks, of a webhook by its owner as well', async () => {
  const { register, join } = await openRegister();
  await join('ola@example.com');
  await join('https://shop.example/hook', { channel: 'webhook', owner: 'ola@example.com' });
  await join('jan@example.com');
  expect((await register.held('OLA@Example.com')).subscribers).toHaveLength(2);
  const { subscribers, suppressed } = await register.held('ola@example.com');
  expect(suppressed).toBeNull();
  expect(subscribers.map(({ channel, address, owner }) => [channel, address, owner])).toEqual([
    ['email', 'ola@example.com', null],
    ['webhook', 'https://shop.example/hook', 'ola@example.com'],
  ]);
  expect(subscribers[0]).toMatchObject({
    provenance: { from: 'form' },
    links: [{ purpose: 'confirm' }],
    deliveries: [{ channel: 'email' }],
  });
});

test.each(['{', '{"endpoint"', '', ' ', 'ola', 'null', '1'])(
  'of %j, which is no address, nothing is held',
  async (address) => {
    const { register, join } = await openRegister();
    await join('ola@example.com');
    expect(await register.held(address)).toEqual({ subscribers: [], suppressed: null });
    expect(await register.erase(address, { forget: true })).toEqual({ erased: 0, forgotten: 0 });
  },
);

test('of a webhook’s owner who is erased a hash stays as well: nobody names them again unnoticed', async () => {
  const { register, join } = await openRegister();
  await join('https://shop.example/hook', { channel: 'webhook', owner: 'Ola@example.com' });
  expect(await register.erase('ola@example.com', { forget: false })).toEqual({ erased: 1, forgotten: 0 });
  for (const address of ['ola@example.com', 'https://shop.example/hook'])
    expect((await register.held(address)).suppressed).toMatchObject({ why: 'erased' });
});

test('what is erased is gone but for a hash, and with --forget that as well', async () => {
  const { register, join, database } = await openRegister();
  await join('ola@example.com');
  expect(await register.erase('OLA@example.com', { forget: false })).toEqual({ erased: 1, forgotten: 0 });
  expect(await register.held('ola@example.com')).toMatchObject({
    subscribers: [],
    suppressed: { why: 'erased' },
  });
  expect(await register.takeOver([taken('ola@example.com')])).toEqual(['suppressed']);
  expect(await register.erase('ola@example.com', { forget: true })).toEqual({ erased: 0, forgotten: 1 });
  expect(await database.orm.select().from(suppressions)).toEqual([]);
});

test('who is taken over is confirmed as they are, with where from, and gets one notice after everybody else', async () => {
  const { register, database } = await openRegister();
  expect(await register.foresee([taken('ola@example.com')])).toEqual(['taken']);
  expect(await database.orm.select().from(table)).toEqual([]);
  expect(await register.takeOver([taken('ola@example.com')])).toEqual(['taken']);
  const [row] = await database.orm.select().from(table);
  expect(row).toMatchObject({ status: 'confirmed', locale: 'en', eraseAt: null });
  expect(JSON.parse(row?.provenance ?? '')).toEqual({
    from: 'import',
    source: 'old.csv',
    confirmedAt: '2019-05-01',
    importedAt: '2021-03-17T11:00:00.000Z',
  });
  expect(await database.orm.select({ topic: topics.topic }).from(topics)).toEqual([
    { topic: 'change/b/orders' },
  ]);
  const queue = () => database.orm.select().from(deliveries);
  expect(await queue()).toMatchObject([
    { occurrence: `service/notice/${row?.id}`, rank: 4, status: 'waiting' },
  ]);
  // Said again it changes nothing.
  expect(await register.takeOver([taken('OLA@example.com')])).toEqual(['known']);
  expect(await queue()).toHaveLength(1);
});

test('an import leaves alone who chose here, left, or refused mail, and confirms who had only asked', async () => {
  const { register, subscribers, join, database } = await openRegister();
  await join('here@example.com', { pace: 'digest' });
  await subscribers.end((await join('left@example.com')).id, { isSure: true });
  await join('bounced@example.com');
  await database.orm.update(table).set({ status: 'stopped', stoppedWhy: 'smtp.550' });
  await join('here@example.com');
  await subscribers.ask(asked('asked@example.com'));
  const all = ['here', 'left', 'bounced', 'asked', 'new'].map((name) => taken(`${name}@example.com`));
  const fates = ['known', 'suppressed', 'stopped', 'taken', 'taken'];
  expect(await register.foresee(all)).toEqual(fates);
  expect(await register.takeOver(all)).toEqual(fates);
});

test('a new key seals and hashes everybody anew; who left stays out, and links still work', async () => {
  const { register, subscribers, join, keys, database, clock } = await openRegister();
  const ola = await join('ola@example.com');
  await subscribers.end((await join('left@example.com')).id, { isSure: true });
  const link = subscribers.links.oneClick(ola.id);
  keys.file?.putNewFirst();
  // Between the new key and the end of the work she is found as well.
  await subscribers.ask(asked('ola@example.com'));
  expect(await database.orm.select().from(table)).toHaveLength(1);
  expect(await register.reseal()).toEqual({ resealed: 1, leftWithFormer: 1 });
  const [row] = await database.orm.select().from(table);
  expect([row?.keyId, row?.addressHash.split('.')[0]]).toEqual([keys.currentId, keys.currentId]);
  expect((await subscribers.find(link, 'one-click'))?.address).toBe('ola@example.com');
  expect((await subscribers.find(subscribers.links.manage(ola.id, clock.now), 'manage'))?.id).toBe(ola.id);
  expect(await register.takeOver([taken('left@example.com')])).toEqual(['suppressed']);
});

test('a test goes to an address that is not told, and it is erased within the hour', async () => {
  const { register, join, database, queued } = await openRegister();
  const { id } = await join('ola@example.com');
  await register.queueTest('ola@example.com', 'pl');
  await register.queueTest('staff@example.com', 'en');
  expect((await queued('test')).map((row) => row.subscriber === id)).toContain(true);
  const rows = await database.orm.select().from(table);
  expect(rows.map(({ status, eraseAt }) => [status, eraseAt]).sort()).toEqual([
    ['confirmed', null],
    ['pending', '2021-03-17T12:00:00.000Z'],
  ]);
});

test('who left by a former key comes back by their own mail, for all keys', async () => {
  const { subscribers, join, keys, database } = await openRegister();
  await subscribers.end((await join('left@example.com')).id, { isSure: true });
  keys.file?.putNewFirst();
  await join('left@example.com');
  expect(await database.orm.select().from(suppressions)).toEqual([]);
});

test('a group that was taken over is asked before one member ends it for all', async () => {
  const { register, subscribers, database } = await openRegister();
  await register.takeOver([taken('support@example.com')]);
  const [row] = await database.orm.select().from(table);
  expect(await subscribers.end(row?.id ?? '', { isSure: false })).toBe('asked');
});

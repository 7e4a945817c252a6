import { describe, expect, test, vi } from 'vitest';
import { subscribers as table } from '../../../db/schema.ts';
import { DatabaseTrouble } from '../../../src/actions/database-trouble.ts';
import type { ChannelName } from '../../../src/domain/subscription.ts';
import { askToBeTold } from '../../../src/subscribe/ask.ts';
import type { SubscriberExchange } from '../../../src/subscribe/exchange.ts';
import { SubscribeFlood } from '../../../src/subscribe/flood.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { formOf } from '../../support/form.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';
import { openSubscribers } from '../../support/subscribers.ts';

const context = contextOf([
  published(panelDocument('a'), panelDocument('b'), featureDocument('prices'), featureDocument('orders')),
  availability([cell('prices', 'b', 'unavailable'), cell('orders', 'b', 'available')]),
]);

type Fields = Parameters<typeof formOf>[0];

async function openForm(channels: readonly ChannelName[] = ['email', 'slack', 'webhook']) {
  const { subscribers, database } = await openSubscribers();
  const flood = new SubscribeFlood(() => 0);
  const subscribe = {
    subscribers,
    channels,
    flood,
    reached: 'everybody' as 'everybody' | 'nobody',
    lookAtLog: async () => {},
    checkAddress: async () => null,
    challenge: async () => 'answered' as const,
    pushKey: null,
  };
  const exchange = (request: Request, isOwnForm = true): SubscriberExchange => ({
    request,
    url: new URL(request.url),
    locals: { view: context, subscribe, isOwnForm },
  });
  const send = async (fields: Fields, isOwnForm = true, from = '192.0.2.7') => {
    const body = formOf(fields);
    const request = new Request('http://x/subscribe/', {
      method: 'POST',
      body,
      headers: { 'X-Forwarded-For': from },
    });
    const answer = await askToBeTold(exchange(request, isOwnForm));
    if (answer instanceof Response) throw new Error('it led elsewhere');
    return answer;
  };
  const look = async (query: string) => {
    const answer = await askToBeTold(exchange(new Request(`http://x/subscribe/${query}`)));
    if (answer instanceof Response || answer.view.kind !== 'form') throw new Error('there is no form');
    return answer.view.form;
  };
  const stored = () => database.orm.select().from(table);
  return { send, look, stored, subscribers, subscribe };
}

const MAIL = { channel: 'email', email: 'ola@example.com' } as const;

describe('what is asked for', () => {
  test('is written down, and everybody reads the same', async () => {
    const { send, stored } = await openForm();
    const first = await send({ ...MAIL, panel: ['b'], feature: ['prices'] });
    const again = await send({ ...MAIL, panel: ['b'], feature: ['prices'] });
    expect(first.status).toBe(200);
    expect(first.view.page.title).toBe('Prawie gotowe');
    expect(again).toEqual(first);
    expect(JSON.stringify(first.view)).not.toContain('ola@');
    expect(await stored()).toHaveLength(1);
  });

  test('needs neither a channel nor kinds: mail of the usual ones', async () => {
    const { send, stored } = await openForm();
    expect((await send({ email: 'ola@example.com' })).status).toBe(200);
    expect(await stored()).toMatchObject([{ channel: 'email', pace: 'at-once', locale: 'pl' }]);
  });

  test('is read without what cannot be seen of it', async () => {
    const { send } = await openForm();
    expect((await send({ email: '\u0007ola@example.com\u0000' })).status).toBe(200);
  });

  test('once, of what works already, stores nothing and says so', async () => {
    const { send, stored } = await openForm();
    const { status, view } = await send({ ...MAIL, panel: ['b'], feature: ['orders'], once: '1' });
    expect([status, view.page.title]).toEqual([200, 'To już działa']);
    expect(await stored()).toEqual([]);
  });

  test('once, of a panel, is what does not work there', async () => {
    const { send, stored } = await openForm();
    expect((await send({ ...MAIL, panel: ['b'], once: '1' })).view.page.title).toBe('Prawie gotowe');
    expect(await stored()).toHaveLength(1);
  });
});

describe('a mistake', () => {
  test.for<[name: string, fields: Fields, field: string]>([
    ['no address', { channel: 'email' }, 'email'],
    ['no address of mail', { channel: 'email', email: 'ola' }, 'email'],
    ['no address of a chat', { channel: 'slack' }, 'url'],
    ['an address without TLS', { channel: 'slack', url: 'http://example.com/hook' }, 'url'],
    ['a webhook without an owner', { channel: 'webhook', url: 'https://example.com/hook' }, 'owner'],
    ['a channel that is not offered', { channel: 'discord', url: 'https://example.com/hook' }, 'channel'],
    ['once of nothing', { ...MAIL, feature: [], once: '1' }, 'what'],
    ['a panel that there is not', { ...MAIL, panel: ['z'] }, 'what'],
    ['an incident that there is not', { ...MAIL, incident: 'flood' }, 'what'],
  ])('%s is told at its field, and what was typed stays', async ([, fields, field]) => {
    const { send, stored } = await openForm();
    const { status, view } = await send({ feature: ['prices'], digest: '1', ...fields });
    if (view.kind !== 'form' || view.form === null) throw new Error('there is no form');
    expect(status).toBe(422);
    expect(Object.keys(view.form.errors)).toEqual([field]);
    expect(view.form.typed).toMatchObject({ digest: true, email: fields.email ?? '', url: fields.url ?? '' });
    expect(await stored()).toEqual([]);
  });

  test('is answered by the newest of the log: a clock set live a moment ago', async () => {
    const { send, subscribe } = await openForm();
    subscribe.reached = 'nobody';
    expect((await send(MAIL)).view.page.title).toBe('Zapisane, ale nic nie przyjdzie');
    subscribe.lookAtLog = async () => {
      subscribe.reached = 'everybody';
    };
    expect((await send(MAIL)).view.page.title).toBe('Prawie gotowe');
  });

  test('what is no form of ours is refused, and nothing of it stored', async () => {
    const { send, stored } = await openForm();
    expect((await send(MAIL, false)).status).toBe(403);
    expect((await send({ ...MAIL, url: 'x'.repeat(3000) })).status).toBe(400);
    expect((await send({ ...MAIL, panel: Array.from({ length: 501 }, () => 'b') })).status).toBe(400);
    expect(await stored()).toEqual([]);
  });

  test('whoever sends a flood of forms is told how long to wait', async () => {
    const { send } = await openForm();
    for (let count = 0; count < 20; count += 1) await send({ channel: 'email' });
    const { status, headers, view } = await send(MAIL);
    expect([status, headers, view.page.title]).toEqual([429, { 'Retry-After': '30' }, 'Za dużo próśb']);
    expect((await send(MAIL, true, '2001:db8::1')).status).toBe(200);
  });

  test('while the database cannot be used nothing is promised', async () => {
    const { send, subscribers } = await openForm();
    vi.spyOn(subscribers, 'ask').mockRejectedValue(new DatabaseTrouble('database.locked'));
    expect((await send(MAIL)).status).toBe(503);
  });
});

test('a link fills in what there is, however it is spelt, and nothing that there is not', async () => {
  const { look } = await openForm();
  const form = await look('?panel=B&panel=z&feature=prices&once=1&incident=flood&email=ola@example.com');
  expect(form?.typed).toMatchObject({
    panels: ['b'],
    features: ['prices'],
    once: true,
    incident: '',
    email: '',
  });
});

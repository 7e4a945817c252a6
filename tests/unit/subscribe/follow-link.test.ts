import { describe, expect, test, vi } from 'vitest';
import { subscriberTokens, subscriptions, subscribers as table } from '../../../db/schema.ts';
import { DatabaseTrouble } from '../../../src/actions/database-trouble.ts';
import { instantAfter } from '../../../src/domain/time.ts';
import type { SubscriberExchange } from '../../../src/subscribe/exchange.ts';
import { SubscribeFlood } from '../../../src/subscribe/flood.ts';
import { confirmByLink, endByLink, endByOneClick } from '../../../src/subscribe/follow-link.ts';
import { manage } from '../../../src/subscribe/manage.ts';
import { featureDocument, panelDocument } from '../../support/documents.ts';
import { formOf } from '../../support/form.ts';
import { availability, cell, contextOf, published } from '../../support/state.ts';
import { asked, openSubscribers } from '../../support/subscribers.ts';

const context = contextOf([published(panelDocument('a'), panelDocument('b'), featureDocument('prices'))]);

async function openLinks() {
  const test = await openSubscribers();
  const subscribe: SubscriberExchange['locals']['subscribe'] = {
    subscribers: test.subscribers,
    channels: ['email'],
    flood: new SubscribeFlood(() => 0),
    reached: 'everybody' as const,
    lookAtLog: async () => {},
    checkAddress: async () => null,
    challenge: async () => 'answered',
    pushKey: null,
  };
  // A mail program and a page that says nothing of where it comes from: the link is all that there is.
  const exchange = (body: FormData | string | null): SubscriberExchange => ({
    request: new Request('http://x/', body === null ? {} : { method: 'POST', body }),
    url: new URL('http://x/'),
    locals: { view: context, subscribe, isOwnForm: false },
  });
  const stored = () => test.database.orm.select().from(table);
  return {
    ...test,
    looking: exchange(null),
    sending: (body: FormData | string = '') => exchange(body),
    stored,
  };
}

describe('the link of the mail', () => {
  test('shows what will be sent and a button, and looking at it changes nothing', async () => {
    const { subscribers, lastNonce, looking, sending, stored } = await openLinks();
    await subscribers.ask(asked('ola@example.com'));
    const token = subscribers.links.once('confirm', await lastNonce('confirm'));
    const { status, view } = await confirmByLink(looking, token);
    expect(status).toBe(200);
    expect(view).toMatchObject({ button: 'Potwierdzam', list: [expect.stringContaining('na panelu')] });
    expect(await stored()).toMatchObject([{ status: 'pending' }]);
    expect((await confirmByLink(sending(), token)).view).toMatchObject({
      button: null,
      page: { title: 'Gotowe' },
    });
    expect(await stored()).toMatchObject([{ status: 'confirmed' }]);
  });

  test('followed again says that it is confirmed, and leads to the choices', async () => {
    const { subscribers, lastNonce, looking, sending, stored } = await openLinks();
    await subscribers.ask(asked('ola@example.com'));
    const token = subscribers.links.once('confirm', await lastNonce('confirm'));
    await confirmByLink(sending(), token);
    const { status, view } = await confirmByLink(looking, token);
    expect([status, view]).toMatchObject([
      200,
      {
        button: null,
        page: { title: 'Już potwierdzone' },
        list: [expect.stringContaining('na panelu')],
        links: [{ href: expect.stringMatching(/^\/subscribe\/manage\/.+\/$/) }, { href: '/' }],
      },
    ]);
    const choices = view.links[0]?.href.split('/')[3] ?? '';
    expect(await subscribers.find(choices, 'manage')).toMatchObject({ status: 'confirmed' });
    expect(await stored()).toMatchObject([{ status: 'confirmed' }]);
  });

  test('of a webhook, whose owner need not be who is called, leads to no choices', async () => {
    const { subscribers, lastNonce, looking, sending } = await openLinks();
    await subscribers.ask(
      asked('https://shop.example/hook', { channel: 'webhook', owner: 'ola@example.com' }),
    );
    const token = subscribers.links.once('confirm', await lastNonce('confirm'));
    await confirmByLink(sending(), token);
    const { view } = await confirmByLink(looking, token);
    expect(view.page.title).toBe('Już potwierdzone');
    expect(JSON.stringify(view.links)).not.toContain('manage');
  });

  test('says nothing of what somebody asked for after it was sent', async () => {
    const { subscribers, clock, lastNonce, looking, sending } = await openLinks();
    await subscribers.ask(asked('ola@example.com'));
    const token = subscribers.links.once('confirm', await lastNonce('confirm'));
    await confirmByLink(sending(), token);
    clock.now = instantAfter(clock.now, 60_000);
    await subscribers.ask(asked('ola@example.com', { wish: { of: 'incident', incident: 'fire' } }));
    const { view } = await confirmByLink(looking, token);
    expect(view).toMatchObject({ button: null, list: [expect.stringContaining('na panelu')] });
    expect(view.list).toHaveLength(1);
  });

  test('of which nothing waits any more confirms nothing', async () => {
    const { subscribers, lastNonce, database, looking, sending, stored } = await openLinks();
    await subscribers.ask(asked('ola@example.com'));
    const token = subscribers.links.once('confirm', await lastNonce('confirm'));
    await database.orm.delete(subscriptions);
    for (const exchange of [looking, sending()])
      expect((await confirmByLink(exchange, token)).status).toBe(410);
    expect(await stored()).toMatchObject([{ status: 'pending' }]);
  });

  test('of a webhook confirms nothing before the webhook answered a challenge', async () => {
    const { subscribers, lastNonce, sending, stored } = await openLinks();
    await subscribers.ask(asked('https://shop.example/1', { channel: 'webhook', owner: 'ola@example.com' }));
    const token = subscribers.links.once('confirm', await lastNonce('confirm'));
    const exchange = sending();
    const silent = { ...exchange.locals.subscribe, challenge: async () => 'unanswered' as const };
    const { status } = await confirmByLink(
      { ...exchange, locals: { ...exchange.locals, subscribe: silent } },
      token,
    );
    expect(status).toBe(422);
    expect(await stored()).toMatchObject([{ status: 'pending' }]);
    expect((await confirmByLink(sending(), token)).status).toBe(200);
  });

  test('that ends while its webhook is asked confirms nothing, and says so', async () => {
    const { subscribers, lastNonce, database, sending, stored } = await openLinks();
    await subscribers.ask(asked('https://shop.example/1', { channel: 'webhook', owner: 'ola@example.com' }));
    const token = subscribers.links.once('confirm', await lastNonce('confirm'));
    const exchange = sending();
    const challenge = async () => {
      await database.orm.delete(subscriberTokens);
      return 'answered' as const;
    };
    const subscribe = { ...exchange.locals.subscribe, challenge };
    const { status } = await confirmByLink({ ...exchange, locals: { ...exchange.locals, subscribe } }, token);
    expect(status).toBe(410);
    expect(await stored()).toMatchObject([{ status: 'pending' }]);
  });

  test('that works no more says what to do', async () => {
    const { looking, sending } = await openLinks();
    for (const exchange of [looking, sending()]) {
      const { status, view } = await confirmByLink(exchange, 'nonsense');
      expect([status, view.page.title]).toEqual([410, 'Ten link już nie działa']);
    }
  });
});

describe('one click', () => {
  test('of a mail program ends it in a line, and again says the same', async () => {
    const { join, subscribers, sending, stored } = await openLinks();
    const { id } = await join('ola@example.com');
    const token = subscribers.links.oneClick(id);
    const first = await endByOneClick(sending('List-Unsubscribe=One-Click'), token);
    if (!(first instanceof Response)) throw new Error('a program got a page');
    expect([first.status, await first.text()]).toEqual([200, 'Powiadomienia zakończone\n']);
    expect(await stored()).toEqual([]);
    expect(await endByOneClick(sending(formOf({ 'List-Unsubscribe': 'One-Click' })), token)).toMatchObject({
      status: 200,
    });
  });

  test('looked at, it shows a button; the button answers with a page', async () => {
    const { join, subscribers, looking, sending, stored } = await openLinks();
    const { id } = await join('ola@example.com');
    const token = subscribers.links.oneClick(id);
    expect(await endByOneClick(looking, token)).toMatchObject({ status: 200, view: { button: 'Zakończ' } });
    expect(await stored()).toHaveLength(1);
    expect(await endByOneClick(sending(), token)).toMatchObject({
      view: { page: { title: 'Powiadomienia zakończone' } },
    });
    expect(await stored()).toEqual([]);
  });

  test('while the database cannot be used, says when to try again', async () => {
    const { join, subscribers, sending } = await openLinks();
    const { id } = await join('ola@example.com');
    vi.spyOn(subscribers, 'find').mockRejectedValue(new DatabaseTrouble('database.locked'));
    const answer = await endByOneClick(sending('List-Unsubscribe=One-Click'), subscribers.links.oneClick(id));
    if (!(answer instanceof Response)) throw new Error('a program got a page');
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '30']);
  });

  test('of one who reads a shared address asks all of them first', async () => {
    const { join, subscribers, sending, lastNonce, stored } = await openLinks();
    const { id } = await join('support@example.com');
    const asks = await endByOneClick(sending(), subscribers.links.oneClick(id));
    expect(asks).toMatchObject({ view: { page: { title: 'Sprawdź pocztę' } } });
    expect(await stored()).toHaveLength(1);
    const token = subscribers.links.once('end', await lastNonce('end'));
    expect(await endByLink(sending(), token)).toMatchObject({
      view: { page: { title: 'Powiadomienia zakończone' } },
    });
    expect(await stored()).toEqual([]);
  });
});

describe('the page of choices', () => {
  test('keeps what is ticked, adds what is chosen, and sends its reader back to it', async () => {
    const { join, subscribers, clock, sending } = await openLinks();
    const { id, wishes } = await join('ola@example.com');
    const token = subscribers.links.manage(id, clock.now);
    const keep = wishes.map((one) => one.id);
    const saved = await manage(sending(formOf({ keep, panel: 'a', digest: '1', lang: 'en' })), token);
    if (!(saved instanceof Response)) throw new Error('it was not stored');
    expect([saved.status, saved.headers.get('Location')]).toEqual([303, `/subscribe/manage/${token}/?saved`]);
    const found = await subscribers.find(token, 'manage');
    expect(found).toMatchObject({ pace: 'digest', locale: 'en' });
    expect(found?.wishes).toHaveLength(2);
  });

  test('looked at, as programs do, changes nothing', async () => {
    const { join, subscribers, clock, looking, stored } = await openLinks();
    const { id, wishes } = await join('ola@example.com');
    const token = subscribers.links.manage(id, clock.now);
    const before = await stored();
    expect(await manage(looking, token)).toMatchObject({ status: 200 });
    expect(await stored()).toEqual(before);
    expect((await subscribers.find(token, 'manage'))?.wishes).toEqual(wishes);
  });

  test('of a shared address asks all of its readers before one of them ends it', async () => {
    const { join, subscribers, clock, sending, stored } = await openLinks();
    const { id } = await join('support@example.com');
    const answer = await manage(sending(formOf({ end: '1' })), subscribers.links.manage(id, clock.now));
    expect(answer).toMatchObject({ view: { page: { title: 'Sprawdź pocztę' } } });
    expect(await stored()).toHaveLength(1);
  });

  test('with nothing left asks to end it instead', async () => {
    const { join, subscribers, clock, sending } = await openLinks();
    const { id } = await join('ola@example.com');
    const answer = await manage(sending(formOf({ lang: 'pl' })), subscribers.links.manage(id, clock.now));
    expect(answer).toMatchObject({ status: 422, view: { error: expect.stringContaining('zakończ') } });
    expect((await subscribers.find(subscribers.links.manage(id, clock.now), 'manage'))?.wishes).toHaveLength(
      1,
    );
  });

  test('says of what is to be waited for, and works already, that it was not added', async () => {
    const { join, subscribers, clock, sending, looking } = await openLinks();
    const works = contextOf([
      published(panelDocument('a'), panelDocument('b'), featureDocument('prices')),
      availability([cell('prices', 'b', 'available')]),
    ]);
    const then = (exchange: SubscriberExchange): SubscriberExchange => ({
      ...exchange,
      locals: { ...exchange.locals, view: works },
    });
    const { id, wishes } = await join('ola@example.com');
    const token = subscribers.links.manage(id, clock.now);
    const added = { panel: 'b', feature: 'prices', once: '1', lang: 'pl' };
    const keep = wishes.map((one) => one.id);
    const saved = await manage(then(sending(formOf({ ...added, keep }))), token);
    if (!(saved instanceof Response)) throw new Error('it was not stored');
    const to = saved.headers.get('Location') ?? '';
    expect(to).toBe(`/subscribe/manage/${token}/?saved&works`);
    const shown = await manage({ ...then(looking), url: new URL(to, 'http://x/') }, token);
    expect(shown).toMatchObject({ view: { isSaved: true, works: expect.stringContaining('już działa') } });
    const alone = await manage(then(sending(formOf(added))), token);
    expect(alone).toMatchObject({ status: 422, view: { error: expect.stringContaining('już działa') } });
    expect((await subscribers.find(token, 'manage'))?.wishes).toHaveLength(1);
  });

  test('ends it', async () => {
    const { join, subscribers, clock, sending, stored } = await openLinks();
    const { id } = await join('ola@example.com');
    const token = subscribers.links.manage(id, clock.now);
    expect(await manage(sending(formOf({ end: '1' })), token)).toMatchObject({
      view: { page: { title: 'Powiadomienia zakończone' } },
    });
    expect(await stored()).toEqual([]);
    expect(await manage(sending(formOf({ end: '1' })), token)).toMatchObject({ status: 410 });
  });

  test('shows what was sent to them', async () => {
    const { join, subscribers, clock, looking } = await openLinks();
    const { id } = await join('ola@example.com');
    const answer = await manage(looking, subscribers.links.manage(id, clock.now));
    expect(answer).toMatchObject({ view: { receipts: [{ what: 'Link potwierdzający', outcome: 'czeka' }] } });
  });
});

test('choices that come as no form are refused in words, and change nothing', async () => {
  const { join, subscribers, sending, stored, clock } = await openLinks();
  const { id } = await join('ola@example.com');
  const before = await stored();
  for (const body of ['', '{"end":1}']) {
    const answer = await manage(sending(body), subscribers.links.manage(id, clock.now));
    expect(answer).toMatchObject({ status: 422 });
  }
  expect(await stored()).toEqual(before);
});

import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import type { Recipient } from '../../../../src/notify/channel.ts';
import { WebhookChannel } from '../../../../src/notify/channels/webhook.ts';
import { mailRecipient, messageOf, messageSection } from '../../../support/messages.ts';
import { type Received, startReceiver } from '../../../support/receiver.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SITE = 'https://status.example.com';

async function start(reply?: Parameters<typeof startReceiver>[0], format: Recipient['format'] = 'latarnia') {
  const { port, received, sender } = await startReceiver(reply);
  const recipient = mailRecipient({
    channel: 'webhook',
    address: `https://hooks.example.test:${port}/in`,
    secret: SECRET,
    format,
  });
  return { channel: new WebhookChannel(sender, SITE), recipient, received };
}

function signatureOf({ headers }: Received): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

test('a receiver by the library of Standard Webhooks takes what is sent, and nothing that was changed', async () => {
  const { channel, recipient, received } = await start();
  expect(await channel.deliver(messageOf(), recipient)).toEqual({ kind: 'delivered', why: 'http.200' });
  const [call] = received;
  if (!call) throw new Error('nothing came');
  const receiver = new Webhook(SECRET);
  expect(receiver.verify(call.body, signatureOf(call))).toMatchObject({ id: 'm-0123456789abcdef' });
  expect(() => receiver.verify(call.body.replace('412', '413'), signatureOf(call))).toThrow();
  expect(() => receiver.verify(call.body, { ...signatureOf(call), 'webhook-id': 'm-1' })).toThrow();
  expect(() => new Webhook('whsec_AAAA').verify(call.body, signatureOf(call))).toThrow();
});

test('each attempt at a message has the same id', async () => {
  const { channel, recipient, received } = await start((response) => response.writeHead(500).end());
  expect(await channel.deliver(messageOf(), recipient)).toEqual({
    kind: 'later',
    why: 'http.500',
    after: null,
  });
  await channel.deliver(messageOf(), recipient);
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(Array(2).fill('m-0123456789abcdef'));
});

test('our own form says all that a reader is told, and the same for machines', async () => {
  const { channel, recipient, received } = await start();
  const facts = [
    {
      of: 'cell',
      at: '2021-03-17T11:00:00.000Z',
      panel: 'b',
      feature: 'price-sync',
      state: 'available',
      formerly: 'unavailable',
      estimate: { kind: 'none' },
    },
  ] as const;
  await channel.deliver(messageOf({ facts }), recipient);
  const [section] = messageOf().sections;
  expect(received[0]?.headers['content-type']).toBe('application/json');
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    type: 'latarnia.news',
    id: 'm-0123456789abcdef',
    site: 'Status BaseLinker',
    locale: 'pl',
    revision: 412,
    thread: 'feature/price-sync',
    subject: 'Panel B: synchronizacja cen znów działa',
    lead: messageOf().lead,
    sections: [
      {
        heading: section?.heading,
        text: section?.lines,
        at: section?.at,
        tone: 'good',
        url: section?.href,
      },
    ],
    more: 0,
    facts,
    occurrences: ['evt-5f1c0d'],
    url: messageOf().links.page,
    manage_url: messageOf().links.manage,
    unsubscribe_url: messageOf().links.oneClick,
  });
});

test('as a CloudEvent it has the attributes that version 1.0 asks for, and ours as its data', async () => {
  const { channel, recipient, received } = await start(undefined, 'cloudevents');
  await channel.deliver(messageOf(), recipient);
  expect(received[0]?.headers['content-type']).toBe('application/cloudevents+json');
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
    specversion: '1.0',
    id: 'm-0123456789abcdef',
    source: SITE,
    type: 'latarnia.news',
    subject: 'feature/price-sync',
    time: messageOf().sections[0]?.at,
    datacontenttype: 'application/json',
    data: { id: 'm-0123456789abcdef', sections: [{}] },
  });
});

test('what no longer fits 20 KB is left out by whole sections, and counted', async () => {
  const { channel, recipient, received } = await start();
  const sections = Array(30).fill(messageSection({ lines: ['ż'.repeat(1000)] }));
  expect((await channel.deliver(messageOf({ sections }), recipient)).kind).toBe('delivered');
  const body = received[0]?.body ?? '';
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(20 * 1024);
  const { sections: told, more } = JSON.parse(body);
  expect([told.length + more, told.at(-1).text[0].length]).toEqual([30, 1000]);
});

test.each([
  [410, { kind: 'refused', why: 'http.410', isAddress: true }],
  [301, { kind: 'later', why: 'http.301', after: null }],
  [404, { kind: 'later', why: 'http.404', after: null }],
] as const)('an answer of %i is %j', async (status, outcome) => {
  const { channel, recipient } = await start((response) =>
    response.writeHead(status, { location: 'https://hooks.example.test/' }).end(),
  );
  expect(await channel.deliver(messageOf(), recipient)).toEqual(outcome);
});

test('a receiver that asks for time gets it', async () => {
  const { channel, recipient } = await start((response) =>
    response.writeHead(429, { 'retry-after': '30' }).end(),
  );
  expect(await channel.deliver(messageOf(), recipient)).toEqual({
    kind: 'later',
    why: 'http.429',
    after: 30_000,
  });
});

const echo = (body: string): string => JSON.parse(body).challenge;

test.each([
  ['alone', (body: string) => echo(body)],
  ['as JSON', (body: string) => JSON.stringify({ challenge: echo(body) })],
  ['as a string of JSON', (body: string) => `${JSON.stringify(echo(body))}\n`],
])('a challenge is answered by what was sent, %s', async (_, answer) => {
  const { channel, recipient, received } = await start((response, { body }) => response.end(answer(body)));
  const outcome = await channel.deliver(messageOf({ kind: 'confirm' }), recipient);
  expect(outcome).toEqual({ kind: 'delivered', why: 'challenge.answered' });
  const [call] = received;
  if (!call) throw new Error('nothing came');
  expect(new Webhook(SECRET).verify(call.body, signatureOf(call))).toEqual({
    type: 'latarnia.challenge',
    id: expect.stringMatching(/^challenge-/),
    challenge: expect.stringMatching(/^[\w-]{32}$/),
  });
});

test.each([
  ['nothing', () => ''],
  ['OK', () => 'OK'],
  ['all that came', (body: string) => body],
  ['another', () => '{"challenge":"x"}'],
])('who answers a challenge with %s is not called', async (_, answer) => {
  const { channel, recipient } = await start((response, { body }) => response.end(answer(body)));
  expect(await channel.deliver(messageOf({ kind: 'confirm' }), recipient)).toEqual({
    kind: 'later',
    why: 'challenge.unanswered',
    after: null,
  });
});

test('an error with the challenge in it is no answer', async () => {
  const { channel, recipient } = await start((response, { body }) =>
    response.writeHead(500).end(JSON.parse(body).challenge),
  );
  expect(await channel.deliver(messageOf({ kind: 'confirm' }), recipient)).toMatchObject({ why: 'http.500' });
});

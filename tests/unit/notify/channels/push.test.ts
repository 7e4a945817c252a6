import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import webPush from 'web-push';
import { PushChannel } from '../../../../src/notify/channels/push.ts';
import type { Message } from '../../../../src/notify/message.ts';
import { decryptPush, makeBrowserKeys } from '../../../support/decrypt-push.ts';
import { mailRecipient, messageOf, messageSection } from '../../../support/messages.ts';
import { startReceiver } from '../../../support/receiver.ts';

const VAPID = { subject: 'https://status.example.com', ...webPush.generateVAPIDKeys() };

async function deliver(message: Message, { status = 201, keys = makeBrowserKeys() } = {}) {
  const { port, received, sender } = await startReceiver((response) => response.writeHead(status).end());
  const address = JSON.stringify({
    endpoint: `https://push.example.test:${port}/wpush/v2/abc`,
    expirationTime: null,
    keys: { p256dh: keys.publicKey, auth: keys.auth },
  });
  const channel = new PushChannel(sender, VAPID);
  const outcome = await channel.deliver(message, mailRecipient({ channel: 'push', address }));
  return { outcome, request: received[0], keys };
}

test('the browser of RFC 8291 reads the message of RFC 8291', () => {
  const browser = {
    privateKey: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
    publicKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  };
  const message = Buffer.from(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    'base64url',
  );
  expect(decryptPush(message, browser)).toBe('When I grow up, I want to be a watermelon');
});

test('a message is encrypted for the browser, which alone can read it, in the declarative form', async () => {
  const { outcome, request, keys } = await deliver(messageOf());
  expect(outcome).toEqual({ kind: 'delivered', why: 'http.201' });
  const raw = request?.raw ?? Buffer.alloc(0);
  expect(JSON.parse(decryptPush(raw, keys))).toEqual({
    web_push: 8030,
    notification: {
      title: 'Panel B: synchronizacja cen znów działa',
      body: [
        'W panelu B zmienił się stan jednej funkcji, o której chcesz wiedzieć.',
        'Synchronizacja cen, panel B',
        'Synchronizacja cen znów działa w panelu B.',
        'Ceny zmienione od 9 marca wyślij jeszcze raz: lista produktów, akcja „Wyślij ceny”.',
      ].join('\n'),
      navigate: 'https://status.example.com/panel/b/',
      lang: 'pl',
      dir: 'ltr',
      tag: 'feature/price-sync',
    },
  });
  expect(raw.toString()).not.toContain('synchronizacja');
  expect(() => decryptPush(raw, makeBrowserKeys())).toThrow();
});

test('the push service is told how long it keeps it, how urgent it is and what it takes the place of', async () => {
  const { request } = await deliver(messageOf());
  expect(request?.headers).toMatchObject({
    ttl: '86400',
    urgency: 'normal',
    'content-encoding': 'aes128gcm',
    topic: expect.stringMatching(/^[\w-]{32}$/),
  });
  const once = await deliver(messageOf({ kind: 'once' }));
  expect(once.request?.headers).toMatchObject({ ttl: '259200', urgency: 'high' });
  expect(once.request?.headers).not.toHaveProperty('topic');
});

test('it is signed with the key of the site, for the push service alone (RFC 8292)', async () => {
  const { request } = await deliver(messageOf());
  const [, token = '', key = ''] =
    /^vapid t=([^,]+), k=([\w-]+)$/.exec(request?.headers.authorization ?? '') ?? [];
  expect(key).toBe(VAPID.publicKey);
  const [head = '', claims = '', signature = ''] = token.split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    aud: `https://${request?.headers.host}`,
    sub: 'https://status.example.com',
  });
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)];
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  expect(
    verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    ),
  ).toBe(true);
});

test('what asks something opens what it asks for', async () => {
  const action = { label: 'Potwierdź', href: 'https://status.example.com/subscribe/confirm/x/' };
  const { request, keys } = await deliver(messageOf({ kind: 'confirm', action }));
  const raw = request?.raw ?? Buffer.alloc(0);
  expect(JSON.parse(decryptPush(raw, keys)).notification.navigate).toBe(action.href);
});

test('a long message is cut to whole sections that fit 4096 bytes encrypted, and says how many more there are', async () => {
  const section = messageSection({ heading: 'Zażółć', lines: ['ż'.repeat(300)] });
  const { outcome, request, keys } = await deliver(messageOf({ sections: Array(12).fill(section) }));
  expect(outcome.kind).toBe('delivered');
  const raw = request?.raw ?? Buffer.alloc(0);
  expect(raw.length).toBeLessThanOrEqual(4096);
  const { body } = JSON.parse(decryptPush(raw, keys)).notification;
  expect(body).toMatch(/I jeszcze \d+ rzeczy na stronie\.$/);
});

test.each([404, 410])('a browser that has gone (%i) gets nothing more', async (status) => {
  expect((await deliver(messageOf(), { status })).outcome).toEqual({
    kind: 'refused',
    why: `http.${status}`,
    isAddress: true,
  });
});

test('a push service that is busy is asked again', async () => {
  expect((await deliver(messageOf(), { status: 429 })).outcome).toMatchObject({ kind: 'later' });
});

test('keys that are no point of the curve, and what is no subscription, get nothing more', async () => {
  const keys = { ...makeBrowserKeys(), publicKey: Buffer.alloc(65, 4).toString('base64url') };
  const refused = { kind: 'refused', why: 'address.no-subscription', isAddress: true };
  expect((await deliver(messageOf(), { keys })).outcome).toEqual(refused);
  const { sender } = await startReceiver();
  const channel = new PushChannel(sender, VAPID);
  expect(await channel.deliver(messageOf(), mailRecipient({ channel: 'push', address: '{}' }))).toEqual(
    refused,
  );
});

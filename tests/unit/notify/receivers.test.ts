import { expect, test } from 'vitest';
import { GuardedReceivers } from '../../../src/notify/receivers.ts';
import { makeBrowserKeys } from '../../support/decrypt-push.ts';
import { openSender, startReceiver } from '../../support/receiver.ts';

const { publicKey, auth } = makeBrowserKeys();
const subscription = (endpoint: string, keys: object = { p256dh: publicKey, auth }) =>
  JSON.stringify({ endpoint, expirationTime: null, keys });

test.each([
  ['webhook', 'https://hooks.example.test/in', null],
  ['webhook', 'http://hooks.example.test/in', 'address.scheme'],
  ['webhook', 'https://10.0.0.1/in', 'address.not-public'],
  ['slack', 'https://hooks.slack.com/services/T0/B0/X', null],
  ['slack', 'https://hooks.example.test/services/T0/B0/X', 'address.other-host'],
  ['discord', 'https://hooks.slack.com/services/T0/B0/X', 'address.other-host'],
  ['push', subscription('https://push.example.test/abc'), null],
  ['push', subscription('http://push.example.test/abc'), 'address.scheme'],
  ['push', subscription('https://169.254.169.254/abc'), 'address.not-public'],
  ['push', subscription('https://push.example.test/abc', { p256dh: 'x', auth }), 'address.no-subscription'],
  ['push', '[]', 'address.no-subscription'],
  ['push', 'null', 'address.no-subscription'],
  ['push', 'https://push.example.test/abc', 'address.no-subscription'],
] as const)('of %s, what is wrong with %s is %s', async (channel, address, flaw) => {
  expect(await new GuardedReceivers(openSender()).check(channel, address)).toBe(flaw);
});

test('a name that leads inside is refused like one that nobody knows', async () => {
  const check = (found: string[]) =>
    new GuardedReceivers(openSender({ resolve: async () => found })).check(
      'webhook',
      'https://a.example.test/',
    );
  expect([await check(['10.0.0.1']), await check([]), await check(['8.8.8.8'])]).toEqual([
    'address.not-public',
    'address.not-public',
    null,
  ]);
});

test('a webhook is asked to answer a challenge', async () => {
  const { port, sender } = await startReceiver((response, { path, body }) =>
    response.end(path === '/good' ? JSON.parse(body).challenge : 'OK'),
  );
  const receivers = new GuardedReceivers(sender);
  const ask = (path: string) =>
    receivers.challenge({ address: `https://hooks.example.test:${port}${path}`, secret: null });
  expect([await ask('/good'), await ask('/bad')]).toEqual(['answered', 'unanswered']);
});

import { expect, test } from 'vitest';
import { addressKey } from '../../../src/store/address-key.ts';

const push = (endpoint: string, auth: string) => JSON.stringify({ endpoint, keys: { p256dh: 'x', auth } });

test.each([
  ['email', 'Ola@BÜCHER.example', 'ola@xn--bcher-kva.example'],
  ['email', 'zaz\u0307o\u0301lc\u0301@example.com', 'zażólć@example.com'],
  ['slack', 'https://Hooks.Example:443/1', 'https://hooks.example/1'],
  ['push', push('https://push.example/1', 'a'), push('https://push.example/1', 'b')],
] as const)('%s: %s is %s', (channel, one, other) => {
  expect(addressKey(channel, one)).toBe(addressKey(channel, other));
});

test.each([
  ['email', 'ola+shop@example.com', 'ola@example.com'],
  ['email', 'o.la@example.com', 'ola@example.com'],
  ['slack', 'https://hooks.example/A', 'https://hooks.example/a'],
  ['push', push('https://push.example/1', 'a'), push('https://push.example/2', 'a')],
] as const)('%s: %s is not %s', (channel, one, other) => {
  expect(addressKey(channel, one)).not.toBe(addressKey(channel, other));
});

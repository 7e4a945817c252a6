import { expect, test } from 'vitest';
import { maskAddress } from '../../../src/cli/mask-address.ts';

test.each([
  ['email', 'ola@shop.example', 'o…@s….example'],
  ['email', 'żaneta@gęś.example', 'ż…@g….example'],
  ['slack', 'https://hooks.example/services/secret', 'https://hooks.example/…'],
  ['push', '{"endpoint":"https://push.example/secret"}', '…'],
] as const)('of %s, %s is shown as %s', (channel, address, shown) => {
  expect(maskAddress(channel, address)).toBe(shown);
});

import { expect, test } from 'vitest';
import { canBeMail, findAddressFault } from '../../../src/actions/find-address-fault.ts';

test.each([
  'ola@example.com',
  'o.l-a+status@sub.example.com',
  "o'hara@example.com",
  'zażółć@gęślą.example',
  'ola@xn--bcher-kva.example',
  `${'a'.repeat(64)}@example.com`,
  // As macOS writes it: a letter, and its mark by itself.
  'andre\u0301@example.com',
  'ola@cafe\u0301.example',
  'राम@example.com',
])('%s can be an address of mail', (address) => {
  expect(canBeMail(address)).toBe(true);
});

test.each([
  ...[
    'ola',
    '@example.com',
    'ola@',
    'ola@localhost',
    'ola@example..com',
    '.ola@example.com',
    'ola.@example.com',
  ],
  ...['ola@example.com,jan@example.com', 'Ola <ola@example.com>', 'ola@example.com\nBcc: jan@example.com'],
  ...[
    'ola@exam ple.com',
    'ola@-example.com',
    '"ola"@example.com',
    'ola@[127.0.0.1]',
    'o\u202ela@example.com',
  ],
  `${'a'.repeat(65)}@example.com`,
  `ola@${'a'.repeat(250)}.example`,
  // Written as mail servers have it, these are no domains, or too long ones.
  ...['ola@example.123', 'ola@1.10', 'ola@0x7f.11', `ola@${'ż'.repeat(60)}.example`],
  `${'a'.repeat(60)}@${Array.from({ length: 5 }, () => 'żółć'.repeat(7)).join('.')}.example`,
])('%j cannot', (address) => {
  expect(canBeMail(address)).toBe(false);
});

test.each([
  ['email', ' ', null, 'address.missing'],
  ['email', 'ola', null, 'address.wrong'],
  ['email', `ola@${'a.'.repeat(200)}example`, null, 'address.long'],
  ['webhook', 'https://shop.example/hook', 'ola@example.com', null],
  ['webhook', 'https://shop.example/hook', null, 'owner.wrong'],
  ['webhook', 'https://shop.example/hook', 'ola', 'owner.wrong'],
  ['webhook', 'http://shop.example/hook', 'ola@example.com', 'address.wrong'],
  ['slack', 'https://ola:x@hooks.example/1', null, 'address.wrong'],
  ['slack', 'https://ola@hooks.example/1', null, 'address.wrong'],
  ['slack', 'https://:x@hooks.example/1', null, 'address.wrong'],
  ['slack', `https://hooks.example/${'1'.repeat(2000)}`, null, 'address.long'],
  ['push', '{"endpoint":"https://push.example/1","keys":{}}', null, null],
  ['push', '{"endpoint":"http://push.example/1","keys":{}}', null, 'address.wrong'],
  ['push', '{"endpoint":1,"keys":{}}', null, 'address.wrong'],
  ['push', '{"endpoint":"https://push.example/1"}', null, 'address.wrong'],
  ['push', '{', null, 'address.wrong'],
] as const)('%s %s, owned by %s: %s', (channel, address, owner, fault) => {
  expect(findAddressFault({ channel, address, owner })).toBe(fault);
});

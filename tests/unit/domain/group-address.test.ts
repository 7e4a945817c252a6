import { expect, test } from 'vitest';
import { isGroupAddress } from '../../../src/domain/group-address.ts';

test.each([
  ...[
    'support@example.com',
    'Biuro@example.com',
    'team.shop@example.com',
    'info+status@example.com',
    'bok_2@example.com',
  ],
])('%s is read by several people', (address) => {
  expect(isGroupAddress(address)).toBe(true);
});

test.each(['ola@example.com', 'ola.support@example.com', 'supporter@example.com', 'ola@support.example'])(
  '%s is read by one',
  (address) => {
    expect(isGroupAddress(address)).toBe(false);
  },
);

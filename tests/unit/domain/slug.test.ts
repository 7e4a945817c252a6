import { expect, test } from 'vitest';
import { canEndAddress, suggestSlug } from '../../../src/domain/slug.ts';

test.for([
  ['Pożar w Strasburgu (SBG2)', 'pozar-w-strasburgu-sbg2'],
  ['Zażółć gęślą jaźń – ŁÓDŹ!', 'zazolc-gesla-jazn-lodz'],
  ['  ---  ', ''],
  ['статус', ''],
  ['Constructor', 'constructor-1'],
  ['a'.repeat(80), 'a'.repeat(64)],
  [`${'słowo '.repeat(20)}`, 'slowo-slowo-slowo-slowo-slowo-slowo-slowo-slowo-slowo-slowo'],
] as const)('%s suggests %s', ([title, slug]) => {
  expect(suggestSlug(title)).toBe(slug);
  expect(slug === '' || /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(slug)).toBe(true);
});

test.for(['constructor', '__proto__', 'toString', '', '-a', 'a-', 'ą', 'a'.repeat(65)])(
  '%s ends no address',
  (name) => {
    expect(canEndAddress(name)).toBe(false);
  },
);

test.for(['a', 'tostring', 'constructor-1', '2021'])('%s may end an address', (name) => {
  expect(canEndAddress(name)).toBe(true);
});

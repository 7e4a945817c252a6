import { expect, test } from 'vitest';
import { suggestSlug } from '../../../src/domain/slug.ts';

test.for([
  ['Pożar w Strasburgu (SBG2)', 'pozar-w-strasburgu-sbg2'],
  ['Zażółć gęślą jaźń – ŁÓDŹ!', 'zazolc-gesla-jazn-lodz'],
  ['  ---  ', ''],
  ['статус', ''],
  ['a'.repeat(80), 'a'.repeat(64)],
  [`${'słowo '.repeat(20)}`, 'slowo-slowo-slowo-slowo-slowo-slowo-slowo-slowo-slowo-slowo'],
] as const)('%s suggests %s', ([title, slug]) => {
  expect(suggestSlug(title)).toBe(slug);
  expect(slug === '' || /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(slug)).toBe(true);
});

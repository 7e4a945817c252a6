import { expect, test } from 'vitest';
import { Shares } from '../../../src/front/shares.ts';

function takeAll(shares: Shares, share: string): number {
  let count = 0;
  for (; shares.admits(share); count += 1) shares.take(share);
  return count;
}

test('one alone has half, and whoever comes next finds some', () => {
  const shares = new Shares(64);
  expect(takeAll(shares, 'a')).toBe(32);
  expect(takeAll(shares, 'b')).toBe(16);
  expect(takeAll(shares, 'c')).toBe(8);
});

test('what is given back can be had again', () => {
  const shares = new Shares(4);
  expect(takeAll(shares, 'a')).toBe(2);
  shares.giveBack('a');
  expect(takeAll(shares, 'a')).toBe(1);
});
